import { answer, api } from '@svara/api'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'

/** While a mail is on its way: how often it is looked after, and for how long. */
const LOOK_AGAIN_MILLIS = 3_000
const PATIENCE_MILLIS = 10 * 60_000

const UNDER_WAY = new Set(['queued', 'sent'])

/** The last mail by which a mailbox tried whether its mail is forwarded; null when there was none. */
export function forwardingTestQuery(mailbox: string) {
  return queryOptions({
    queryKey: ['mailboxes', mailbox, 'forwarding-test'],
    queryFn: async () =>
      (await answer(api.GET('/api/mailboxes/{id}/forwarding-test', { params: { path: { id: mailbox } } }))).trial,
    refetchInterval: ({ state: { data } }) =>
      data && UNDER_WAY.has(data.state) && Date.now() - Date.parse(data.sentAt) < PATIENCE_MILLIS
        ? LOOK_AGAIN_MILLIS
        : false,
  })
}

export function useSendForwardingTest(mailbox: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => answer(api.POST('/api/mailboxes/{id}/forwarding-test', { params: { path: { id: mailbox } } })),
    onSuccess: (trial) => queries.setQueryData(forwardingTestQuery(mailbox).queryKey, trial),
  })
}
