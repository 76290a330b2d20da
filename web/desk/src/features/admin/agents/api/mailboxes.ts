import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

/** All mailboxes, and how an agent has them. */
export function agentMailboxesQuery(id: string) {
  return queryOptions({
    queryKey: ['admin-agent-mailboxes', id],
    queryFn: async () =>
      (await answer(api.GET('/api/admin/agents/{id}/mailboxes', { params: { path: { id } } }))).items,
  })
}

export function useSetMailboxes(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (mailboxIds: string[]) =>
      answer(api.PUT('/api/admin/agents/{id}/mailboxes', { params: { path: { id } }, body: { mailboxIds } })),
    onSettled: () => queries.invalidateQueries({ queryKey: agentMailboxesQuery(id).queryKey }),
  })
}
