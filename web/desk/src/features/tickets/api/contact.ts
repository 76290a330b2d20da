import { queryOptions } from '@tanstack/react-query'
import { answer, api } from '@svara/api'

export interface Contact {
  id: string
  name: string
  addresses: string[]
  createdAt: string
  /** As far as the agent may see them. */
  tickets: { open: number; total: number }
}

interface ContactCall {
  // typed when the description has it
  GET(path: '/api/contacts/{id}', call: object): Promise<{ data?: Contact }>
}

export const contactQuery = (id: string) =>
  queryOptions({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) =>
      answer((api as unknown as ContactCall).GET('/api/contacts/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  })
