import type { Message } from '@svara/api'
import type { QueryClient } from '@tanstack/react-query'
import { messagesKey } from '../../api/messages'

/** Shows a message in the conversation before the server has it. */
export function showMessage(queries: QueryClient, ticketId: string, message: Message) {
  change(queries, ticketId, (messages) => [...messages, message])
}

/** The server's message takes the place of the one that was shown for it. */
export function settleMessage(queries: QueryClient, ticketId: string, shown: string, message: Message) {
  change(queries, ticketId, (messages) => {
    const others = messages.filter((other) => other.id !== message.id && other.id !== shown)
    return [...others, message]
  })
}

export function hideMessage(queries: QueryClient, ticketId: string, id: string) {
  change(queries, ticketId, (messages) => messages.filter((message) => message.id !== id))
}

function change(queries: QueryClient, ticketId: string, how: (messages: Message[]) => Message[]) {
  queries.setQueryData<Message[]>(messagesKey(ticketId), (messages) => (messages ? how(messages) : messages))
}
