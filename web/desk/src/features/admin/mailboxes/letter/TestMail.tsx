import { Button, TextInput } from '@mantine/core'
import type { Mailbox } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { Send } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { reason } from '../../../../toast'
import { useSession } from '../../../session'
import { RefusalOfFields, fieldErrors, useFieldError } from '../../page/errors'
import type { LetterDraft } from '../api/letter'
import { testLetterQuery, useSendTestLetter } from '../api/test-letter'
import { written } from './samples'
import styles from './TestMail.module.css'

interface Props {
  mailbox: Mailbox
  letter: LetterDraft
}

/** A mail by the settings that are shown, to oneself or to an address that one types. */
export function TestMail({ mailbox, letter }: Props) {
  const { t } = useTranslation('mailboxes')
  const { agent } = useSession()
  const id = useId()
  const [to, setTo] = useState(agent.email)
  const send = useSendTestLetter(mailbox.id)
  const submit = () => send.mutate({ letter, words: written(t('preview-words')), to })
  const refused = send.error && fieldErrors(send.error).length === 0 ? send.error : null
  return (
    <RefusalOfFields value={send.error}>
      <section className={styles.test} aria-labelledby={id}>
        <h2 id={id}>{t('test')}</h2>
        <p className={styles.hint}>{t('test-hint')}</p>
        <div className={styles.line}>
          <Recipient to={to} onChange={setTo} onEnter={submit} />
          <Button variant="default" leftSection={<Send size={14} />} loading={send.isPending} onClick={submit}>
            {t('test-send')}
          </Button>
        </div>
        {refused && (
          <p role="alert" className={styles.failed}>
            {reason(refused)}
          </p>
        )}
        <div role="status">{send.data && <Outcome mailbox={mailbox.id} mail={send.data.id} />}</div>
      </section>
    </RefusalOfFields>
  )
}

function Recipient({ to, onChange, onEnter }: { to: string; onChange: (to: string) => void; onEnter: () => void }) {
  const { t } = useTranslation('mailboxes')
  const errorOf = useFieldError('mailboxes')
  return (
    <TextInput
      className={styles.to}
      type="email"
      label={t('test-to')}
      value={to}
      error={errorOf('to') ?? (errorOf('letter') || undefined)}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        // within the form of the settings, which it does not save
        event.preventDefault()
        onEnter()
      }}
    />
  )
}

function Outcome({ mailbox, mail }: { mailbox: string; mail: string }) {
  const { t } = useTranslation('mailboxes')
  const { data } = useQuery(testLetterQuery(mailbox, mail))
  if (!data) return <p className={styles.hint}>{t('test-state.queued')}</p>
  return (
    <div className={styles.outcome} data-state={data.state}>
      <p>
        {wordFor('mailboxes:test-state.', data.state)} <span className={styles.hint}>{data.to}</span>
      </p>
      {data.detail && <p className={styles.detail}>{t('test-answer', { detail: data.detail })}</p>}
    </div>
  )
}
