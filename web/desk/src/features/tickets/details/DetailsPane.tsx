import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { memo, Suspense } from 'react'
import { useTranslation } from '../../../i18n'
import { fieldsQuery } from '../api/fields'
import type { AnyTicket } from '../api/ticket'
import { useTicket } from '../api/use-ticket'
import { Links } from '../conversation/messages/mail-details'
import { MailboxTimes } from '../properties/MailboxTimes'
import styles from './DetailsPane.module.css'
import { Fields } from './Fields'
import { History } from './History'
import { Labels } from './Labels'
import { Participants } from './Participants'
import { Properties } from './Properties'
import { RequesterCard } from './RequesterCard'

/** What is known of the ticket beside what was written: its customer, its properties, and what happened to it. */
export const DetailsPane = memo(function DetailsPane({ ticketId }: { ticketId: string }) {
  const { data: ticket, error } = useTicket(ticketId)
  // with them or not at all: what stands below would jump
  const { isLoading } = useQuery(fieldsQuery)
  if (ticket && !isLoading) return <Shown ticket={ticket} />
  // the conversation says why
  return error ? null : <Waiting />
})

function Shown({ ticket }: { ticket: AnyTicket }) {
  const { t } = useTranslation('details')
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <div className={styles.pane} tabIndex={0} role="region" aria-label={t('details')}>
      <RequesterCard ticket={ticket} />
      <MailboxTimes mailboxId={ticket.mailboxId}>
        <Properties key={`properties-${ticket.id}`} ticket={ticket} />
      </MailboxTimes>
      <Fields key={`fields-${ticket.id}`} ticket={ticket} />
      <Labels key={`labels-${ticket.id}`} ticket={ticket} />
      <Participants ticket={ticket} />
      <Suspense>
        <Links key={`links-${ticket.id}`} ticket={ticket.id} />
      </Suspense>
      <MailboxTimes mailboxId={ticket.mailboxId}>
        <History key={`history-${ticket.id}`} ticketId={ticket.id} />
      </MailboxTimes>
    </div>
  )
}

function Waiting() {
  return (
    <div className={styles.pane} aria-hidden="true">
      <div className={styles.section}>
        <Skeleton width="70%" height={40} />
      </div>
      <div className={styles.section}>
        {[64, 52, 58, 70].map((width) => (
          <div key={width} className={styles.waitingLine}>
            <Skeleton width={`${width}%`} />
          </div>
        ))}
      </div>
    </div>
  )
}
