import { renewPresence, tellPresence } from '../../api/presence'

/** The server forgets a screen after 45 s. */
const RENEWED_EACH_MILLIS = 20_000

/**
 * Says that this window shows a ticket, for as long as it can be seen.
 *
 * @returns a function that ends the stay
 */
export function stayAt(ticket: string) {
  const leave = () => tellPresence(ticket, 'left')
  const turn = () => (document.visibilityState === 'visible' ? tellPresence(ticket, 'viewing') : leave())
  const renewal = setInterval(() => {
    if (document.visibilityState === 'visible') renewPresence(ticket)
  }, RENEWED_EACH_MILLIS)
  turn()
  document.addEventListener('visibilitychange', turn)
  window.addEventListener('pagehide', leave)
  return () => {
    clearInterval(renewal)
    document.removeEventListener('visibilitychange', turn)
    window.removeEventListener('pagehide', leave)
    leave()
  }
}
