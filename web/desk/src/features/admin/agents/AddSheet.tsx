import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { Refusal, type AdminAgents } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast, toastRefusal } from '../../../toast'
import { useSession } from '../../session'
import dialog from '../page/Dialog.module.css'
import { RefusalOfFields, useFieldError } from '../page/errors'
import form from '../page/Form.module.css'
import { LeaveDialog } from '../page/LeaveDialog'
import { Section } from '../page/Section'
import { useAddAgent } from './api/agents'
import { agentMailboxesQuery, useGiveMailboxes } from './api/mailboxes'
import { LevelField } from './LevelField'
import { PasswordOnce } from './PasswordOnce'
import { ProfileFields } from './ProfileTab'
import { Sheet } from './Sheet'
import styles from './Sheet.module.css'

const BLANK = {
  name: '',
  department: '',
  email: '',
  office: 'front',
  maxChats: 3,
  temporaryPassword: '',
  sendIntroduction: true,
  groupIds: [] as string[],
  licenceLevelId: null as string | null,
}

/** A new agent. */
export default function AddSheet({ list: { groups, seats, licenceLevels } }: { list: AdminAgents }) {
  const { t } = useTranslation('agents')
  const navigate = useNavigate()
  const add = useAddAgent()
  const give = useGiveMailboxes()
  const [draft, setDraft] = useState(BLANK)
  const [mailboxIds, setMailboxIds] = useState<string[]>([])
  const [made, setMade] = useState<{ id: string; name: string; password: string }>()
  const isDone = useRef(false)
  const atLimit = add.error instanceof Refusal && add.error.code === 'seat-limit'

  function change(part: Partial<typeof BLANK>) {
    if (add.error && !atLimit) add.reset()
    setDraft({ ...draft, ...part })
  }

  function send(acceptExtraSeat: boolean) {
    add.mutate(
      { ...draft, acceptExtraSeat },
      {
        onSuccess: ({ agent, temporaryPassword }) => {
          isDone.current = true
          if (mailboxIds.length > 0)
            give.mutate(
              { agentId: agent.id, mailboxIds },
              { onError: (refusal) => toastRefusal(t('mailboxes-not-given', { name: agent.name }), refusal) },
            )
          toast(t('added', { name: agent.name }))
          if (temporaryPassword) setMade({ id: agent.id, name: agent.name, password: temporaryPassword })
          else show(agent.id)
        },
      },
    )
  }

  function show(agent: string) {
    void navigate({ to: '/admin/agents/$agent', params: { agent } })
  }

  return (
    <Sheet title={t('add')}>
      <RefusalOfFields value={add.error}>
        <form
          className={styles.parts}
          onSubmit={(event) => {
            event.preventDefault()
            send(false)
          }}
        >
          <ProfileFields draft={draft} change={change} isNew />
          <LevelField
            levels={licenceLevels}
            value={draft.licenceLevelId}
            onChange={(licenceLevelId) => change({ licenceLevelId })}
          />
          <TemporaryPassword
            value={draft.temporaryPassword}
            onChange={(temporaryPassword) => change({ temporaryPassword })}
          />
          <Checkbox
            label={t('send-introduction')}
            description={t('send-introduction-hint')}
            checked={draft.sendIntroduction}
            onChange={({ currentTarget }) => change({ sendIntroduction: currentTarget.checked })}
          />
          {groups.length > 0 && (
            <Section title={t('groups')} hint={t('groups-hint')}>
              <Boxes all={groups} chosen={draft.groupIds} onChange={(groupIds) => change({ groupIds })} />
            </Section>
          )}
          <Mailboxes chosen={mailboxIds} onChange={setMailboxIds} />
          <footer className={form.foot}>
            <div role="alert" className={form.alert}>
              {add.error && !atLimit && <p>{reason(add.error)}</p>}
            </div>
            <div className={form.acts}>
              <Button type="submit" loading={add.isPending}>
                {t('add')}
              </Button>
              <Button variant="default" onClick={() => void navigate({ to: '/admin/agents' })}>
                {t('cancel')}
              </Button>
            </div>
          </footer>
        </form>
      </RefusalOfFields>
      {atLimit && (
        <Modal opened onClose={add.reset} title={t('limit-title')} closeButtonProps={{ 'aria-label': t('close') }}>
          <p className={dialog.text}>
            {seats ? t('limit', { used: seats.used, limit: seats.limit }) : reason(add.error)}{' '}
            {seats?.price && t('limit-price', { price: seats.price })}
          </p>
          <p className={dialog.text}>{t('limit-hint')}</p>
          <div className={dialog.acts}>
            <Button loading={add.isPending} onClick={() => send(true)}>
              {t('limit-accept')}
            </Button>
            <Button variant="default" data-autofocus onClick={add.reset}>
              {t('cancel')}
            </Button>
          </div>
        </Modal>
      )}
      {made && <PasswordOnce name={made.name} password={made.password} onClose={() => show(made.id)} />}
      <LeaveDialog isChanged={() => !isDone.current && (draft !== BLANK || mailboxIds.length > 0)} />
    </Sheet>
  )
}

interface BoxesProps {
  all: { id: string; name: string; address?: string }[]
  chosen: string[]
  onChange: (chosen: string[]) => void
}

function Boxes({ all, chosen, onChange }: BoxesProps) {
  return all.map(({ id, name, address }) => (
    <Checkbox
      key={id}
      label={name}
      description={address}
      checked={chosen.includes(id)}
      onChange={({ currentTarget }) =>
        onChange(currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
      }
    />
  ))
}

/** By name, beside those that come by a group. Only for who may give them. */
function Mailboxes({ chosen, onChange }: Omit<BoxesProps, 'all'>) {
  const { t } = useTranslation('agents')
  const { agent: me } = useSession()
  // one's own list has them all
  const { data = [] } = useQuery(agentMailboxesQuery(me.id))
  if (data.length === 0 || !me.permissions.includes('edit-agents')) return null
  return (
    <Section title={t('mailboxes')} hint={t('mailboxes-hint')}>
      <Boxes all={data} chosen={chosen} onChange={onChange} />
    </Section>
  )
}

function TemporaryPassword({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('agents')
  const error = useFieldError('agents')('temporaryPassword')
  return (
    <TextInput
      label={t('temporary-password')}
      description={t('temporary-password-hint')}
      value={value}
      error={error}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      autoComplete="new-password"
      spellCheck={false}
    />
  )
}
