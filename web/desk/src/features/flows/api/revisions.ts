import { answer } from '@svara/api'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { calls } from './call'
import type { FlowKind, Revision, RevisionRow } from './types'

export const revisionsKey = (kind: FlowKind) => ['flows', kind, 'revisions'] as const

/** What was published, newest first. */
export function revisionsQuery(kind: FlowKind) {
  return infiniteQueryOptions({
    queryKey: revisionsKey(kind),
    queryFn: ({ pageParam }) =>
      answer(
        calls.GET<{ items: RevisionRow[]; next?: string | null }>('/api/flows/{kind}/revisions', {
          params: { path: { kind }, query: { limit: 50, cursor: pageParam } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  })
}

/** One of them with its graph, which never changes. */
export function revisionQuery(kind: FlowKind, revision: number) {
  return queryOptions({
    queryKey: ['flows', kind, 'revision', revision],
    queryFn: () =>
      answer(calls.GET<Revision>('/api/flows/{kind}/revisions/{n}', { params: { path: { kind, n: revision } } })),
    staleTime: Infinity,
  })
}
