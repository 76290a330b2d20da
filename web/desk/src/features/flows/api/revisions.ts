import { answer, api } from '@svara/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { FlowKind } from './types'

export const revisionsKey = (kind: FlowKind) => ['flows', kind, 'revisions'] as const

/** What was published, newest first. */
export function revisionsQuery(kind: FlowKind) {
  return infiniteQueryOptions({
    queryKey: revisionsKey(kind),
    queryFn: ({ pageParam }) =>
      answer(api.GET(`/api/flows/${kind}/revisions`, { params: { query: { limit: 50, cursor: pageParam } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** One of them with its graph, which never changes. */
export function revisionQuery(kind: FlowKind, revision: number) {
  return queryOptions({
    queryKey: ['flows', kind, 'revision', revision],
    queryFn: () => answer(api.GET(`/api/flows/${kind}/revisions/{revision}`, { params: { path: { revision } } })),
    staleTime: Infinity,
  })
}
