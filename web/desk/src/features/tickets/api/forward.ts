import { answer, api, type NewMessage } from '@svara/api'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { historyKey } from './history'
import { messagesKey } from './messages'
import { ticketKey } from './ticket'

/** Sends messages of a ticket to somebody outside of it. */
export function useForward(ticket: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ key, body }: { key: string; body: NewMessage & { kind: 'forward' } }) =>
      answer(
        api.POST('/api/tickets/{id}/messages', {
          params: { path: { id: ticket } },
          body,
          headers: { 'Idempotency-Key': key },
        }),
      ),
    onSuccess: () =>
      Promise.all(
        [messagesKey(ticket), ticketKey(ticket), historyKey(ticket)].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  })
}
