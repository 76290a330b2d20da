import type { Ticket } from '@svara/api'
import { useCallback, useMemo, useState } from 'react'

interface State {
  list: string
  ids: ReadonlySet<string>
  /** Where a range begins. */
  anchor: string | undefined
}

/** The rows that the next act is for. Another list begins with none. */
export function useSelection(list: string, tickets: Ticket[]) {
  const [kept, keep] = useState<State>(() => none(list))
  const state = kept.list === list ? kept : none(list)
  const chosen = useMemo(() => tickets.filter(({ id }) => state.ids.has(id)), [tickets, state.ids])

  const toggle = useCallback(
    (id: string) =>
      keep((before) => {
        const ids = new Set(before.list === list ? before.ids : [])
        if (!ids.delete(id)) ids.add(id)
        return { list, ids, anchor: id }
      }),
    [list],
  )

  /** All between the last one chosen and this one. */
  function extend(id: string, from?: string) {
    const start = place(state.anchor ?? from ?? id)
    const end = place(id)
    const range = tickets.slice(Math.min(start, end), Math.max(start, end) + 1)
    keep({ list, ids: new Set([...state.ids, ...range.map((ticket) => ticket.id)]), anchor: id })
  }

  function place(id: string) {
    return Math.max(
      0,
      tickets.findIndex((ticket) => ticket.id === id),
    )
  }

  return {
    chosen,
    has: (id: string) => state.ids.has(id),
    toggle,
    extend,
    all: () => keep({ list, ids: new Set(tickets.map(({ id }) => id)), anchor: undefined }),
    clear: () => keep(none(list)),
  }
}

export type Selection = ReturnType<typeof useSelection>

const NOBODY: ReadonlySet<string> = new Set()

function none(list: string): State {
  return { list, ids: NOBODY, anchor: undefined }
}
