import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

/** What is asked of all agents, and who lacks it. */
export const securityQuery = queryOptions({
  queryKey: ['security'],
  queryFn: () => answer(api.GET('/api/admin/security')),
})

export function useRequireTwoFactor() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { required: string; ifVersion: number }) => answer(api.PUT('/api/admin/security', { body })),
    onSuccess: (security) => {
      queries.setQueryData(securityQuery.queryKey, security)
      // it is asked of oneself, too
      void queries.invalidateQueries({ queryKey: ['session'] })
    },
    onError: () => queries.invalidateQueries({ queryKey: securityQuery.queryKey }),
  })
}
