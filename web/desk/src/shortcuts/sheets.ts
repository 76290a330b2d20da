import { useSyncExternalStore } from 'react'

export type Sheet = 'palette' | 'sheet' | null

let open: Sheet = null
const listeners = new Set<() => void>()

export function showSheet(sheet: Sheet) {
  open = sheet
  listeners.forEach((listener) => listener())
}

/** All shortcuts, wherever one is. */
export const showShortcuts = () => showSheet('sheet')
export const showPalette = () => showSheet('palette')

export function useSheet() {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => open,
  )
}
