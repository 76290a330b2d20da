import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@svara/api'

/** Who a contact is, with how many tickets of theirs the agent may see. */
export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => answer(api.GET('/api/contacts/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  })
