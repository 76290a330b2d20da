import { answer, api } from '@svara/api'
import { queryOptions, useMutation } from '@tanstack/react-query'

/** Whoever asks hears the same, whether or not there is such an account. */
export function useSendPasswordLink() {
  return useMutation({
    mutationFn: (email: string) => api.POST('/api/session/forgotten', { body: { email } }),
  })
}

/** Whose password a link sets; refused when it is over. */
export const passwordLinkQuery = (token: string) =>
  queryOptions({
    queryKey: ['password-link', token],
    queryFn: () => answer(api.POST('/api/session/reset/check', { body: { token } })),
    gcTime: 0,
    staleTime: Infinity,
  })

export function useSetPassword(token: string) {
  return useMutation({
    mutationFn: (password: string) => api.POST('/api/session/reset', { body: { token, password } }),
  })
}
