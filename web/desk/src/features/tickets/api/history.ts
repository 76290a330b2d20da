import { answer, api } from '@svara/api'
import { infiniteQueryOptions } from '@tanstack/react-query'

export const historyKey = (ticket: string) => ['tickets', 'history', ticket] as const

/** What happened to a ticket, newest first. */
export const historyQuery = (ticket: string) =>
  infiniteQueryOptions({
    queryKey: historyKey(ticket),
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/tickets/{id}/history', {
          params: { path: { id: ticket }, query: { limit: 20, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    staleTime: 60_000,
  })
