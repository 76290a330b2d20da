import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

const KEY = ['admin-agent-sessions']

/** Where an agent is signed in, the most recent first. */
export function agentSessionsQuery(id: string) {
  return queryOptions({
    queryKey: [...KEY, id],
    queryFn: async () => (await answer(api.GET('/api/admin/agents/{id}/sessions', { params: { path: { id } } }))).items,
    staleTime: 10_000,
  })
}

export function useEndSession(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (session: string) =>
      answer(api.DELETE('/api/admin/agents/{id}/sessions/{session}', { params: { path: { id, session } } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}

/** All sessions of some agents, on all their devices. */
export function useLogOut() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (agentIds: string[]) => answer(api.POST('/api/admin/agents/log-out', { body: { agentIds } })),
    onSettled: () => queries.invalidateQueries({ queryKey: KEY }),
  })
}
