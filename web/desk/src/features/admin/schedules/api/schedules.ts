import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** All schedules, by name. */
export const schedulesQuery = queryOptions({
  queryKey: ['schedules'],
  queryFn: async () => (await answer(api.GET('/api/schedules'))).items,
})
