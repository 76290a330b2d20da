import { Refusal } from '@svara/api'
import { useRouter } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'

interface Wanted {
  ticket: string
  field: string
}

let wanted: Wanted | null = null
const listeners = new Set<() => void>()

/** Leads to a field: the details are shown, and the focus goes there. */
export function wantField(next: Wanted | null) {
  wanted = next
  for (const tell of listeners) tell()
}

/** The field of this ticket that somebody is to be led to. */
export function useWantedField(ticket: string | undefined) {
  const now = useSyncExternalStore(
    (tell) => {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
    () => wanted,
  )
  return now?.ticket === ticket ? now?.field : undefined
}

interface RequiredField {
  id: string
  name: string
}

/** What is to be filled in before the ticket can be solved; empty where it was refused for something else. */
function requiredFields(refusal: unknown): RequiredField[] {
  if (!(refusal instanceof Refusal) || refusal.code !== 'fields-required') return []
  return (refusal.problem as unknown as { fields?: RequiredField[] }).fields ?? []
}

/** Leads to the first of them, where the ticket is the one that is open. */
export function useWayToRequired() {
  const router = useRouter()
  return (ticket: string, refusal: unknown) => {
    const [first] = requiredFields(refusal)
    const isOpen = router.state.location.pathname.endsWith(`/${ticket}`)
    return first && isOpen ? () => wantField({ ticket, field: first.id }) : undefined
  }
}
