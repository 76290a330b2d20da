import { useEffect, useRef } from 'react'
import { tellPresence, type PresenceState } from '../api/presence'

const AGAIN_MILLIS = 8_000
const REST_MILLIS = 5_000

/** Tells the others that one writes here; with the first letter, now and then after it, and when one rests. */
export function useTellTyping(ticketId: string, state: PresenceState) {
  const told = useRef(0)
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)

  function rests() {
    clearTimeout(rest.current)
    if (told.current > 0) tellPresence(ticketId, 'viewing')
    told.current = 0
  }

  function types() {
    clearTimeout(rest.current)
    rest.current = setTimeout(rests, REST_MILLIS)
    if (Date.now() - told.current < AGAIN_MILLIS) return
    told.current = Date.now()
    tellPresence(ticketId, state)
  }

  // who leaves the ticket has left it, and does not come back by a late word of resting
  useEffect(() => () => clearTimeout(rest.current), [ticketId])

  return { types, rests }
}
