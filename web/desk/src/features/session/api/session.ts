import { answer, api, Refusal, type Session } from '@svara/api'
import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'

/** Who is signed in; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await answer(api.GET('/api/session'))
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.problem.status === 401) return null
      throw refusal
    }
  },
  staleTime: 60_000,
})

/** For pages behind the sign-in. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new Error('This page is shown to signed-in agents only')
  return data
}
