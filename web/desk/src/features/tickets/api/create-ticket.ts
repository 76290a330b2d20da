import { answer, type Ticket } from '@svara/api'
import { untyped } from './untyped'

export interface NewTicket {
  mailboxId: string
  to: string[]
  cc: string[]
  subject: string
  html: string
  text: string
  labelIds: string[]
  assigneeId?: string
  attachmentIds: string[]
  status: string
  draftId?: string
}

/** @param key the same for each try of one ticket */
export async function createTicket(ticket: NewTicket, key: string) {
  return (await answer(untyped.POST('/api/tickets', { body: ticket, headers: { 'Idempotency-Key': key } }))) as Ticket
}
