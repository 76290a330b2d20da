import { answer, api, type Ticket } from '@svara/api'

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
  status?: string
  draftId?: string
}

/** @param key the same for each try of one ticket */
export function createTicket(ticket: NewTicket, key: string): Promise<Ticket> {
  return answer(api.POST('/api/tickets', { body: ticket, headers: { 'Idempotency-Key': key } }))
}
