import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'
import { inOrder } from '../../../../i18n/in-order'

/** All schedules, by name. */
export const schedulesQuery = queryOptions({
  queryKey: ['schedules'],
  queryFn: async () => inOrder((await answer(api.GET('/api/schedules'))).items),
})
