import { api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { allMailboxesQuery } from './mailboxes'
import { relayQuery } from './relay'

/** From then on mail leaves as from all other mailboxes. */
export function useRemoveRelay(mailbox: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (ifVersion: number) =>
      api.DELETE('/api/mailboxes/{id}/relay', { params: { path: { id: mailbox }, query: { ifVersion } } }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: relayQuery(mailbox).queryKey }),
        queries.invalidateQueries({ queryKey: allMailboxesQuery.queryKey }),
      ]),
  })
}
