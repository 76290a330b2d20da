import { useCallback, useLayoutEffect, useRef, useState } from 'react'

/** One scrolled down and looks at rows: what comes in above them must not push them away. */
export function useKeptPlace<Scroller extends HTMLElement>(ids: string[], rowHeight: number) {
  const scroller = useRef<Scroller>(null)
  const before = useRef(ids)
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set())

  useLayoutEffect(() => {
    const was = before.current
    before.current = ids
    const element = scroller.current
    if (was === ids || !element || element.scrollTop < rowHeight / 2) return
    const first = Math.floor(element.scrollTop / rowHeight)
    const rows = Math.ceil(element.clientHeight / rowHeight) + 1
    const shift = moved(was, ids, first, first + rows)
    if (shift !== 0) element.scrollTop += shift * rowHeight
    const known = new Set(was.slice(0, first + rows))
    const fresh = ids.slice(0, Math.max(0, first + shift)).filter((id) => !known.has(id))
    if (fresh.length > 0) setArrived((others) => new Set([...others, ...fresh]))
  }, [ids, rowHeight])

  const forget = useCallback(() => setArrived((others) => (others.size > 0 ? new Set() : others)), [])
  return { scroller, arrived: arrived.size, forget }
}

/** By how many rows most of what was visible has moved. A row that jumped by itself takes nobody with it. */
export function moved(was: string[], is: string[], from: number, to: number) {
  const places = new Map(is.map((id, place) => [id, place]))
  const shifts = was
    .slice(from, to)
    .flatMap((id, row) => {
      const place = places.get(id)
      return place === undefined ? [] : [place - from - row]
    })
    .sort((one, other) => one - other)
  return shifts[Math.floor(shifts.length / 2)] ?? 0
}
