import { answer } from '@svara/api'
import { useMutation } from '@tanstack/react-query'
import { calls } from './call'
import type { Draft, FlowKind } from './types'

/** The draft becomes what a revision was; nothing is published by it. */
export function useRestore(kind: FlowKind) {
  return useMutation({
    mutationFn: ({ revision, version }: { revision: number; version: number }) =>
      answer(
        calls.POST<Draft>('/api/flows/{kind}/revisions/{n}/restore', {
          params: { path: { kind, n: revision } },
          body: { version },
        }),
      ),
  })
}
