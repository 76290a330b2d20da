import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'

/** One's own API tokens, without their text. */
export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async () => (await answer(api.GET('/api/tokens'))).items,
  staleTime: 10_000,
})

/** The answer has the token's text, this once. */
export function useMakeToken() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { name: string; scopes?: string[]; expiresAt?: string }) =>
      answer(api.POST('/api/tokens', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
}

export function useRevokeToken() {
  const { t } = useTranslation('profile')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/tokens/{id}', { params: { path: { id } } }),
    onSuccess: () => toast(t('token-revoked')),
    onError: (refusal) => toastRefusal(t('not-revoked'), refusal),
    onSettled: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  })
}
