import { answer, api } from '@svara/api'
import { useMutation } from '@tanstack/react-query'
import type { FlowKind } from './types'

/** The draft becomes what a revision was; nothing is published by it. */
export function useRestore(kind: FlowKind) {
  return useMutation({
    mutationFn: ({ revision, version }: { revision: number; version: number }) =>
      answer(
        api.POST(`/api/flows/${kind}/revisions/{revision}/restore`, {
          params: { path: { revision } },
          body: { version },
        }),
      ),
  })
}
