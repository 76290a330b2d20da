import { answer, api } from '@svara/api'
import { queryOptions, useQuery } from '@tanstack/react-query'

export interface FilterCount {
  id: string
  count: number | null
  /** There are more than were counted. */
  capped: boolean
}

export const filtersKey = ['filters'] as const

/** The default filters with their counters, as the agent may see them. */
export const filtersQuery = queryOptions({
  queryKey: filtersKey,
  // typed when the description has it
  queryFn: async ({ signal }) =>
    (
      await answer(
        api.GET('/api/filters' as never, { signal } as never) as Promise<{ data?: { items: FilterCount[] } }>,
      )
    ).items,
  staleTime: 10_000,
})

/** How many unsolved tickets are mine. */
export function useMyUnsolved() {
  const { data } = useQuery(filtersQuery)
  return data?.find((filter) => filter.id === 'my-unsolved')?.count ?? 0
}
