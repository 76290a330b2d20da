import { answer, api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { revisionsKey } from './revisions'
import type { FlowKind } from './types'

/** The draft as it was saved becomes what runs. */
export function usePublish(kind: FlowKind) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { version: number; note?: string }) => answer(api.POST(`/api/flows/${kind}/publish`, { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: revisionsKey(kind) }),
  })
}
