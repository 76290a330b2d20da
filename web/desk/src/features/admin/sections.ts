import type { Session } from '@svara/api'

/** The menus of Admin's bar, in their order. One whose only page it is stands there as a link. */
export const SERVICES = ['agents', 'tickets', 'chat', 'call', 'knowledge', 'forms', 'general'] as const

interface Entry {
  key: string
  /** The menu that it stands in, and which half of it. */
  service: (typeof SERVICES)[number]
  part: 'statistics' | 'settings'
  to: `/admin/${string}`
  /** As the session names it; who lacks it does not see the page, and the server refuses its calls. */
  permission: string
}

/** The pages of Admin: one entry here, its route, and its name in `texts` as `page.<key>`. */
export const PAGES = [
  { key: 'agents', service: 'agents', part: 'settings', to: '/admin/agents', permission: 'agents' },
  { key: 'mailboxes', service: 'tickets', part: 'settings', to: '/admin/mailboxes', permission: 'mailboxes' },
  { key: 'statuses', service: 'tickets', part: 'settings', to: '/admin/statuses', permission: 'mailboxes' },
  { key: 'types', service: 'tickets', part: 'settings', to: '/admin/types', permission: 'mailboxes' },
  { key: 'companies', service: 'tickets', part: 'settings', to: '/admin/companies', permission: 'mailboxes' },
  { key: 'fields', service: 'tickets', part: 'settings', to: '/admin/fields', permission: 'mailboxes' },
  { key: 'mail-flow', service: 'tickets', part: 'settings', to: '/admin/mail-flow', permission: 'mail-flow' },
  {
    key: 'blocked-senders',
    service: 'tickets',
    part: 'settings',
    to: '/admin/blocked-senders',
    permission: 'delete-tickets',
  },
  {
    key: 'getting-started',
    service: 'general',
    part: 'settings',
    to: '/admin/getting-started',
    permission: 'superadmin',
  },
  { key: 'labels', service: 'general', part: 'settings', to: '/admin/labels', permission: 'labels' },
  { key: 'groups', service: 'general', part: 'settings', to: '/admin/groups', permission: 'groups' },
  { key: 'roles', service: 'general', part: 'settings', to: '/admin/roles', permission: 'grant' },
  { key: 'brands', service: 'general', part: 'settings', to: '/admin/brands', permission: 'brands' },
  { key: 'security', service: 'general', part: 'settings', to: '/admin/security', permission: 'security' },
  { key: 'api', service: 'general', part: 'settings', to: '/admin/api', permission: 'api-tokens' },
  { key: 'webhooks', service: 'general', part: 'settings', to: '/admin/webhooks', permission: 'webhooks' },
  { key: 'schedules', service: 'general', part: 'settings', to: '/admin/schedules', permission: 'schedules' },
  { key: 'recipients', service: 'general', part: 'statistics', to: '/admin/recipients', permission: 'recipients' },
  { key: 'audit', service: 'general', part: 'statistics', to: '/admin/audit', permission: 'audit-log' },
] as const satisfies readonly Entry[]

export type AdminPage = (typeof PAGES)[number]

/** In the order of their menus. None: no Admin at all. */
export function adminPagesFor({ agent }: Session): readonly AdminPage[] {
  return PAGES.filter((page) => agent.permissions.includes(page.permission))
}
