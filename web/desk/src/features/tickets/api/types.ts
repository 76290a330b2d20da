import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** What tickets can be about, in the organisation's words and order. */
export const typesQuery = queryOptions({
  queryKey: ['types'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/types', { signal }))).items,
  staleTime: 5 * 60_000,
})
