import type { QueryClient } from '@tanstack/react-query'
import { ticketsQuery, type TicketsQuery } from '../../api/tickets'

/** The ticket that stands below this one in the list it was opened from. */
export function nextAfter(queries: QueryClient, query: TicketsQuery, id: string) {
  const pages = queries.getQueryData(ticketsQuery(query).queryKey)
  const items = pages?.pages.flatMap((page) => page.items) ?? []
  const place = items.findIndex((ticket) => ticket.id === id)
  return place < 0 ? undefined : (items[place + 1] ?? items[place - 1])?.id
}
