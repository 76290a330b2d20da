import { useQuery } from '@tanstack/react-query'
import { messagesQuery } from '../api/messages'
import { ticketQuery } from '../api/ticket'
import type { TicketsQuery } from '../api/tickets'
import { Composer } from '../composer/Composer'

/** @param query the list that the ticket was opened from: next and previous go through it */
export function ConversationPane({ ticketId, query: _query }: { ticketId: string | undefined; query: TicketsQuery }) {
  const { data } = useQuery({ ...messagesQuery(ticketId ?? ''), enabled: Boolean(ticketId) })
  const { data: ticket } = useQuery({ ...ticketQuery(ticketId ?? ''), enabled: Boolean(ticketId) })
  return (
    <>
      <ol style={{ flex: 1, overflow: 'auto' }}>
        {data?.map((message) => (
          <li key={message.id}>{message.text}</li>
        ))}
      </ol>
      {ticket && <Composer key={ticket.id} ticket={ticket} />}
    </>
  )
}
