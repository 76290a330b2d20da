import { answer, api, type TicketStatus } from '@svara/api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from '../../../i18n'

export type { Status } from '@svara/api'

export const statusesQuery = queryOptions({
  queryKey: ['statuses'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/statuses', { signal }))).items,
  staleTime: 5 * 60_000,
})

/** A status as it is called in the agent's language; nothing while that is on its way, rather than another language's. */
export function useStatusName() {
  const { i18n } = useTranslation()
  const { data, isPending } = useQuery(statusesQuery)
  return useCallback(
    (status: Pick<TicketStatus, 'id' | 'name'>) =>
      data?.find((known) => known.id === status.id)?.names[i18n.language] ?? (isPending ? '' : status.name),
    [data, isPending, i18n.language],
  )
}
