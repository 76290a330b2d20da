import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'
import { inOrder } from '../../../../i18n/in-order'

/** All of the organisation, also those whose tickets the agent does not see. */
export const allMailboxesQuery = queryOptions({
  queryKey: ['mailboxes', 'all'],
  queryFn: async () => inOrder((await answer(api.GET('/api/mailboxes/all'))).items),
})
