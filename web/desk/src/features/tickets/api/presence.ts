import { answer, api, randomId } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

export type PresenceState = 'viewing' | 'typing' | 'typing-note'

export interface Present {
  agentId: string
  state: string
}

/** This window, among all that the agent has open. */
const screen = randomId()

/** The colleagues who are at this ticket now; live events keep it true. */
export const presenceQuery = (ticket: string) =>
  queryOptions({
    queryKey: ['presence', ticket],
    queryFn: async ({ signal }): Promise<Present[]> =>
      (await answer(api.GET('/api/tickets/{id}/presence', { params: { path: { id: ticket } }, signal }))).items,
    staleTime: 30_000,
    gcTime: 60_000,
    retry: false,
  })

/** Of two reports that overtake each other on their way, the later said one counts. */
let said = 0

let told: { ticket: string; state: PresenceState } | undefined

/** Says once more what this window does there: the server forgets it after a while. */
export function renewPresence(ticket: string) {
  tellPresence(ticket, told?.ticket === ticket ? told.state : 'viewing')
}

/** Tells the others; also while the page is being closed. Nobody minds when it does not arrive. */
export function tellPresence(ticket: string, state: PresenceState | 'left') {
  told = state === 'left' ? undefined : { ticket, state }
  void api
    .PUT('/api/tickets/{id}/presence', {
      params: { path: { id: ticket } },
      body: { state, screen, order: ++said },
      keepalive: state === 'left',
    })
    .catch(() => {})
}
