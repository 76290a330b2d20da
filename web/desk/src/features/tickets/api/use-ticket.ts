import { useQuery, useQueryClient } from '@tanstack/react-query'
import { findTicket } from '../cache'
import { ticketQuery } from './ticket'

/** A ticket; what the list knows of it is there at once. */
export function useTicket(id: string) {
  const queries = useQueryClient()
  return useQuery({ ...ticketQuery(id), initialData: () => findTicket(queries, id), initialDataUpdatedAt: 0 })
}
