import { Button } from '@mantine/core'
import type { ForwardingTrial, Mailbox } from '@svara/api'
import { Time } from '@svara/ui'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { Send } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { reason, toast } from '../../../../toast'
import { forwardingTestQuery, useSendForwardingTest } from '../api/forwarding-test'
import { allMailboxesQuery } from '../api/mailboxes'
import { Status } from '../Status'
import page from '../MailboxPage.module.css'
import styles from './Verification.module.css'

/** A mail to the mailbox's own address, which comes back where mail is forwarded, or tells why it does not. */
export function ForwardingTest({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('mailboxes')
  const { data: trial } = useQuery(forwardingTestQuery(mailbox.id))
  const send = useSendForwardingTest(mailbox.id)
  useTellThatItWorks(trial)
  return (
    <div className={styles.trouble}>
      <p>{t('forwarding-test.hint', { address: mailbox.address })}</p>
      <Button
        variant="default"
        leftSection={<Send size={14} aria-hidden="true" />}
        loading={send.isPending}
        onClick={() => send.mutate()}
      >
        {t('forwarding-test.send')}
      </Button>
      <div role="status">{trial && !send.error && <Outcome trial={trial} />}</div>
      <div role="alert">{send.error && <p className={styles.failed}>{reason(send.error)}</p>}</div>
    </div>
  )
}

/** The mailbox's own status has changed by it, and all of this goes from the page. */
function useTellThatItWorks(trial: ForwardingTrial | null | undefined) {
  const queries = useQueryClient()
  const cameAt = trial?.state === 'came' ? trial.cameAt : null
  const seconds = cameAt && trial ? secondsBetween(trial.sentAt, cameAt) : null
  useEffect(() => {
    if (seconds === null) return
    toast(i18next.t('mailboxes:forwarding-test.state.came', { seconds }))
    void queries.invalidateQueries({ queryKey: allMailboxesQuery.queryKey })
  }, [queries, seconds])
}

function secondsBetween(sent: string, came: string) {
  return Math.max(0, Math.round((Date.parse(came) - Date.parse(sent)) / 1000))
}

const KINDS: Record<string, 'ok' | 'wrong'> = {
  came: 'ok',
  'came-elsewhere': 'wrong',
  failed: 'wrong',
  bounced: 'wrong',
}

function Outcome({ trial: { state, sentAt, cameAt, cameTo, answer, advice } }: { trial: ForwardingTrial }) {
  useTranslation('mailboxes')
  const { data: mailboxes = [] } = useQuery(allMailboxesQuery)
  const values = {
    seconds: cameAt ? secondsBetween(sentAt, cameAt) : 0,
    mailbox: mailboxes.find(({ id }) => id === cameTo)?.name ?? '',
  }
  return (
    <div className={styles.trouble}>
      <p className={page.summary}>
        <Status kind={KINDS[state] ?? 'waits'}>{wordFor('mailboxes:forwarding-test.state.', state, values)}</Status>
        <Time at={sentAt} />
      </p>
      {answer && <p className={styles.answer}>{answer}</p>}
      {advice && <p>{wordFor('mailboxes:forwarding-test.advice.', advice)}</p>}
    </div>
  )
}
