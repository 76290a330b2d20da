import type { TicketStatus } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

export interface Status extends TicketStatus {
  names: Record<string, string>
  system: boolean
  enabled: boolean
}

export const statusesQuery = queryOptions({
  queryKey: ['statuses'],
  queryFn: async (): Promise<Status[]> => {
    const response = await fetch('/api/statuses')
    return response.ok ? (await response.json()).items : []
  },
  staleTime: 5 * 60_000,
})
