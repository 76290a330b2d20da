import type { Ticket } from '@svara/api'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import { messagesQuery } from '../api/messages'
import { ticketQuery } from '../api/ticket'
import type { TicketsQuery } from '../api/tickets'
import { useTickets } from './use-tickets'

/** The next page is asked for when so few are left to go through. */
const NEARLY_DONE = 10

/**
 * What stands before and after a ticket in the list that it was opened from. A ticket that has left the list (it was
 * solved, say) keeps its place between the two until another is opened. Take a neighbour before a change that moves
 * the ticket: `goNext` of the render before goes where the agent expects.
 */
export function useNeighbours(query: TicketsQuery, ticketId: string | undefined) {
  const { tickets, hasNextPage, isFetchingNextPage, fetchNextPage } = useTickets(query)
  const open = useOpenTicket(query)
  const close = useCloseTicket(query)
  const place = usePlace(tickets, ticketId)

  useEffect(() => {
    if (place.after >= tickets.length - NEARLY_DONE && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [place.after, tickets.length, hasNextPage, isFetchingNextPage, fetchNextPage])

  const previous = tickets[place.before]?.id
  const next = tickets[place.after]?.id
  return {
    previous,
    next,
    goPrevious: () => void (previous && open(previous, true)),
    /** Behind the last one there is the list again. */
    goNext: () => void (next ? open(next, true) : close()),
  }
}

/** @returns opens a ticket beside its list; `replace` for going through the list, so that Back leads out of it */
export function useOpenTicket({ filter, ...search }: TicketsQuery) {
  const navigate = useNavigate()
  const key = JSON.stringify(search)
  return useCallback(
    (ticket: string, replace = false) =>
      navigate({ to: '/tickets/$filter/$ticket', params: { filter, ticket }, search: JSON.parse(key), replace }),
    [navigate, filter, key],
  )
}

function useCloseTicket({ filter, ...search }: TicketsQuery) {
  const navigate = useNavigate()
  return () => navigate({ to: '/tickets/$filter', params: { filter }, search, replace: true })
}

function usePlace(tickets: Ticket[], ticketId: string | undefined) {
  const [last, keep] = useState({ ticketId, index: -1 })
  const index = tickets.findIndex((ticket) => ticket.id === ticketId)
  if (index >= 0 && (last.ticketId !== ticketId || last.index !== index)) keep({ ticketId, index })
  if (index >= 0) return { before: index - 1, after: index + 1 }
  if (last.ticketId === ticketId && last.index >= 0) return { before: last.index - 1, after: last.index }
  return { before: -1, after: ticketId === undefined ? 0 : -1 }
}

/** Has the tickets at hand before they are asked for: a key press then shows them at once. */
export function usePrefetched(ids: (string | undefined)[]) {
  const queries = useQueryClient()
  const key = ids.filter(Boolean).join()
  useEffect(() => {
    if (!key) return
    // what was just opened goes first
    const timer = setTimeout(() => key.split(',').forEach((id) => prefetchTicket(queries, id)), 60)
    return () => clearTimeout(timer)
  }, [queries, key])
}

export function prefetchTicket(queries: QueryClient, id: string) {
  void queries.prefetchQuery(ticketQuery(id))
  void queries.prefetchQuery(messagesQuery(id))
}
