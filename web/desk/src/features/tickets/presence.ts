import { tellPresence, type PresenceState } from './api/presence'

/** Typing is over when no key came for this long. */
const TYPING_MILLIS = 8_000
/** The server forgets a screen after 45 s. */
const RENEWED_EACH_MILLIS = 20_000

/** What this window does at the one ticket that it shows. */
let at: { ticket: string; state: PresenceState } | undefined
let typing: ReturnType<typeof setTimeout> | undefined
let renewal: ReturnType<typeof setInterval> | undefined

/** @returns a function that ends the stay */
export function stayAt(ticket: string) {
  at = { ticket, state: 'viewing' }
  tell()
  renewal = setInterval(tell, RENEWED_EACH_MILLIS)
  const visible = () => (document.visibilityState === 'visible' ? tell() : tellPresence(ticket, 'left'))
  const leave = () => tellPresence(ticket, 'left')
  document.addEventListener('visibilitychange', visible)
  window.addEventListener('pagehide', leave)
  return () => {
    clearInterval(renewal)
    clearTimeout(typing)
    document.removeEventListener('visibilitychange', visible)
    window.removeEventListener('pagehide', leave)
    if (at?.ticket === ticket) at = undefined
    leave()
  }
}

/** For the composer, at each change of the text: the colleagues see it until the typing rests. */
export function typesAt(ticket: string, state: 'typing' | 'typing-note') {
  if (at?.ticket !== ticket) return
  const isNews = at.state !== state
  at.state = state
  if (isNews) tell()
  clearTimeout(typing)
  typing = setTimeout(rests, TYPING_MILLIS)
}

function rests() {
  if (!at) return
  at.state = 'viewing'
  tell()
}

function tell() {
  if (at && document.visibilityState === 'visible') tellPresence(at.ticket, at.state)
}
