import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** What a mailbox's domain should say in DNS, and what it said when it was last asked. */
export function domainQuery(mailbox: string) {
  return queryOptions({
    queryKey: ['mailboxes', mailbox, 'domain'],
    queryFn: () => answer(api.GET('/api/mailboxes/{id}/domain', { params: { path: { id: mailbox } } })),
  })
}
