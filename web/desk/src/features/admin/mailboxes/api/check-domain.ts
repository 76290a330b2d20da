import { answer, api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { domainQuery } from './domain'

/** Asks DNS now. */
export function useCheckDomain(mailbox: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(api.POST('/api/mailboxes/{id}/domain/check', { params: { path: { id: mailbox } } })),
    onSuccess: (domain) => queries.setQueryData(domainQuery(mailbox).queryKey, domain),
  })
}
