import { api, randomId } from '@svara/api'

export type PresenceState = 'viewing' | 'typing' | 'typing-note' | 'left'

const screen = randomId()

/** Says what this screen does at a ticket. Nothing hangs on it: when it fails, the next one may not. */
export function tellPresence(ticketId: string, state: PresenceState) {
  void api
    .PUT('/api/tickets/{id}/presence', {
      params: { path: { id: ticketId } },
      body: { state, screen },
      keepalive: state === 'left',
    })
    .catch(() => {})
}
