import type { PaletteItem } from './palette-items'

const REMEMBERED = 'svara.palette'
const MOST = 6

/** What was chosen last, the newest first: ids, and for a ticket what is shown of it. */
export interface Recent {
  id: string
  ticket?: { id: string; label: string; detail?: string }
}

export function recents(): Recent[] {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) ?? '[]') as Recent[]
  } catch {
    return []
  }
}

export function remember(item: PaletteItem) {
  const entry: Recent = { id: item.id, ...(item.ticket ? { ticket: item.ticket } : {}) }
  const others = recents().filter((recent) => recent.id !== item.id)
  localStorage.setItem(REMEMBERED, JSON.stringify([entry, ...others].slice(0, MOST)))
}
