import { answer, api } from '@svara/api'
import { infiniteQueryOptions, keepPreviousData, useMutation, useQueryClient } from '@tanstack/react-query'

const KEY = ['recipients']

/** More than these matches nobody reads: one writes more. */
export const PAGE = 100

/** The last used first; of what is looked for the best matches, on one page. */
export const recipientsQuery = (looked: string) =>
  infiniteQueryOptions({
    queryKey: [...KEY, looked],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/recipients', {
          params: { query: { q: looked || undefined, limit: PAGE, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

/** They are suggested no more until they are used anew. */
export function useForget() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[]) => answer(api.POST('/api/recipients/forget', { body: { ids } })),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: ['contacts', 'suggested'] })
      return queries.invalidateQueries({ queryKey: KEY })
    },
  })
}
