import { isHelpName, type HelpName } from '../help'
import { PAGES } from './sections'

/** Parts of pages that help has a page of its own for. */
const PARTS: readonly [address: RegExp, help: HelpName][] = [
  [/^\/admin\/agents\/invitations/, 'invitations'],
  [/^\/admin\/agents\/[^/]+\/(access|permissions)$/, 'roles'],
  [/^\/admin\/mailboxes\/[^/]+\/incoming$/, 'forwarding'],
  [/^\/admin\/mailboxes\/[^/]+\/outgoing$/, 'sending'],
  [/^\/admin\/mailboxes\/[^/]+\/(template|response|signature)$/, 'letters'],
]

/** Where help calls a page otherwise than Admin does. */
const OTHERWISE: Readonly<Record<string, HelpName>> = {
  invite: 'invitations',
  'getting-started': 'mailboxes',
  statuses: 'own-statuses',
  permissions: 'roles',
  'api-tokens': 'api',
  audit: 'audit-log',
  'single-sign-on': 'security',
}

/** What help says of the page of Admin at this address. */
export function helpFor(path: string): HelpName | null {
  const part = PARTS.find(([address]) => address.test(path))?.[1]
  if (part) return part
  const [page] = PAGES.filter(({ to }) => path === to || path.startsWith(`${to}/`)).toSorted(
    (one, other) => other.to.length - one.to.length,
  )
  return page ? helpOf(page.key) : null
}

/** By Admin's key of the page. */
export function helpOf(key: string): HelpName | null {
  return OTHERWISE[key] ?? (isHelpName(key) ? key : null)
}
