import type { DraftPlace } from '../../api/drafts'
import { onLive } from '../../../../live'
import { DraftKeeper } from './keeper'
import { mirroredPlaces, nameOf } from './mirror'

const keepers = new Map<string, DraftKeeper>()
let isListening = false
let rescuedFor: string | undefined

interface Mine {
  what: string
  ticketId: string | null
  kind: string | null
}

/** The one keeper of a place's draft, for as long as the desk is open. */
export function keeperOf(agent: string, place: DraftPlace): DraftKeeper {
  const name = `${agent}/${nameOf(place)}`
  const known = keepers.get(name)
  if (known) return known
  const keeper = new DraftKeeper(agent, place)
  keepers.set(name, keeper)
  listen()
  rescue(agent)
  return keeper
}

/** For tests: a desk opened anew. */
export function forgetKeepers() {
  keepers.clear()
  rescuedFor = undefined
}

/** Drafts that this browser kept when it was cut off, or crashed, go to the server without their ticket being opened. */
function rescue(agent: string) {
  if (rescuedFor === agent) return
  rescuedFor = agent
  for (const place of mirroredPlaces(agent)) void keeperOf(agent, place).open()
}

function listen() {
  if (isListening) return
  isListening = true
  onLive<Mine>('mine', ({ what, ticketId, kind }) => {
    if (what !== 'draft') return
    for (const keeper of keepers.values()) {
      if (keeper.place.ticketId === ticketId && (kind === null || keeper.place.kind === kind))
        void keeper.changedElsewhere()
    }
  })
  window.addEventListener('online', flushAll)
  window.addEventListener('pagehide', flushAll)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') flushAll()
  })
}

function flushAll() {
  for (const keeper of keepers.values()) void keeper.flush()
}
