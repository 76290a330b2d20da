import { answer, api, type ConnectWish } from '@svara/api'
import { useMutation } from '@tanstack/react-query'

/** Where the browser has to go, so that an account's owner can allow its use. */
export function useBeginConnect(mailbox: string) {
  return useMutation({
    mutationFn: (body: ConnectWish) =>
      answer(api.POST('/api/mailboxes/{id}/connect', { params: { path: { id: mailbox } }, body })),
  })
}
