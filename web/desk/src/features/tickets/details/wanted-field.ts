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

/** Leads to the first of them, back to the ticket where one has gone on to another meanwhile. */
export function useWayToRequired() {
  const router = useRouter()
  return (ticket: string, refusal: unknown) => {
    const [first] = requiredFields(refusal)
    if (!first) return undefined
    return () => {
      const { pathname, search } = router.state.location
      const [, filter] = /^\/tickets\/([^/]+)/.exec(pathname) ?? []
      const isOpen = pathname.endsWith(`/${ticket}`)
      if (!isOpen)
        void router.navigate({
          to: '/tickets/$filter/$ticket',
          params: { filter: filter ?? 'all-open', ticket },
          search: filter ? search : {},
        })
      wantField({ ticket, field: first.id })
    }
  }
}
