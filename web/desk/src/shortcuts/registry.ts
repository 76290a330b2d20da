import { tinykeys } from 'tinykeys'

export interface Shortcut {
  /** As tinykeys has them, with `mod` for Ctrl or ⌘: `j`, `g h`, `mod+k`. None: only in the palette. */
  keys?: string
  /** What it does, in the agent's language; the palette and the sheet of shortcuts show it. */
  label: string
  /** The heading that it stands under, in the agent's language. */
  group: string
  run: () => void
  /** Also while one writes; for chords with mod or Escape. */
  whileWriting?: boolean
}

const mounted = new Set<readonly Shortcut[]>()
const listeners = new Set<() => void>()
let snapshot: Shortcut[] = []
let unbind = () => {}

export function mountShortcuts(shortcuts: readonly Shortcut[]) {
  mounted.add(shortcuts)
  changed()
  return () => {
    mounted.delete(shortcuts)
    changed()
  }
}

/** What can be done here and now. The one mounted last wins where two want the same keys. */
export function activeShortcuts() {
  return snapshot
}

export function subscribeToShortcuts(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function changed() {
  snapshot = [...mounted].flat()
  unbind()
  unbind = tinykeys(window, bindings())
  listeners.forEach((listener) => listener())
}

function bindings() {
  return Object.fromEntries(
    snapshot
      .filter((shortcut) => shortcut.keys)
      .map((shortcut) => [
        shortcut.keys!.replaceAll('mod+', '$mod+'),
        (event: KeyboardEvent) => {
          if (event.defaultPrevented || (!shortcut.whileWriting && isElsewhere(event))) return
          event.preventDefault()
          shortcut.run()
        },
      ]),
  )
}

/** One writes, or a menu or dialog is open: then letters are its own. */
function isElsewhere(event: KeyboardEvent) {
  const target = event.target instanceof Element ? event.target : null
  const writes = target?.closest(
    'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]',
  )
  return Boolean(writes ?? target?.closest('[role=dialog], [role=menu], [role=listbox]'))
}
