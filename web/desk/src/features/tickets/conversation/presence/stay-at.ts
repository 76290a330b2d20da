import { renewPresence, tellPresence } from '../../api/presence'

/** The server forgets a screen after 45 s. */
const RENEWED_EACH_MILLIS = 20_000

/** A page that is still there so long after it was to be left shows the ticket on: it was a download, or the way failed. */
const STAYED_MILLIS = 5_000

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
  let stayed: ReturnType<typeof setTimeout> | undefined
  // a busy browser may end a page before it has heard of pagehide
  const goAway = () => {
    leave()
    clearTimeout(stayed)
    stayed = setTimeout(turn, STAYED_MILLIS)
  }
  turn()
  document.addEventListener('visibilitychange', turn)
  window.addEventListener('beforeunload', goAway)
  window.addEventListener('pagehide', leave)
  return () => {
    clearInterval(renewal)
    clearTimeout(stayed)
    window.removeEventListener('beforeunload', goAway)
    document.removeEventListener('visibilitychange', turn)
    window.removeEventListener('pagehide', leave)
    leave()
  }
}
