import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

/** Whose mail goes into the Trash, newest first. */
export const blockedSendersQuery = queryOptions({
  queryKey: ['blocked-senders'],
  queryFn: async () => (await answer(api.GET('/api/blocked-senders'))).items,
})

/** An address, or a whole domain. */
export function useBlock() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (sender: string) => answer(api.POST('/api/blocked-senders', { body: { sender } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: blockedSendersQuery.queryKey }),
  })
}

export function useUnblock() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api.DELETE('/api/blocked-senders/{id}', { params: { path: { id } } }),
    onSettled: () => queries.invalidateQueries({ queryKey: blockedSendersQuery.queryKey }),
  })
}
