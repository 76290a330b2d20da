import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** The mails by which providers ask whether they may forward to a mailbox, newest first. */
export function verificationsQuery(mailbox: string) {
  return queryOptions({
    queryKey: ['mailboxes', mailbox, 'verifications'],
    queryFn: async () =>
      (await answer(api.GET('/api/mailboxes/{id}/verifications', { params: { path: { id: mailbox } } }))).items,
  })
}
