import { answer, api } from '@svara/api'
import { infiniteQueryOptions } from '@tanstack/react-query'

const PAGE = 50

export const outboxKey = ['outbox'] as const

/** What has left, waits or is kept, newest first. */
export const outboxQuery = infiniteQueryOptions({
  queryKey: [...outboxKey, 'list'] as const,
  queryFn: ({ pageParam, signal }) =>
    answer(api.GET('/api/outbox', { params: { query: { limit: PAGE, cursor: pageParam } }, signal })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
  staleTime: 30_000,
})
