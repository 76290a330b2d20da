import { answer, api, type Mailbox } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: async () => (await answer(api.GET('/api/mailboxes'))).items,
  staleTime: 5 * 60_000,
})

/** Those that a ticket can be put into: none that is being removed. */
export const openMailboxesQuery = queryOptions({
  ...mailboxesQuery,
  select: (mailboxes: Mailbox[]) => mailboxes.filter(({ removing }) => !removing),
})
