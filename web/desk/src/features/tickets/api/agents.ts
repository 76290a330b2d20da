import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'
import { inOrder } from '../../../i18n/in-order'

export const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: async () => inOrder((await answer(api.GET('/api/agents'))).items),
  staleTime: 5 * 60_000,
})
