import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** What can be granted, by service. It changes with the version of Svara only. */
export const permissionsQuery = queryOptions({
  queryKey: ['admin', 'permissions'],
  queryFn: async () => (await answer(api.GET('/api/admin/permissions'))).services,
  staleTime: Infinity,
})
