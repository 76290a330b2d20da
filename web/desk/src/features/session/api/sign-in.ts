import { answer, api, type Session } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { rememberSession } from '../remembered'
import { sessionQuery } from './session'

export function useSignIn() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (credentials: { email: string; password: string }) =>
      answer(api.POST('/api/session', { body: credentials })) as Promise<Session>,
    onSuccess: (session) => {
      queries.clear()
      queries.setQueryData(sessionQuery.queryKey, rememberSession(session))
    },
  })
}
