import { answer, api, Refusal, type Message, type Ticket } from '@svara/api'
import { useMutation } from '@tanstack/react-query'

export interface PastMails {
  ticket: Ticket
  /** What customers wrote, newest first. */
  mails: Message[]
}

/** The mails of a ticket, by its number or its id. */
export function usePastMails() {
  return useMutation({
    mutationFn: async (typed: string): Promise<PastMails | null> => {
      const wanted = typed.trim().replace(/^#/, '')
      const ticket = (await byNumber(wanted)) ?? (await byId(wanted))
      if (!ticket) return null
      const { items } = await answer(
        api.GET('/api/tickets/{id}/messages', { params: { path: { id: ticket.id }, query: { limit: 100 } } }),
      )
      return { ticket, mails: items.filter(({ kind }) => kind === 'inbound').toReversed() }
    },
  })
}

async function byNumber(number: string) {
  const { items } = await answer(api.GET('/api/tickets', { params: { query: { q: number, limit: 20 } } })).catch(
    noneWhereThereIsNone,
  )
  return items.find((ticket) => String(ticket.number) === number)
}

async function byId(id: string) {
  try {
    return (await answer(api.GET('/api/tickets/{id}', { params: { path: { id } } }))) as Ticket
  } catch (refusal) {
    if (refusal instanceof Refusal && !refusal.passing) return undefined
    throw refusal
  }
}

function noneWhereThereIsNone(refusal: unknown): { items: Ticket[] } {
  if (refusal instanceof Refusal && !refusal.passing) return { items: [] }
  throw refusal
}
