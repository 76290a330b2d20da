import { answer, api, type SecondStep, type Session } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { rememberSession } from '../remembered'
import { sessionQuery } from './session'

/** A session, or what else is asked for before there is one. */
export function useSignIn() {
  const signedIn = useSignedIn()
  return useMutation({
    mutationFn: (credentials: { email: string; password: string }) =>
      answer(api.POST('/api/session', { body: credentials })) as Promise<Session | SecondStep>,
    onSuccess: (outcome) => {
      if ('agent' in outcome) signedIn(outcome)
    },
  })
}

/** What the one before has read is nobody's any longer. */
export function useSignedIn() {
  const queries = useQueryClient()
  return (session: Session) => {
    queries.clear()
    queries.setQueryData(sessionQuery.queryKey, rememberSession(session))
  }
}
