import { useQuery } from '@tanstack/react-query'
import { messagesQuery } from '../api/messages'
import type { TicketsQuery } from '../api/tickets'

/** @param query the list that the ticket was opened from: next and previous go through it */
export function ConversationPane({ ticketId, query: _query }: { ticketId: string | undefined; query: TicketsQuery }) {
  const { data } = useQuery({ ...messagesQuery(ticketId ?? ''), enabled: Boolean(ticketId) })
  return (
    <ol>
      {data?.map((message) => (
        <li key={message.id}>{message.text}</li>
      ))}
    </ol>
  )
}
