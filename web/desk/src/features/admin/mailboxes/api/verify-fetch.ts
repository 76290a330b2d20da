import { answer, api, type FetchRequest } from '@svara/api'
import { useMutation } from '@tanstack/react-query'

/** Tries the settings as they are typed; nothing is kept. */
export function useVerifyFetch(mailbox: string) {
  return useMutation({
    mutationFn: (body: FetchRequest) =>
      answer(api.POST('/api/mailboxes/{id}/fetch/verify', { params: { path: { id: mailbox } }, body })),
  })
}
