import { answer, api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'

interface NewMailbox {
  name: string
  address: string
  numberPrefix: string
}

export function useCreateMailbox() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: NewMailbox) => answer(api.POST('/api/mailboxes', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['mailboxes'] }),
  })
}
