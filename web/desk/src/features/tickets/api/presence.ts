import { api, randomId } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

export type PresenceState = 'viewing' | 'typing' | 'typing-note'

export interface Present {
  agentId: string
  state: PresenceState
}

/** This window, among all that the agent has open. */
const screen = randomId()

const CSRF_COOKIE = /(?:^|; )XSRF-TOKEN=([^;]*)/

/** The colleagues who are at this ticket now; live events keep it true. */
export const presenceQuery = (ticket: string) =>
  queryOptions({
    queryKey: ['presence', ticket],
    queryFn: async ({ signal }): Promise<Present[]> => {
      // typed when the description has it
      const calls = api as unknown as {
        GET(path: '/api/tickets/{id}/presence', call: object): Promise<{ data?: { items: Present[] } }>
      }
      const answered = await calls.GET('/api/tickets/{id}/presence', { params: { path: { id: ticket } }, signal })
      return answered.data?.items ?? []
    },
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  })

let told: { ticket: string; state: PresenceState } | undefined

/** Says once more what this window does there: the server forgets it after a while. */
export function renewPresence(ticket: string) {
  tellPresence(ticket, told?.ticket === ticket ? told.state : 'viewing')
}

/** Tells the others; also while the page is being closed. Nobody minds when it does not arrive. */
export function tellPresence(ticket: string, state: PresenceState | 'left') {
  told = state === 'left' ? undefined : { ticket, state }
  const csrf = CSRF_COOKIE.exec(document.cookie)?.[1]
  void fetch(`/api/tickets/${encodeURIComponent(ticket)}/presence`, {
    method: 'PUT',
    keepalive: true,
    headers: {
      'Content-Type': 'application/json',
      'Idempotency-Key': randomId(),
      ...(csrf ? { 'X-XSRF-TOKEN': decodeURIComponent(csrf) } : {}),
    },
    body: JSON.stringify({ state, screen }),
  }).catch(() => {})
}
