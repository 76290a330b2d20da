import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/**
 * What a stranger may know: whether there is somebody to sign in as. The state `demo-asleep` means that the demo's data are
 * there, but that it was started without --demo.
 */
export const installationQuery = queryOptions({
  queryKey: ['installation'],
  queryFn: () => answer(api.GET('/api/installation')),
  networkMode: 'always',
  retry: false,
  staleTime: 10_000,
})
