import { answer, api, type Ticket, type TicketDetail } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

export const ticketKey = (id: string) => ['tickets', 'one', id] as const

/** The list's row may stand in until the whole ticket is there: it has all but what only a ticket that is open is asked for. */
export type AnyTicket = Ticket & Partial<Pick<TicketDetail, 'participants' | 'suggestedLabelIds'>>

export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: ticketKey(id),
    queryFn: ({ signal }): Promise<AnyTicket> =>
      answer(api.GET('/api/tickets/{id}', { params: { path: { id } }, signal })) as Promise<AnyTicket>,
    staleTime: 60_000,
  })
