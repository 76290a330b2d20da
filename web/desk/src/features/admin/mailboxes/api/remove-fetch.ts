import { answer, api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fetchQuery } from './fetch'

export function useRemoveFetch(mailbox: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/mailboxes/{id}/fetch', { params: { path: { id: mailbox } } })),
    onSuccess: () => queries.setQueryData(fetchQuery(mailbox).queryKey, null),
  })
}
