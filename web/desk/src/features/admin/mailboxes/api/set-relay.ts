import { answer, api, type RelayRequest } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { allMailboxesQuery } from './mailboxes'
import { relayQuery } from './relay'

/** Saves the relay, and then looks whether it works. */
export function useSetRelay(mailbox: string) {
  const queries = useQueryClient()
  const path = { params: { path: { id: mailbox } } }
  return useMutation({
    mutationFn: async (body: RelayRequest) => {
      await answer(api.PUT('/api/mailboxes/{id}/relay', { ...path, body }))
      return answer(api.POST('/api/mailboxes/{id}/relay/verify', path))
    },
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: relayQuery(mailbox).queryKey }),
        queries.invalidateQueries({ queryKey: allMailboxesQuery.queryKey }),
      ]),
  })
}
