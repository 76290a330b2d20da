import { answer, api, type FetchRequest } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fetchQuery } from './fetch'

export function useSetFetch(mailbox: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: FetchRequest) =>
      answer(api.PUT('/api/mailboxes/{id}/fetch', { params: { path: { id: mailbox } }, body })),
    onSuccess: (account) => queries.setQueryData(fetchQuery(mailbox).queryKey, account),
  })
}
