import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { Refusal, type AdminAgents } from '@svara/api'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason, toast } from '../../../toast'
import dialog from '../page/Dialog.module.css'
import { RefusalOfFields, useFieldError } from '../page/errors'
import form from '../page/Form.module.css'
import { LeaveDialog } from '../page/LeaveDialog'
import { Section } from '../page/Section'
import { useAddAgent } from './api/agents'
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
}

/** A new agent. */
export default function AddSheet({ list: { groups, seats } }: { list: AdminAgents }) {
  const { t } = useTranslation('agents')
  const navigate = useNavigate()
  const add = useAddAgent()
  const [draft, setDraft] = useState(BLANK)
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
              {groups.map(({ id, name }) => (
                <Checkbox
                  key={id}
                  label={name}
                  checked={draft.groupIds.includes(id)}
                  onChange={({ currentTarget }) =>
                    change({
                      groupIds: currentTarget.checked
                        ? [...draft.groupIds, id]
                        : draft.groupIds.filter((one) => one !== id),
                    })
                  }
                />
              ))}
            </Section>
          )}
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
      <LeaveDialog isChanged={() => !isDone.current && draft !== BLANK} />
    </Sheet>
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
