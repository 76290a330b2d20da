import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

export const labelsQuery = queryOptions({
  queryKey: ['labels'],
  queryFn: async () => (await answer(api.GET('/api/labels'))).items,
  staleTime: 5 * 60_000,
})
