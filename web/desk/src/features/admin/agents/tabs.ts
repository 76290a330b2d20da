import { lazyPart } from '@svara/ui'
import { type ComponentType } from 'react'

/** What can be set of an agent, each with an address of its own. A tab is one line here, and `tab.<word>` in the texts. */
export const TABS = {
  profile: lazyPart(() => import('./ProfileTab')),
  access: lazyPart(() => import('./AccessTab')),
  permissions: lazyPart(async () => ({ default: (await import('../access/AgentPermissions')).AgentPermissions })),
  sessions: lazyPart(() => import('./SessionsTab')),
} satisfies Record<string, ComponentType<{ agentId: string }>>

export type Tab = keyof typeof TABS

export function tabOf(word: string | undefined): Tab {
  return word && word in TABS ? (word as Tab) : 'profile'
}
