import { answer, api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { allMailboxesQuery } from './mailboxes'
import { relayQuery } from './relay'

/** Goes to the relay now, and sends nothing. */
export function useVerifyRelay(mailbox: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(api.POST('/api/mailboxes/{id}/relay/verify', { params: { path: { id: mailbox } } })),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: relayQuery(mailbox).queryKey }),
        queries.invalidateQueries({ queryKey: allMailboxesQuery.queryKey }),
      ]),
  })
}
