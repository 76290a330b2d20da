import { answer, api, type TicketStatus } from '@svara/api'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useTranslation } from '../../../i18n'
import { useFormerStatuses } from './ever'

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
  const former = useFormerStatuses()
  return useCallback(
    (status: Pick<TicketStatus, 'id' | 'name'>) => {
      const known = data && (data.find((one) => one.id === status.id) ?? former(status.id))
      return known?.names[i18n.language] ?? (isPending ? '' : status.name)
    },
    [data, former, isPending, i18n.language],
  )
}
