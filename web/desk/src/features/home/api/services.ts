import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

const KEY = ['services']

/** What the organisation uses or could use, and how far each guide has come. */
export const servicesQuery = queryOptions({
  queryKey: KEY,
  queryFn: ({ signal }) => answer(api.GET('/api/services', { signal })),
  select: ({ items }) => items,
})

export function useChangeService() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { service: string; active?: boolean; guideClosed?: boolean; keptStep?: string }) =>
      answer(api.PATCH('/api/admin/services', { body })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}
