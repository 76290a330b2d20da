import type { Session } from '@svara/api'

/** A page of Admin: one entry here, its route, and its name in `texts` as `page.<key>`. */
interface AdminPage {
  key: 'mailboxes' | 'blocked-senders' | 'recipients' | 'schedules'
  /** The menu that it stands in. */
  service: 'tickets' | 'general'
  to: '/admin/mailboxes' | '/admin/blocked-senders' | '/admin/recipients' | '/admin/schedules'
  /** As the session names it; who lacks it does not see the page, and the server refuses its calls. */
  permission: string
}

const PAGES: readonly AdminPage[] = [
  { key: 'mailboxes', service: 'tickets', to: '/admin/mailboxes', permission: 'mailboxes' },
  { key: 'blocked-senders', service: 'tickets', to: '/admin/blocked-senders', permission: 'delete-tickets' },
  { key: 'recipients', service: 'tickets', to: '/admin/recipients', permission: 'recipients' },
  { key: 'schedules', service: 'general', to: '/admin/schedules', permission: 'schedules' },
]

/** In the order of their menus. None: no Admin at all. */
export function adminPagesFor({ agent }: Session) {
  return PAGES.filter((page) => agent.permissions.includes(page.permission))
}
