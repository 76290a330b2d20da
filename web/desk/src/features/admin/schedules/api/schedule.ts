import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** One schedule and what is bound to it, read when it is opened: what is being edited does not change by itself. */
export function scheduleQuery(id: string) {
  return queryOptions({
    queryKey: ['schedule', id],
    queryFn: () => answer(api.GET('/api/schedules/{id}', { params: { path: { id } } })),
    gcTime: 0,
    staleTime: Infinity,
  })
}
