import { answer, api, type Message, type NewMessage } from '@svara/api'

export interface PostedMessage extends Omit<NewMessage, 'kind'> {
  kind: 'reply' | 'note'
}

/** @param key the same for each try of one message: however often it is tried, it is sent once */
export function postMessage(ticketId: string, message: PostedMessage, key: string): Promise<Message> {
  return answer(
    api.POST('/api/tickets/{id}/messages', {
      params: { path: { id: ticketId } },
      body: message,
      headers: { 'Idempotency-Key': key },
    }),
  )
}

/** Undoes a reply that has not left yet: it becomes the agent's draft again. */
export function takeBackMessage(ticketId: string, message: string): Promise<Message> {
  return answer(
    api.POST('/api/tickets/{id}/messages/{message}/take-back', { params: { path: { id: ticketId, message } } }),
  )
}
