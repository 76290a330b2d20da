import { answer, type Message, type NewMessage } from '@svara/api'
import { untyped } from './untyped'

export interface PostedMessage extends Omit<NewMessage, 'kind'> {
  kind: 'reply' | 'note'
}

/** @param key the same for each try of one message: however often it is tried, it is sent once */
export async function postMessage(ticketId: string, message: PostedMessage, key: string) {
  return (await answer(
    untyped.POST('/api/tickets/{id}/messages', {
      params: { path: { id: ticketId } },
      body: message,
      headers: { 'Idempotency-Key': key },
    }),
  )) as Message
}

/** Undoes a reply that has not left yet: it becomes the agent's draft again. */
export async function takeBackMessage(ticketId: string, message: string) {
  return (await answer(
    untyped.POST('/api/tickets/{id}/messages/{message}/take-back', { params: { path: { id: ticketId, message } } }),
  )) as Message
}
