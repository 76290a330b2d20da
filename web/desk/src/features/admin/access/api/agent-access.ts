import { answer, api, type AgentAccess } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { rolesQuery } from './roles'

/** What an agent was given of their own, and by which roles. */
export function agentAccessQuery(agentId: string) {
  return queryOptions({
    queryKey: ['admin', 'agent-access', agentId],
    queryFn: () => answer(api.GET('/api/admin/agents/{id}/permissions', { params: { path: { id: agentId } } })),
  })
}

export function useChangeAccess(agentId: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({
      draft,
      ifVersion,
    }: {
      draft: Pick<AgentAccess, 'permissions' | 'roleIds' | 'superadmin'>
      ifVersion: number
    }) =>
      answer(
        api.PUT('/api/admin/agents/{id}/permissions', {
          params: { path: { id: agentId } },
          body: { ...draft, ifVersion },
        }),
      ),
    onSuccess: (access) => {
      queries.setQueryData(agentAccessQuery(agentId).queryKey, access)
      // how many have a role
      void queries.invalidateQueries({ queryKey: rolesQuery.queryKey })
    },
  })
}
