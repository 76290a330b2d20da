import { answer, api } from '@svara/api'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { LetterDraft } from './letter'

export type PreviewKind = 'first' | 'later' | 'response' | 'outside-hours'

/**
 * A mail by settings that need not be saved yet; refused with the fields that cannot be taken.
 *
 * @param words what an agent says in it, as HTML
 */
export function letterPreviewQuery(mailbox: string, letter: LetterDraft, kind: PreviewKind, words: string) {
  return queryOptions({
    queryKey: ['mailboxes', mailbox, 'letter-preview', letter, kind, words],
    queryFn: () =>
      answer(
        api.POST('/api/mailboxes/{id}/letter/preview', {
          params: { path: { id: mailbox } },
          body: { letter, kind, words },
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
    retry: false,
  })
}
