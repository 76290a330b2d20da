import { Button, Checkbox } from '@mantine/core'
import type { AdminAgent, AdminAgents, AgentMailbox } from '@svara/api'
import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast } from '../../../toast'
import { useSession } from '../../session'
import form from '../page/Form.module.css'
import { LeaveDialog } from '../page/LeaveDialog'
import { NotLoaded } from '../page/NotLoaded'
import { Section } from '../page/Section'
import { useEditAgent } from './api/agents'
import { agentMailboxesQuery, useSetMailboxes } from './api/mailboxes'
import styles from './Sheet.module.css'
import { useAgent } from './use-agent'

/** The agent's groups, and mailboxes by name beside those that come by a group. */
export default function AccessTab({ agentId }: { agentId: string }) {
  const { agent, groups } = useAgent(agentId)
  const { data, error, refetch } = useQuery(agentMailboxesQuery(agentId))
  if (!agent) return null
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={240} />
  return <Form agent={agent} groups={groups} mailboxes={data} onSaved={() => void refetch()} />
}

interface Props {
  agent: AdminAgent
  groups: AdminAgents['groups']
  mailboxes: AgentMailbox[]
  onSaved: () => void
}

function Form({ agent, groups, mailboxes, onSaved }: Props) {
  const { t } = useTranslation('agents')
  const mayEdit = useSession().agent.permissions.includes('edit-agents')
  const edit = useEditAgent(agent.id)
  const set = useSetMailboxes(agent.id)
  const [inGroups, setInGroups] = useState<ReadonlySet<string>>()
  const [own, setOwn] = useState<ReadonlySet<string>>()
  const shownGroups = inGroups ?? new Set(agent.groupIds)
  const shownOwn = own ?? new Set(mailboxes.filter((mailbox) => mailbox.own).map(({ id }) => id))
  const groupName = new Map(groups.map(({ id, name }) => [id, name]))
  const isChanged = inGroups !== undefined || own !== undefined
  const refusal = edit.error ?? set.error

  async function save() {
    if (inGroups) {
      await edit.mutateAsync({ groupIds: [...inGroups], ifVersion: agent.version })
      setInGroups(undefined)
    }
    if (own) {
      await set.mutateAsync([...own])
      setOwn(undefined)
    }
    onSaved()
    toast(t('saved'))
  }

  return (
    <form
      className={styles.parts}
      onSubmit={(event) => {
        event.preventDefault()
        // the refusal stands below
        save().catch(() => {})
      }}
    >
      <Section title={t('groups')} hint={t('groups-hint')}>
        {groups.length === 0 && <p className={form.hint}>{t('no-groups')}</p>}
        {groups.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            disabled={!mayEdit}
            checked={shownGroups.has(id)}
            onChange={({ currentTarget }) => setInGroups(toggled(shownGroups, id, currentTarget.checked))}
          />
        ))}
      </Section>
      <Section title={t('mailboxes')} hint={t('mailboxes-hint')}>
        {mailboxes.length === 0 && <p className={form.hint}>{t('no-mailboxes')}</p>}
        {mailboxes.map(({ id, name, address, groupIds }) => (
          <Checkbox
            key={id}
            label={name}
            description={
              groupIds.length > 0
                ? t('through', { groups: groupIds.map((group) => groupName.get(group) ?? '').join(', ') })
                : address
            }
            disabled={!mayEdit}
            checked={shownOwn.has(id)}
            onChange={({ currentTarget }) => setOwn(toggled(shownOwn, id, currentTarget.checked))}
          />
        ))}
      </Section>
      {mayEdit && (
        <footer className={form.foot}>
          <div role="alert" className={form.alert}>
            {refusal && <p>{reason(refusal)}</p>}
          </div>
          <div className={form.acts}>
            <Button type="submit" loading={edit.isPending || set.isPending} disabled={!isChanged}>
              {t('save')}
            </Button>
          </div>
        </footer>
      )}
      <LeaveDialog isChanged={() => isChanged} />
    </form>
  )
}

function toggled(set: ReadonlySet<string>, id: string, isIn: boolean) {
  const next = new Set(set)
  if (isIn) next.add(id)
  else next.delete(id)
  return next
}
