import { activeShortcuts, type Shortcut } from './registry'

/** What can be done here, each once: where two want the same keys, the one that would run. */
export function listedShortcuts(): Shortcut[] {
  const byKeys = new Map(activeShortcuts().map((shortcut) => [shortcut.keys ?? `:${shortcut.label}`, shortcut]))
  return [...byKeys.values()]
}

export function grouped<T>(items: T[], group: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(group(item), [...(groups.get(group(item)) ?? []), item])
  return [...groups]
}

/** Whether each word that was typed stands somewhere in the text, accents aside. */
export function isFound(text: string, typed: string) {
  const within = plain(text)
  return plain(typed)
    .split(/\s+/u)
    .every((word) => within.includes(word))
}

function plain(text: string) {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()
}
