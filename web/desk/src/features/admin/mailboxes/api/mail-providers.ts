import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** With which providers accounts can be connected here, and what the operator has to set where they cannot. */
export const mailProvidersQuery = queryOptions({
  queryKey: ['mail-providers'],
  queryFn: () => answer(api.GET('/api/mail-providers')),
})
