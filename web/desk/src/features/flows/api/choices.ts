import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** The webhooks' names, to choose among. */
export const webhookNamesQuery = queryOptions({
  queryKey: ['webhooks', 'names'],
  queryFn: async () => (await answer(api.GET('/api/webhooks/names'))).items,
})
