import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'
import { outboxKey } from './outbox'

/** One mail as it would leave. */
export const outboxMailQuery = (id: string) =>
  queryOptions({
    queryKey: [...outboxKey, 'one', id] as const,
    queryFn: ({ signal }) => answer(api.GET('/api/outbox/{id}', { params: { path: { id } }, signal })),
    staleTime: 60_000,
  })
