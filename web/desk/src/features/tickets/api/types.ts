import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** What tickets are about, in the order in which it is offered; removed ones last. */
export const typesQuery = queryOptions({
  queryKey: ['types'],
  queryFn: async ({ signal }) => (await answer(api.GET('/api/types', { signal }))).items,
  staleTime: 5 * 60_000,
})
