import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

export const SCOPES = ['tickets:read', 'tickets:write', 'admin:read', 'admin:write'] as const

/** The organisation's tokens and its agents', without their text. */
export const allTokensQuery = queryOptions({
  queryKey: ['all-tokens'],
  queryFn: async () => (await answer(api.GET('/api/admin/tokens'))).items,
})

export interface NewOrganizationToken {
  name: string
  scopes: string[]
  permissions: string[]
  groupIds: string[]
  expiresAt?: string
}

/** The answer has the token's text, this once. */
export function useMakeOrganizationToken() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: NewOrganizationToken) => answer(api.POST('/api/admin/tokens', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: allTokensQuery.queryKey }),
  })
}

export function useRevokeAnyToken() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/admin/tokens/{id}', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: allTokensQuery.queryKey }),
  })
}
