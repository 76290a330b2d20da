import { lazyPart } from '@svara/ui'

/** In the order of the page; the word is that of the address, and of its name in the texts (`tab.<word>`). */
export const TABS = {
  general: lazyPart(() => import('./general/General')),
  template: lazyPart(() => import('./letter/Template')),
  response: lazyPart(() => import('./letter/Response')),
  signature: lazyPart(() => import('./letter/Signature')),
  incoming: lazyPart(() => import('./incoming/Incoming')),
  outgoing: lazyPart(() => import('./outgoing/Outgoing')),
} as const

export type Tab = keyof typeof TABS

export function isTab(word: string): word is Tab {
  return word in TABS
}
