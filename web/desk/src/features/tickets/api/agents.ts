import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: async () => (await answer(api.GET('/api/agents'))).items,
  staleTime: 5 * 60_000,
})
