import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

/** Another agent's signature, and the tags that it may name. */
export function agentSignatureQuery(id: string) {
  return queryOptions({
    queryKey: ['admin-agent-signature', id],
    queryFn: () => answer(api.GET('/api/admin/agents/{id}/signature', { params: { path: { id } } })),
  })
}

export function useSaveAgentSignature(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ draft, ifVersion }: { draft: { signature: string }; ifVersion: number }) =>
      answer(
        api.PUT('/api/admin/agents/{id}/signature', {
          params: { path: { id } },
          body: { signature: draft.signature, ifVersion },
        }),
      ),
    onSuccess: (kept) => queries.setQueryData(agentSignatureQuery(id).queryKey, kept),
  })
}
