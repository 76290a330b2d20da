import { lazy } from 'react'

/** In the order of the page; the word is that of the address, and of its name in the texts (`tab.<word>`). */
export const TABS = {
  general: lazy(() => import('./general/General')),
  template: lazy(() => import('./letter/Template')),
  response: lazy(() => import('./letter/Response')),
  signature: lazy(() => import('./letter/Signature')),
  incoming: lazy(() => import('./incoming/Incoming')),
  outgoing: lazy(() => import('./outgoing/Outgoing')),
} as const

export type Tab = keyof typeof TABS

export function isTab(word: string): word is Tab {
  return word in TABS
}
