import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** The account that a mailbox's mail is fetched from, and how it goes; null when there is none. */
export function fetchQuery(mailbox: string) {
  return queryOptions({
    queryKey: ['mailboxes', mailbox, 'fetch'],
    queryFn: async () =>
      (await answer(api.GET('/api/mailboxes/{id}/fetch', { params: { path: { id: mailbox } } }))).account,
  })
}
