import { answer, api, type Ticket } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

const SHOWN = 6

/** The newest tickets of one customer, in any status. */
export const requesterTicketsQuery = (contact: string) =>
  queryOptions({
    queryKey: ['tickets', 'of-requester', contact],
    queryFn: async ({ signal }): Promise<Ticket[]> => {
      const query = { requester: contact, limit: SHOWN }
      return (await answer(api.GET('/api/tickets', { params: { query }, signal }))).items
    },
    staleTime: 60_000,
  })
