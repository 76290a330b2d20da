import type { Ticket } from '@svara/api'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ticketsQuery, type TicketsQuery } from '../api/tickets'

/** A list as far as it is loaded, in one piece. */
export function useTickets(query: TicketsQuery) {
  const { data, error, isPending, isFetchingNextPage, isFetchNextPageError, hasNextPage, fetchNextPage, refetch } =
    useInfiniteQuery(ticketsQuery(query))
  const tickets = useMemo(() => once(data?.pages.flatMap((page) => page.items) ?? []), [data])
  return { tickets, error, isPending, isFetchingNextPage, isFetchNextPageError, hasNextPage, fetchNextPage, refetch }
}

export type LoadedTickets = ReturnType<typeof useTickets>

/** A ticket that moved while pages were read may stand on two of them. */
function once(tickets: Ticket[]) {
  const seen = new Set<string>()
  return tickets.filter(({ id }) => !seen.has(id) && seen.add(id))
}
