import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'
import { inOrder } from '../../../i18n/in-order'

export const labelsQuery = queryOptions({
  queryKey: ['labels'],
  queryFn: async () => inOrder((await answer(api.GET('/api/labels'))).items),
  staleTime: 5 * 60_000,
})
