import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** How mail leaves from a mailbox. */
export function relayQuery(mailbox: string) {
  return queryOptions({
    queryKey: ['mailboxes', mailbox, 'relay'],
    queryFn: () => answer(api.GET('/api/mailboxes/{id}/relay', { params: { path: { id: mailbox } } })),
  })
}
