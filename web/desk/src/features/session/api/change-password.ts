import { api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sessionQuery } from './session'

/** A new password of one's own. It signs one out everywhere else. */
export function useChangePassword() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: { currentPassword: string; password: string }) =>
      api.PUT('/api/session/password', { body: change }),
    onSuccess: () => {
      queries.setQueryData(
        sessionQuery.queryKey,
        (session) => session && { ...session, agent: { ...session.agent, mustChangePassword: false } },
      )
      void queries.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
}
