import { useLayoutEffect, useMemo, useRef } from 'react'
import { mountShortcuts, type Shortcut } from './registry'

export type { Shortcut } from './registry'
export { Keys as ShortcutKeys } from '@svara/ui'

/** Makes shortcuts work while the component is there. They need not be memoised: the newest `run` is called. */
export function useShortcuts(shortcuts: Shortcut[]) {
  const newest = useRef(shortcuts)
  newest.current = shortcuts
  const shape = JSON.stringify(shortcuts)
  const stable = useMemo(
    () => newest.current.map((shortcut, place) => ({ ...shortcut, run: () => newest.current[place]?.run() })),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is shown of them decides
    [shape],
  )
  // with the page, not after it: a key may be pressed as soon as one sees what it is for
  useLayoutEffect(() => mountShortcuts(stable), [stable])
}
