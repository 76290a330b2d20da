import { answer, api, Refusal, type Session } from '@svara/api'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { forgetSession, rememberedSession, rememberSession } from '../remembered'

/** Who is signed in; null for nobody. Without a connection: who was signed in here last. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return rememberSession((await answer(api.GET('/api/session'))) as Session)
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal
      if (refusal.problem.status === 401) return forgetSession()
      const remembered = refusal.passing ? rememberedSession() : null
      if (remembered) return remembered
      throw refusal
    }
  },
  networkMode: 'always',
  retry: (failures, refusal) => failures < 1 && refusal instanceof Refusal && refusal.passing,
  retryDelay: 500,
  staleTime: 60_000,
})

/** For pages behind the sign-in. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('This page is shown to signed-in agents only')
  return data
}
