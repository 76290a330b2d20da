import { Button } from '@mantine/core'
import { Refusal } from '@svara/api'
import { Empty } from '@svara/ui'
import { Inbox, SearchX, WifiOff } from 'lucide-react'
import { memo, useEffect } from 'react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import type { AnyTicket } from '../api/ticket'
import type { TicketsQuery } from '../api/tickets'
import { useTicket } from '../api/use-ticket'
import { Composer } from '../composer/Composer'
import { useNeighbours, usePrefetched } from '../list'
import { MailboxTimes } from '../properties/MailboxTimes'
import styles from './ConversationPane.module.css'
import { ConversationHeader } from './header/ConversationHeader'
import { HeaderSkeleton } from './header/HeaderSkeleton'
import { TrashNotice } from './header/TrashNotice'
import { Messages } from './messages/Messages'
import { MessagesSkeleton } from './messages/MessagesSkeleton'
import { useOrder } from './messages/use-order'
import { PresenceLine } from './presence/PresenceLine'
import { useMarkSeen } from './use-mark-seen'

/** @param query the list that the ticket was opened from: next and previous go through it */
export function ConversationPane({ ticketId, query }: { ticketId: string | undefined; query: TicketsQuery }) {
  const { t } = useTranslation('tickets')
  if (!ticketId)
    return (
      <Empty icon={<Inbox size={32} strokeWidth={1.25} />} title={t('choose')}>
        <p>{t('choose-hint')}</p>
      </Empty>
    )
  return <Conversation ticketId={ticketId} query={query} />
}

function Conversation({ ticketId, query }: { ticketId: string; query: TicketsQuery }) {
  const { data: ticket, error, refetch } = useTicket(ticketId)
  const { previous, next } = useNeighbours(query, ticketId)
  usePrefetched([next, previous])
  if (error && (!ticket || isGone(error))) return <Missing error={error} onAgain={() => void refetch()} />
  if (!ticket)
    return (
      <div className={styles.pane}>
        <HeaderSkeleton />
        <MessagesSkeleton count={3} />
      </div>
    )
  return <Opened ticket={ticket} query={query} />
}

/** Does not turn with each page of the list. */
const Opened = memo(function Opened({ ticket, query }: { ticket: AnyTicket; query: TicketsQuery }) {
  const seen = useMarkSeen(ticket)
  useEffect(() => {
    document.title = `${ticket.subject} · Svara`
  }, [ticket.subject])
  const isTrashed = Boolean(ticket.trashedAt)
  const [order] = useOrder(ticket.mailboxId)
  // one writes beside the newest message
  const parts = [
    <MailboxTimes key="messages" mailboxId={ticket.mailboxId}>
      <Messages key={ticket.id} ticket={ticket} />
    </MailboxTimes>,
    <PresenceLine key="presence" ticketId={ticket.id} />,
    !isTrashed && <Composer key={`write-${ticket.id}`} ticket={ticket} />,
  ]
  return (
    <div className={styles.pane}>
      <ConversationHeader ticket={ticket} query={query} onUnread={seen.markUnread} />
      {isTrashed && <TrashNotice ticket={ticket} />}
      {order === 'oldest' ? parts : parts.toReversed()}
    </div>
  )
})

function Missing({ error, onAgain }: { error: Error; onAgain: () => void }) {
  const { t } = useTranslation('conversation')
  if (isGone(error))
    return (
      <Empty heading="h1" icon={<SearchX size={32} strokeWidth={1.25} />} title={t('gone')}>
        <p>{t('gone-hint')}</p>
      </Empty>
    )
  return (
    <Empty heading="h1" icon={<WifiOff size={32} strokeWidth={1.25} />} title={t('not-loaded')}>
      <p role="alert">{reason(error)}</p>
      <Button variant="default" onClick={onAgain}>
        {t('try-again')}
      </Button>
    </Empty>
  )
}

/** Deleted for good, or not for these eyes: the server does not tell which. */
function isGone(error: Error) {
  return error instanceof Refusal && (error.problem.status === 404 || error.problem.status === 403)
}
