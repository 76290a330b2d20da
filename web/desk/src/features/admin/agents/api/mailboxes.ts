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

function setMailboxes(id: string, mailboxIds: string[]) {
  return answer(api.PUT('/api/admin/agents/{id}/mailboxes', { params: { path: { id } }, body: { mailboxIds } }))
}

/** To an agent who has just been made. */
export function useGiveMailboxes() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ agentId, mailboxIds }: { agentId: string; mailboxIds: string[] }) =>
      setMailboxes(agentId, mailboxIds),
    onSettled: (_done, _failed, { agentId }) =>
      queries.invalidateQueries({ queryKey: agentMailboxesQuery(agentId).queryKey }),
  })
}

export function useSetMailboxes(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (mailboxIds: string[]) => setMailboxes(id, mailboxIds),
    onSettled: () => queries.invalidateQueries({ queryKey: agentMailboxesQuery(id).queryKey }),
  })
}
