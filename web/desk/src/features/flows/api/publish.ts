import { answer } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { calls } from './call'
import { revisionsKey } from './revisions'
import type { FlowKind, Published } from './types'

/** The draft as it was saved becomes what runs. */
export function usePublish(kind: FlowKind) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { version: number; note?: string }) =>
      answer(calls.POST<Published>('/api/flows/{kind}/publish', { params: { path: { kind } }, body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: revisionsKey(kind) }),
  })
}
