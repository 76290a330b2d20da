export { ShortcutKeys, useShortcuts, type Shortcut } from './shortcuts'
export { activeShortcuts, subscribeToShortcuts } from './registry'
