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
  /** Goes on while the key is held down. */
  repeats?: boolean
  /** Goes before the same keys elsewhere, whichever came last: what is selected before what is open. */
  first?: boolean
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
  snapshot = [...mounted].flat().sort((one, other) => Number(one.first ?? false) - Number(other.first ?? false))
  unbind()
  unbind = tinykeys(window, bindings())
  listeners.forEach((listener) => listener())
}

function bindings() {
  return Object.fromEntries(
    snapshot.flatMap((shortcut) =>
      ways(shortcut.keys ?? '').map((keys) => [keys, (event: KeyboardEvent) => hear(event, shortcut)]),
    ),
  )
}

function hear(event: KeyboardEvent, shortcut: Shortcut) {
  if (event.defaultPrevented || event.isComposing || (event.repeat && !shortcut.repeats)) return
  if (isOtherChord(event, shortcut.keys!) || (!shortcut.whileWriting && isElsewhere(event))) return
  event.preventDefault()
  shortcut.run()
}

/** Where `/`, `*` or `[` are on the keyboard differs: a Swedish one needs Shift or AltGr for them. */
function ways(keys: string) {
  const symbol = /^(?:Shift\+)?([^\w\s])$/.exec(keys)?.[1]
  if (!symbol)
    return keys ? [keys.replaceAll('mod+', '$mod+').replace(/\b[A-Z]$/, (letter) => letter.toLowerCase())] : []
  return ['', 'Shift+', 'Alt+', 'Control+Alt+'].map((modifiers) => modifiers + symbol)
}

/** Ctrl+/ is not `/`, but AltGr, which looks like Ctrl+Alt, may have been needed to type it. */
function isOtherChord(event: KeyboardEvent, keys: string) {
  return !keys.includes('mod+') && (event.ctrlKey || event.altKey) && !event.getModifierState('AltGraph')
}

/** One writes, or a menu or dialog is open: then letters are its own. So is Enter on what can be pressed. */
function isElsewhere(event: KeyboardEvent) {
  const target = event.target instanceof Element ? event.target : null
  if (event.key === 'Enter' && target?.closest('a, button, summary')) return true
  const writes = target?.closest(
    'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]',
  )
  return Boolean(writes ?? target?.closest('[role=dialog], [role=menu], [role=listbox]'))
}
