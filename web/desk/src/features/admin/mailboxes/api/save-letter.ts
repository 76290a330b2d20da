import { answer, api } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { letterQuery, type LetterDraft } from './letter'

/** Writes anew how a mailbox writes, whole. */
export function useSaveLetter(mailbox: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ draft, ifVersion }: { draft: LetterDraft; ifVersion: number }) =>
      answer(
        api.PUT('/api/mailboxes/{id}/letter', {
          params: { path: { id: mailbox } },
          body: { letter: draft, ifVersion },
        }),
      ),
    onSuccess: (letter) => queries.setQueryData(letterQuery(mailbox).queryKey, letter),
  })
}
