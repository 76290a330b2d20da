import { answer, api, type Mailbox } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'
import { inOrder } from '../../../i18n/in-order'

export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: async () => inOrder((await answer(api.GET('/api/mailboxes'))).items),
  staleTime: 5 * 60_000,
})

/** Those that a ticket can be put into: none that is being removed. */
export const openMailboxesQuery = queryOptions({
  ...mailboxesQuery,
  select: (mailboxes: Mailbox[]) => mailboxes.filter(({ removing }) => !removing),
})
