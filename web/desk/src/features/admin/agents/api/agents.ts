import { answer, api, type AdminAgent, type AdminAgents, type AgentPatch, type NewAgent } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { agentsQuery } from '../../../tickets'

/** All agents with what is set of them, the groups that they can be in, and the seats. */
export const allAgentsQuery = queryOptions({
  queryKey: ['admin-agents'],
  queryFn: () => answer(api.GET('/api/admin/agents')),
  staleTime: 10_000,
})

/** Reads the list anew, and what the desk knows of colleagues. */
function useReread() {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: agentsQuery.queryKey })
    return queries.invalidateQueries({ queryKey: allAgentsQuery.queryKey })
  }
}

/** Shows at once what the server has answered of one of them. */
function usePut() {
  const queries = useQueryClient()
  return (agent: AdminAgent) =>
    queries.setQueryData(allAgentsQuery.queryKey, (list: AdminAgents | undefined) =>
      list ? { ...list, items: list.items.map((one) => (one.id === agent.id ? agent : one)) } : list,
    )
}

export function useAddAgent() {
  const reread = useReread()
  return useMutation({
    mutationFn: (body: NewAgent) => answer(api.POST('/api/admin/agents', { body })),
    onSettled: reread,
  })
}

/** Of several at once, or of one: refused as a whole. */
export function useEditAgent(id: string) {
  const reread = useReread()
  const put = usePut()
  return useMutation({
    mutationFn: (body: AgentPatch) => answer(api.PATCH('/api/admin/agents/{id}', { params: { path: { id } }, body })),
    onSuccess: (agent) => {
      put(agent)
      void reread()
    },
  })
}

export function useIntroduce(id: string) {
  const put = usePut()
  return useMutation({
    mutationFn: () => answer(api.POST('/api/admin/agents/{id}/introduction', { params: { path: { id } } })),
    onSuccess: put,
  })
}

/** Answers the password, this once. */
export function useTemporaryPassword(id: string) {
  return useMutation({
    mutationFn: () =>
      answer(api.POST('/api/admin/agents/{id}/temporary-password', { params: { path: { id } }, body: {} })),
  })
}

/** By mail, to the agent: whoever asks for it never knows the password. */
export function usePasswordLink(id: string) {
  return useMutation({
    mutationFn: () => answer(api.POST('/api/admin/agents/{id}/password-link', { params: { path: { id } } })),
  })
}

export function useTakeOffFactors(id: string) {
  const reread = useReread()
  return useMutation({
    mutationFn: () => answer(api.DELETE('/api/admin/agents/{id}/factors', { params: { path: { id } } })),
    onSettled: reread,
  })
}

export function useAddToGroup() {
  const reread = useReread()
  return useMutation({
    mutationFn: (body: { agentIds: string[]; groupId: string }) =>
      answer(api.POST('/api/admin/agents/group', { body })),
    onSettled: reread,
  })
}

/** @param picture a PNG or JPEG in base64; null: none */
export function useSetPicture() {
  const reread = useReread()
  return useMutation({
    mutationFn: (body: { agentIds: string[]; picture: string | null }) =>
      answer(api.PUT('/api/admin/agents/picture', { body })),
    onSettled: reread,
  })
}

/** Counts at once, before the list is read anew. @param licenceLevelId null: all services */
export function useSetLevel() {
  const queries = useQueryClient()
  const reread = useReread()
  return useMutation({
    mutationFn: (body: { agentIds: string[]; licenceLevelId: string | null }) =>
      answer(api.PUT('/api/admin/agents/licence-level', { body })),
    onSuccess: (_, { agentIds, licenceLevelId }) =>
      queries.setQueryData(allAgentsQuery.queryKey, (list: AdminAgents | undefined) =>
        list
          ? {
              ...list,
              items: list.items.map((one) => (agentIds.includes(one.id) ? { ...one, licenceLevelId } : one)),
            }
          : list,
      ),
    onSettled: reread,
  })
}

export function useRemoveAgent(id: string) {
  const reread = useReread()
  return useMutation({
    mutationFn: ({ to }: { to: string | null | undefined }) => removeAgent(id, to),
    onSettled: reread,
  })
}

/** One after the other, each with the checks of one. Answers whom it could not remove, and why. */
export function useRemoveAgents() {
  const reread = useReread()
  return useMutation({
    mutationFn: async ({ agents, to }: { agents: AdminAgent[]; to: string | null | undefined }) => {
      const refused: { agent: AdminAgent; error: Error }[] = []
      for (const agent of agents) {
        // oxlint-disable-next-line no-await-in-loop -- a hundred at once would be a hundred transactions at once
        await removeAgent(agent.id, to).catch((error: Error) => refused.push({ agent, error }))
      }
      return refused
    },
    onSettled: reread,
  })
}

/** @param to who gets the open tickets; null: nobody; undefined: they stay as they are */
async function removeAgent(id: string, to: string | null | undefined) {
  if (to !== undefined)
    await answer(api.POST('/api/admin/agents/{id}/tickets/hand-over', { params: { path: { id } }, body: { to } }))
  await answer(api.DELETE('/api/agents/{id}', { params: { path: { id } } }))
}

/** How many open tickets they have, together. */
export function openTicketsQuery(...ids: string[]) {
  return queryOptions({
    queryKey: ['admin-agents', 'tickets', ...ids],
    queryFn: async () => (await Promise.all(ids.map(countTickets))).reduce((sum, count) => sum + count, 0),
    gcTime: 0,
  })
}

async function countTickets(id: string) {
  return (await answer(api.GET('/api/admin/agents/{id}/tickets', { params: { path: { id } } }))).count
}
