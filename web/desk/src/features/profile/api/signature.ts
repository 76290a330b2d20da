import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

/** One's own signature, and the tags that it may name. */
export const signatureQuery = queryOptions({
  queryKey: ['signature'],
  queryFn: () => answer(api.GET('/api/session/agent/signature')),
})

export function useSaveSignature() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { signature: string; ifVersion: number }) =>
      answer(api.PUT('/api/session/agent/signature', { body })),
    onSuccess: (kept) => queries.setQueryData(signatureQuery.queryKey, kept),
  })
}
