export { ShortcutKeys, useShortcuts, type Shortcut } from './shortcuts'
export { activeShortcuts, subscribeToShortcuts } from './registry'
export { showPalette, showSheet, showShortcuts, useSheet } from './sheets'
