import { answer, api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'

export interface Removal {
  /** The mailbox's, as it was typed. */
  name: string
  tickets: 'move' | 'trash'
  /** The mailbox that they are moved to. */
  into?: string
  keepAddresses: boolean
}

export function useRemoveMailbox(mailbox: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Removal) =>
      answer(api.POST('/api/mailboxes/{id}/removal', { params: { path: { id: mailbox } }, body })),
    onSettled: () => queries.invalidateQueries({ queryKey: ['mailboxes'] }),
  })
}
