import { answer, api } from '@svara/api'
import { queryOptions, useQuery } from '@tanstack/react-query'

export const filtersKey = ['filters'] as const

/** The default filters with their counters, as the agent may see them. */
export const filtersQuery = queryOptions({
  queryKey: filtersKey,
  queryFn: async ({ signal }) => (await answer(api.GET('/api/filters', { signal }))).items,
  staleTime: 10_000,
})

/** How many unsolved tickets are mine. */
export function useMyUnsolved() {
  const { data } = useQuery(filtersQuery)
  return data?.find((filter) => filter.id === 'my-unsolved')?.count ?? 0
}
