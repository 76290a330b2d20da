import type { Address, Mailbox, Message } from '@svara/api'
import type { AnyTicket } from '../../api/ticket'
import { distinct, flawOf, isSame } from './addresses'

/**
 * Whom the server answers when a reply names nobody: the requester, and on Cc the others of the latest mail (TIC-6);
 * but not who forwarded the requester's own, and no third party.
 */
export function replyToAll(
  ticket: AnyTicket,
  messages: Message[],
  mailboxes: Pick<Mailbox, 'address' | 'inboundAddress'>[],
) {
  const requester: Address = { name: ticket.requester.name, email: ticket.requester.email }
  const latest = messages.findLast((message) => message.kind === 'inbound' && !message.thirdParty)
  const isForward = latest?.forwardedFrom && isSame(latest.forwardedFrom, requester)
  const others = latest && !isForward ? [...(latest.from ? [latest.from] : []), ...latest.to, ...latest.cc] : []
  const own = mailboxes.flatMap((mailbox) => [mailbox.address, mailbox.inboundAddress])
  const cc = distinct(others).filter(
    (person) =>
      flawOf(person.email) === null &&
      !isSame(person, requester) &&
      !own.some((address) => isSame(person, { name: '', email: address })),
  )
  return { to: [requester], cc }
}
