import { Checkbox, MultiSelect } from '@mantine/core'
import type { Group, GroupMailboxes } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { agentsQuery } from '../../tickets'
import { useFieldError, wordsOf } from '../page/errors'
import { ItemForm, useLeaving } from '../page/ItemForm'
import { ItemPage } from '../page/ItemPage'
import { NameField } from '../page/NameField'
import { NotLoaded } from '../page/NotLoaded'
import { Section } from '../page/Section'
import { choicesQuery, groupQuery, useSaveGroup } from './api/groups'
import styles from './GroupPage.module.css'
import RemoveGroupDialog from './RemoveGroupDialog'

/** A new group, or one that is there. */
export function GroupPage() {
  const { t } = useTranslation('groups')
  const { group } = useParams({ from: '/desk/admin/groups/$group' })
  return (
    <ItemPage list="/admin/groups" back={t('back')}>
      {group === 'new' ? <NewGroup /> : <KeptGroup key={group} id={group} />}
    </ItemPage>
  )
}

function NewGroup() {
  const { t } = useTranslation('groups')
  const { data, error, refetch } = useQuery(choicesQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} heading="h1" />
  return (
    <>
      <h1>{t('new')}</h1>
      {data ? <GroupForm choices={data} /> : <Skeleton width="100%" height={320} />}
    </>
  )
}

function KeptGroup({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(groupQuery(id))
  if (error && !data) return <NotLoaded error={error} retry={refetch} heading="h1" />
  if (!data) return <Skeleton width="100%" height={320} />
  return (
    <>
      <h1>{data.group.name}</h1>
      {/* what somebody else has saved is shown when it is asked for: then all is drawn anew */}
      <GroupForm
        key={data.mailboxes.version}
        kept={data.group}
        mailboxIds={data.mailboxes.mailboxIds}
        choices={data.mailboxes.choices}
        onTheirs={() => void refetch()}
      />
    </>
  )
}

interface Props {
  choices: GroupMailboxes['choices']
  /** None for a new one. */
  kept?: Group
  mailboxIds?: string[]
  onTheirs?: () => void
}

function GroupForm({ choices, kept, mailboxIds = [], onTheirs }: Props) {
  const { t } = useTranslation('groups')
  const [begun] = useState(() => ({
    name: kept?.name ?? '',
    memberIds: kept?.members.map(({ id }) => id) ?? [],
    mailboxIds,
  }))
  const [draft, setDraft] = useState(begun)
  const [removing, setRemoving] = useState(false)
  const leaving = useLeaving('/admin/groups')
  const save = useSaveGroup(kept?.id)

  function change(part: Partial<typeof draft>) {
    save.reset()
    setDraft({ ...draft, ...part })
  }

  function send(ifVersion: number | undefined) {
    const { mailboxIds: wanted, ...group } = draft
    save.mutate(
      { group, mailboxIds: wanted, ...(ifVersion === undefined ? {} : { ifVersion }) },
      {
        onSuccess: ({ name }) => {
          toast(t('saved', { name }))
          leaving.leave()
        },
      },
    )
  }

  return (
    <>
      <ItemForm
        save={save}
        isChanged={draft !== begun}
        leaving={leaving}
        version={kept?.version}
        onSend={send}
        onTheirs={onTheirs}
        create={t('create')}
        cancel={t('cancel')}
        words={wordsOf(save.error, 'groups')}
        remove={kept && { label: t('remove'), ask: () => setRemoving(true) }}
      >
        <NameField
          label={t('name')}
          placeholder={t('name-example')}
          namespace="groups"
          taken={{ code: 'group-exists', words: t('error.group-exists') }}
          value={draft.name}
          refusal={save.error}
          onChange={(name) => change({ name })}
        />
        <Members chosen={draft.memberIds} kept={kept} onChange={(memberIds) => change({ memberIds })} />
        <Section title={t('mailboxes')} hint={choices.length === 0 ? t('no-mailboxes') : t('mailboxes-hint')}>
          <div className={styles.boxes}>
            {choices.map(({ id, name, address }) => (
              <Checkbox
                key={id}
                label={name}
                description={address}
                checked={draft.mailboxIds.includes(id)}
                onChange={({ currentTarget: { checked } }) =>
                  change({
                    mailboxIds: checked
                      ? [...draft.mailboxIds, id]
                      : draft.mailboxIds.filter((mailbox) => mailbox !== id),
                  })
                }
              />
            ))}
          </div>
        </Section>
      </ItemForm>
      {removing && kept && (
        <RemoveGroupDialog group={kept} onClose={() => setRemoving(false)} onRemoved={leaving.leave} />
      )}
    </>
  )
}

function Members({
  chosen,
  kept,
  onChange,
}: {
  chosen: string[]
  kept: Group | undefined
  onChange: (ids: string[]) => void
}) {
  const { t } = useTranslation('groups')
  const errorOf = useFieldError('groups')
  const { data: agents = [] } = useQuery(agentsQuery)
  const known = new Map([...(kept?.members ?? []), ...agents].map((agent) => [agent.id, agent]))
  return (
    <MultiSelect
      label={t('members')}
      description={t('members-hint')}
      placeholder={t('find-member')}
      data={[...known.values()].map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
      value={chosen}
      searchable
      clearSearchOnChange
      hidePickedOptions
      nothingFoundMessage={t('no-agent')}
      error={errorOf('memberIds')}
      onChange={onChange}
    />
  )
}
