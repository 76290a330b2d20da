import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** What the agent began and has not sent, newest first. */
export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async () => (await answer(api.GET('/api/drafts'))).items,
  staleTime: 10_000,
})
