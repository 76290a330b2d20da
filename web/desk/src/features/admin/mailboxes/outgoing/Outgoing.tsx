import type { Mailbox } from '@svara/api'
import { Domain } from './Domain'
import { Relay } from './Relay'

/** By which server a mailbox's mail leaves, and what its domain needs so that it arrives. */
export default function Outgoing({ mailbox }: { mailbox: Mailbox }) {
  return (
    <>
      <Domain mailbox={mailbox.id} />
      <Relay mailbox={mailbox.id} />
    </>
  )
}
