import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** All that can be seen of a received mail beside its words. It changes once, when DNS has answered. */
export const mailQuery = (ticket: string, message: string) =>
  queryOptions({
    queryKey: ['tickets', 'mail', ticket, message] as const,
    queryFn: ({ signal }) =>
      answer(
        api.GET('/api/tickets/{id}/messages/{message}/mail', { params: { path: { id: ticket, message } }, signal }),
      ),
  })

export const rawAddress = (ticket: string, message: string) => `/api/tickets/${ticket}/messages/${message}/raw`

/** More than this nobody reads here. */
const MOST_BYTES = 256 * 1024

/** The beginning of the mail as it came; the rest is not fetched. */
export const mailSourceQuery = (ticket: string, message: string) =>
  queryOptions({
    queryKey: ['tickets', 'mail-source', ticket, message] as const,
    queryFn: async ({ signal }) => {
      const response = await fetch(rawAddress(ticket, message), { signal })
      if (!response.ok || !response.body) throw new Error(`${response.status}`)
      return beginning(response.body.getReader())
    },
    staleTime: Infinity,
    gcTime: 60_000,
  })

async function beginning(reader: ReadableStreamDefaultReader<Uint8Array>) {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  while (bytes < MOST_BYTES) {
    // oxlint-disable-next-line no-await-in-loop -- a stream comes piece by piece
    const { done, value } = await reader.read()
    if (done) return { text, isWhole: true }
    bytes += value.length
    text += decoder.decode(value.subarray(0, value.length - Math.max(0, bytes - MOST_BYTES)), { stream: true })
  }
  void reader.cancel()
  return { text, isWhole: false }
}
