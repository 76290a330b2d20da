import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { messagesQuery } from '../api/messages'
import { ticketQuery } from '../api/ticket'
import type { TicketsQuery } from '../api/tickets'
import { useNeighbours } from './neighbours'

/** After what is open now, not beside it. */
const LATER_MILLIS = 300

/** Fetches what the agent will most likely open next, so that it is there at once. */
export function usePrefetchNeighbours(query: TicketsQuery, ticketId: string) {
  const queries = useQueryClient()
  const { previous, next } = useNeighbours(query, ticketId)
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const id of [next, previous]) {
        if (!id) continue
        void queries.prefetchQuery(messagesQuery(id))
        void queries.prefetchQuery(ticketQuery(id))
      }
    }, LATER_MILLIS)
    return () => clearTimeout(timer)
  }, [queries, previous, next])
}
