import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { ticketsQuery, type TicketsQuery } from '../api/tickets'

/** The tickets before and after this one in the list that it was opened from. */
export function useNeighbours(query: TicketsQuery, ticketId: string | undefined) {
  const navigate = useNavigate()
  const { data } = useInfiniteQuery(ticketsQuery(query))
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const at = items.findIndex((item) => item.id === ticketId)
  const { filter, ...search } = query
  const previous = at > 0 ? items[at - 1]?.id : undefined
  const next = at < 0 ? undefined : items[at + 1]?.id
  const go = (id: string | undefined) =>
    void (id
      ? navigate({ to: '/tickets/$filter/$ticket', params: { filter, ticket: id }, search, replace: true })
      : navigate({ to: '/tickets/$filter', params: { filter }, search }))
  return { previous, next, goPrevious: () => previous && go(previous), goNext: () => go(next) }
}
