import type { AnyTicket } from '../api/ticket'

/** Where one writes: reply or private note. It stands at the foot of the conversation. */
export function Composer({ ticket }: { ticket: AnyTicket }) {
  return <section aria-label={ticket.subject} />
}
