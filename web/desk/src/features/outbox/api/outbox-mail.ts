import { answer, api, type OutboxItem, type Undescribed } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'
import { outboxKey } from './outbox'

export interface OutboxMail extends OutboxItem {
  html: string
  text: string
  attachments: { name: string; contentType: string; size: number }[]
  headers: { name: string; value: string }[]
}

/** One mail as it would leave. */
export const outboxMailQuery = (id: string) =>
  queryOptions({
    queryKey: [...outboxKey, 'one', id] as const,
    // typed when the description has it
    queryFn: ({ signal }) =>
      answer(
        (api.GET as unknown as Undescribed)('/api/outbox/{id}', { params: { path: { id } }, signal }),
      ) as Promise<OutboxMail>,
    staleTime: 60_000,
  })
