import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router'
import { adminPagesFor } from '../features/admin'
import { installationQuery, sessionQuery } from '../features/session'
import type { TicketsQuery } from '../features/tickets'
import { loadAdminTexts, loadProfileTexts } from '../i18n'
import { CouldNotLoad } from './CouldNotLoad'
import { NotFound } from './NotFound'
import { Shell } from './shell/Shell'

interface Context {
  queries: QueryClient
}

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: CouldNotLoad,
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({ next: ownAddress(search.next) }),
  beforeLoad: async ({ context, search }) => {
    // who cannot be reached cannot say; the page says that there is no connection
    const session = await context.queries.ensureQueryData(sessionQuery).catch(() => null)
    if (session) throw redirect({ href: search.next ?? '/', replace: true })
  },
  // what cannot be learnt of it does not keep anybody from signing in
  loader: ({ context }) => context.queries.prefetchQuery(installationQuery),
  component: lazyRouteComponent(() => import('../features/session/SignInPage'), 'SignInPage'),
})

/** For those whose password somebody else gave them. */
const newPassword = createRoute({
  getParentRoute: () => root,
  path: '/new-password',
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({ next: ownAddress(search.next) }),
  beforeLoad: async ({ context, search }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search, replace: true })
    if (!session.agent.mustChangePassword) throw redirect({ href: search.next ?? '/', replace: true })
  },
  component: lazyRouteComponent(() => import('../features/session/NewPasswordPage'), 'NewPasswordPage'),
})

/** Everything behind the sign-in. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search: { next: location.href }, replace: true })
    if (session.agent.mustChangePassword)
      throw redirect({ to: '/new-password', search: { next: location.href }, replace: true })
  },
  component: Shell,
})

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  component: lazyRouteComponent(() => import('../features/home/HomePage'), 'HomePage'),
})

const tickets = createRoute({
  getParentRoute: () => desk,
  path: '/tickets',
  beforeLoad: ({ location }) => {
    if (location.pathname === '/tickets')
      throw redirect({ to: '/tickets/$filter', params: { filter: 'all-unsolved' }, replace: true })
  },
})

const TICKETS_SEARCH = ['q', 'status', 'mailbox', 'label', 'assignee', 'priority', 'requester', 'sort'] as const

const filter = createRoute({
  getParentRoute: () => tickets,
  path: '/$filter',
  validateSearch: (search: Record<string, unknown>) =>
    Object.fromEntries(
      TICKETS_SEARCH.filter((name) => search[name] !== undefined && search[name] !== '').map((name) => [
        name,
        String(search[name]),
      ]),
    ) as Omit<TicketsQuery, 'filter'>,
  component: lazyRouteComponent(() => import('../features/tickets/layout/TicketsPage'), 'TicketsPage'),
})

/** The ticket itself is drawn by the page above: the list stays while one goes through it. */
const ticket = createRoute({ getParentRoute: () => filter, path: '/$ticket' })

const outbox = createRoute({
  getParentRoute: () => desk,
  path: '/outbox',
  component: lazyRouteComponent(() => import('../features/outbox/OutboxPage'), 'OutboxPage'),
})

const outboxMail = createRoute({ getParentRoute: () => outbox, path: '/$mail' })

const profile = createRoute({
  getParentRoute: () => desk,
  path: '/profile',
  loader: loadProfileTexts,
  component: lazyRouteComponent(() => import('../features/profile/ProfilePage'), 'ProfilePage'),
})

/** Its pages and texts come when somebody goes there. */
const admin = createRoute({
  getParentRoute: () => desk,
  path: '/admin',
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    const first = session && adminPagesFor(session)[0]
    if (first && location.pathname === '/admin') throw redirect({ to: first.to, replace: true })
  },
  loader: loadAdminTexts,
  component: lazyRouteComponent(() => import('../features/admin/AdminPage'), 'AdminPage'),
})

const mailboxes = createRoute({
  getParentRoute: () => admin,
  path: '/mailboxes',
  component: lazyRouteComponent(() => import('../features/admin/mailboxes/MailboxesPage'), 'MailboxesPage'),
})

const newMailbox = createRoute({
  getParentRoute: () => admin,
  path: '/mailboxes/new',
  component: lazyRouteComponent(() => import('../features/admin/mailboxes/NewMailboxPage'), 'NewMailboxPage'),
})

/** Where Google and Microsoft send the browser back to. */
const connected = createRoute({
  getParentRoute: () => admin,
  path: '/mailboxes/connected',
  validateSearch: ({ state, code, error }: Record<string, string>) => ({ state, code, error }),
  component: lazyRouteComponent(() => import('../features/admin/mailboxes/connect/ConnectedPage'), 'ConnectedPage'),
})

const mailbox = createRoute({
  getParentRoute: () => admin,
  path: '/mailboxes/$mailbox',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/admin/mailboxes/$mailbox/$tab', params: { ...params, tab: 'general' }, replace: true })
  },
})

/** The page stays while one goes through its tabs. */
const mailboxTab = createRoute({
  getParentRoute: () => admin,
  path: '/mailboxes/$mailbox/$tab',
  component: lazyRouteComponent(() => import('../features/admin/mailboxes/MailboxPage'), 'MailboxPage'),
})

const blockedSenders = createRoute({
  getParentRoute: () => admin,
  path: '/blocked-senders',
  component: lazyRouteComponent(
    () => import('../features/admin/blocked-senders/BlockedSendersPage'),
    'BlockedSendersPage',
  ),
})

const recipients = createRoute({
  getParentRoute: () => admin,
  path: '/recipients',
  component: lazyRouteComponent(() => import('../features/admin/recipients/RecipientsPage'), 'RecipientsPage'),
})

const schedules = createRoute({
  getParentRoute: () => admin,
  path: '/schedules',
  component: lazyRouteComponent(() => import('../features/admin/schedules/SchedulesPage'), 'SchedulesPage'),
})

/** An id, or `new`. */
const schedule = createRoute({
  getParentRoute: () => admin,
  path: '/schedules/$schedule',
  component: lazyRouteComponent(() => import('../features/admin/schedules/SchedulePage'), 'SchedulePage'),
})

const tree = root.addChildren([
  signIn,
  newPassword,
  desk.addChildren([
    home,
    tickets.addChildren([filter.addChildren([ticket])]),
    outbox.addChildren([outboxMail]),
    profile,
    admin.addChildren([
      mailboxes,
      newMailbox,
      connected,
      mailbox,
      mailboxTab,
      blockedSenders,
      recipients,
      schedules,
      schedule,
    ]),
  ]),
])

/** @param history for tests; the browser's own otherwise */
export function createDeskRouter(queries: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    ...(history ? { history } : {}),
    context: { queries },
    defaultPreload: 'intent',
    defaultPendingMinMs: 0,
    scrollRestoration: false,
    // plain words in the address: ids look like numbers but are text
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const words = new URLSearchParams(
        Object.entries(search).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
      return words.size > 0 ? `?${words}` : ''
    },
  })
}

/** Only a path of our own: a link must not lead a freshly signed-in agent elsewhere. */
function ownAddress(next: unknown) {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : undefined
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>
  }
}
