import { useInfiniteQuery } from '@tanstack/react-query'
import { ticketsQuery, type TicketsQuery } from '../api/tickets'

/** The tickets before and after this one in the list that it was opened from. */
export function useNeighbours(query: TicketsQuery, ticketId: string | undefined) {
  const { data } = useInfiniteQuery(ticketsQuery(query))
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const at = items.findIndex((item) => item.id === ticketId)
  return { previous: at > 0 ? items[at - 1]?.id : undefined, next: at < 0 ? undefined : items[at + 1]?.id }
}
