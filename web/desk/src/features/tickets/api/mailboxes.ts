import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: async () => (await answer(api.GET('/api/mailboxes'))).items,
  staleTime: 5 * 60_000,
})
