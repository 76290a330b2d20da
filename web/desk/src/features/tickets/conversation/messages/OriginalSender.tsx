import { Button } from '@mantine/core'
import type { Message } from '@svara/api'
import { Forward, UserRoundCheck } from 'lucide-react'
import { useTranslation } from '../../../../i18n'
import { useChangeTicket } from '../../api/change-ticket'
import type { AnyTicket } from '../../api/ticket'
import styles from './OriginalSender.module.css'

/** A forwarded mail says whose it was: they can be made the ticket's requester, who is then answered. */
export function OriginalSender({ ticket, message }: { ticket: AnyTicket; message: Message }) {
  const { t } = useTranslation('conversation')
  const change = useChangeTicket()
  const sender = message.forwardedFrom
  if (!sender || sender.email.toLowerCase() === ticket.requester.email.toLowerCase()) return null
  const name = sender.name || sender.email

  return (
    <div className={styles.offer}>
      <Forward size={14} aria-hidden="true" />
      <p>
        {t('forwarded-from')} <b dir="auto">{name}</b>
        {sender.name && <span className={styles.email}> {sender.email}</span>}
      </p>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<UserRoundCheck size={14} aria-hidden="true" />}
        loading={change.isPending}
        aria-label={t('take-as-requester-named', { name })}
        onClick={(click) => {
          change.mutate({
            ticket,
            change: { requester: { name: sender.name, email: sender.email } },
            done: t('requester-set', { name }),
          })
          // this button goes: what has the focus then stands beside it
          click.currentTarget.closest('article')?.querySelector<HTMLElement>('header button')?.focus()
        }}
      >
        {t('take-as-requester')}
      </Button>
    </div>
  )
}
