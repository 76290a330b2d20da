import { answer, api } from '@svara/api'
import { queryOptions, useMutation } from '@tanstack/react-query'
import type { LetterDraft } from './letter'

const AGAIN_MILLIS = 2_000

/** Sends a mail by settings that need not be saved, as a ticket's first message. */
export function useSendTestLetter(mailbox: string) {
  return useMutation({
    mutationFn: ({ letter, words, to }: { letter: LetterDraft; words: string; to: string }) =>
      answer(
        api.POST('/api/mailboxes/{id}/letter/tests', {
          params: { path: { id: mailbox } },
          body: { letter, words, to },
        }),
      ),
  })
}

/** What became of a test mail; asked again as long as it waits. */
export function testLetterQuery(mailbox: string, mail: string) {
  return queryOptions({
    queryKey: ['mailboxes', mailbox, 'test-letters', mail],
    queryFn: () =>
      answer(api.GET('/api/mailboxes/{id}/letter/tests/{mail}', { params: { path: { id: mailbox, mail } } })),
    refetchInterval: (query) => (query.state.data?.state === 'queued' || !query.state.data ? AGAIN_MILLIS : false),
  })
}
