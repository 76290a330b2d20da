import { answer, api, type RoleRequest } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { inOrder } from '../../../../i18n/in-order'

/** All roles, by name. */
export const rolesQuery = queryOptions({
  queryKey: ['admin', 'roles'],
  queryFn: async () => inOrder((await answer(api.GET('/api/admin/roles'))).items),
})

/** One role, who has it and what they would lose; read when it is opened: what is being edited does not change by itself. */
export function roleQuery(id: string) {
  return queryOptions({
    queryKey: ['admin', 'role', id],
    queryFn: () => answer(api.GET('/api/admin/roles/{id}', { params: { path: { id } } })),
    gcTime: 0,
    staleTime: Infinity,
  })
}

/** @param id undefined: a new one */
export function useSaveRole(id: string | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: RoleRequest) =>
      id === undefined
        ? answer(api.POST('/api/admin/roles', { body }))
        : answer(api.PUT('/api/admin/roles/{id}', { params: { path: { id } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: rolesQuery.queryKey }),
  })
}

export function useRemoveRole(id: string, ifVersion: number) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      await api.DELETE('/api/admin/roles/{id}', { params: { path: { id }, query: { ifVersion } } })
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: rolesQuery.queryKey })
      void queries.invalidateQueries({ queryKey: ['admin', 'agent-access'] })
    },
  })
}
