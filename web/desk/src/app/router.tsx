import { reached } from '@svara/ui'
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent as lazyPage,
  Outlet,
  redirect,
  type RouterHistory,
} from '@tanstack/react-router'
import { adminPagesFor } from '../features/admin'
import { installationQuery, sessionQuery } from '../features/session'
import type { TicketsQuery } from '../features/tickets'
import {
  loadAdminTexts,
  loadFlowTexts,
  loadHelpTexts,
  loadOutboxTexts,
  loadProfileTexts,
  loadSessionTexts,
} from '../i18n'
import { CouldNotLoad } from './CouldNotLoad'
import { NotFound } from './NotFound'
import { Shell } from './shell/Shell'

// several pages in a file: each file of its own costs the first script, which has to name it
const sessionPages = () => import('../features/session/pages')
const adminPages = () => import('../features/admin/pages')
const mailboxPages = () => import('../features/admin/mailboxes/pages')

/** A page, waited for while the network is away. */
const page = <T extends Record<string, unknown>, K extends keyof T & string>(load: () => Promise<T>, name: K) =>
  lazyPage(() => reached(load), name)

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
  loader: ({ context }) => Promise.all([loadSessionTexts(), context.queries.prefetchQuery(installationQuery)]),
  component: page(() => import('../features/session/SignInPage'), 'SignInPage'),
})

/** Where an organisation's own provider sends browsers back to. */
const signOnDone = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/sso/done',
  validateSearch: ({ state, code, error, iss }: Record<string, string>) => ({ state, code, error, iss }),
  loader: loadSessionTexts,
  component: page(sessionPages, 'SignOnDonePage'),
})

/** An organisation's link to its provider. */
const signOnStart = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/sso/$handle',
  loader: loadSessionTexts,
  component: page(sessionPages, 'SignOnStartPage'),
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
  loader: loadSessionTexts,
  component: page(sessionPages, 'NewPasswordPage'),
})

/** Where an invitation's mail leads. */
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$secret',
  loader: loadSessionTexts,
  component: page(sessionPages, 'InvitationPage'),
})

/** For those of whom the organisation asks a second factor that they lack. */
const enrol = createRoute({
  getParentRoute: () => root,
  path: '/enrol',
  validateSearch: (search: Record<string, unknown>): { next?: string } => ({ next: ownAddress(search.next) }),
  beforeLoad: async ({ context, search }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/sign-in', search, replace: true })
    if (!session.agent.mustEnrol) throw redirect({ href: search.next ?? '/', replace: true })
  },
  loader: loadSessionTexts,
  component: page(sessionPages, 'EnrolPage'),
})

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten',
  loader: loadSessionTexts,
  component: page(sessionPages, 'ForgottenPage'),
})

/** What a mailed link leads to; its secret stands behind the hash, which leaves the browser nowhere. */
const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  loader: loadSessionTexts,
  component: page(sessionPages, 'ResetPage'),
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
    if (session.agent.mustEnrol) throw redirect({ to: '/enrol', search: { next: location.href }, replace: true })
  },
  component: Shell,
})

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  component: page(() => import('../features/home/HomePage'), 'HomePage'),
})

const tickets = createRoute({
  getParentRoute: () => desk,
  path: '/tickets',
  beforeLoad: ({ location }) => {
    if (location.pathname === '/tickets')
      throw redirect({ to: '/tickets/$filter', params: { filter: 'all-unsolved' }, replace: true })
  },
})

const TICKETS_SEARCH = [
  'q',
  'status',
  'mailbox',
  'label',
  'assignee',
  'group',
  'priority',
  'type',
  'requester',
  'sort',
] as const

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
  component: page(() => import('../features/tickets/layout/TicketsPage'), 'TicketsPage'),
})

/** The ticket itself is drawn by the page above: the list stays while one goes through it. */
const ticket = createRoute({ getParentRoute: () => filter, path: '/$ticket' })

const outbox = createRoute({
  getParentRoute: () => desk,
  path: '/outbox',
  loader: loadOutboxTexts,
  component: page(() => import('../features/outbox/OutboxPage'), 'OutboxPage'),
})

const outboxMail = createRoute({ getParentRoute: () => outbox, path: '/$mail' })

const profile = createRoute({
  getParentRoute: () => desk,
  path: '/profile',
  loader: () => Promise.all([loadProfileTexts(), loadSessionTexts()]),
  component: page(() => import('../features/profile/ProfilePage'), 'ProfilePage'),
})

/** The Support Center. What one looks for stands in the address, too. */
const help = createRoute({
  getParentRoute: () => desk,
  path: '/help',
  validateSearch: ({ q }: Record<string, unknown>): { q?: string } => (q ? { q: String(q) } : {}),
  loader: loadHelpTexts,
  component: page(() => import('../features/help/HelpPage'), 'HelpPage'),
})

const helpPage = createRoute({ getParentRoute: () => help, path: '/$page' })

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
  component: page(() => import('../features/admin/AdminPage'), 'AdminPage'),
})

const gettingStarted = createRoute({
  getParentRoute: () => admin,
  path: '/getting-started',
  component: page(adminPages, 'GettingStartedPage'),
})

const invitations = createRoute({
  getParentRoute: () => admin,
  path: '/agents/invitations',
  component: page(adminPages, 'InvitationsPage'),
})

const mailboxes = createRoute({
  getParentRoute: () => admin,
  path: '/mailboxes',
  component: page(mailboxPages, 'MailboxesPage'),
})

const newMailbox = createRoute({
  getParentRoute: () => admin,
  path: '/mailboxes/new',
  component: page(mailboxPages, 'NewMailboxPage'),
})

/** Where Google and Microsoft send the browser back to. */
const connected = createRoute({
  getParentRoute: () => admin,
  path: '/mailboxes/connected',
  validateSearch: ({ state, code, error }: Record<string, string>) => ({ state, code, error }),
  component: page(mailboxPages, 'ConnectedPage'),
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
  component: page(mailboxPages, 'MailboxPage'),
})

/** The draft, or a revision and the way a mail took through it. The canvas comes when it is opened. */
const mailFlow = createRoute({
  getParentRoute: () => admin,
  path: '/mail-flow',
  validateSearch: ({ revision, path }: Record<string, unknown>): { revision?: string; path?: string } =>
    /^[1-9]\d{0,8}$/.test(String(revision))
      ? { revision: String(revision), ...(path ? { path: String(path) } : {}) }
      : {},
  loader: loadFlowTexts,
  component: page(() => import('../features/flows/pages'), 'MailFlowPage'),
})

const blockedSenders = createRoute({
  getParentRoute: () => admin,
  path: '/blocked-senders',
  component: page(adminPages, 'BlockedSendersPage'),
})

const recipients = createRoute({
  getParentRoute: () => admin,
  path: '/recipients',
  component: page(adminPages, 'RecipientsPage'),
})

const schedules = createRoute({
  getParentRoute: () => admin,
  path: '/schedules',
  component: page(adminPages, 'SchedulesPage'),
})

/** An id, or `new`. */
const schedule = createRoute({
  getParentRoute: () => admin,
  path: '/schedules/$schedule',
  component: page(adminPages, 'SchedulePage'),
})

/** The list stays while one goes from agent to agent and through their tabs. */
const agents = createRoute({
  getParentRoute: () => admin,
  path: '/agents',
  component: page(adminPages, 'AgentsPage'),
})

/** An id, or `new`. */
const agent = createRoute({ getParentRoute: () => agents, path: '/$agent' })

const agentTab = createRoute({ getParentRoute: () => agents, path: '/$agent/$tab' })

const roles = createRoute({
  getParentRoute: () => admin,
  path: '/roles',
  component: page(adminPages, 'RolesPage'),
})

/** An id, or `new`. */
const role = createRoute({
  getParentRoute: () => admin,
  path: '/roles/$role',
  component: page(adminPages, 'RolePage'),
})

const groups = createRoute({
  getParentRoute: () => admin,
  path: '/groups',
  component: page(adminPages, 'GroupsPage'),
})

/** An id, or `new`. */
const group = createRoute({
  getParentRoute: () => admin,
  path: '/groups/$group',
  component: page(adminPages, 'GroupPage'),
})

const labels = createRoute({
  getParentRoute: () => admin,
  path: '/labels',
  component: page(adminPages, 'LabelsPage'),
})

const statuses = createRoute({
  getParentRoute: () => admin,
  path: '/statuses',
  component: page(adminPages, 'StatusesPage'),
})

const types = createRoute({
  getParentRoute: () => admin,
  path: '/types',
  component: page(adminPages, 'TypesPage'),
})

const companies = createRoute({
  getParentRoute: () => admin,
  path: '/companies',
  component: page(adminPages, 'CompaniesPage'),
})

const fields = createRoute({
  getParentRoute: () => admin,
  path: '/fields',
  component: page(adminPages, 'FieldsPage'),
})

const webhooks = createRoute({
  getParentRoute: () => admin,
  path: '/webhooks',
  component: page(adminPages, 'WebhooksPage'),
})

const webhook = createRoute({
  getParentRoute: () => admin,
  path: '/webhooks/$webhook',
  component: page(adminPages, 'WebhookPage'),
})

const brands = createRoute({
  getParentRoute: () => admin,
  path: '/brands',
  component: page(adminPages, 'BrandsPage'),
})

/** An id, or `new`. */
const brand = createRoute({
  getParentRoute: () => admin,
  path: '/brands/$brand',
  component: page(adminPages, 'BrandPage'),
})

const apiTokens = createRoute({
  getParentRoute: () => admin,
  path: '/api',
  component: page(adminPages, 'ApiTokensPage'),
})

const audit = createRoute({
  getParentRoute: () => admin,
  path: '/audit',
  component: page(adminPages, 'AuditPage'),
})

const security = createRoute({
  getParentRoute: () => admin,
  path: '/security',
  component: page(adminPages, 'SecurityPage'),
})

const tree = root.addChildren([
  signIn,
  signOnDone,
  signOnStart,
  newPassword,
  invitation,
  enrol,
  forgotten,
  reset,
  desk.addChildren([
    home,
    tickets.addChildren([filter.addChildren([ticket])]),
    outbox.addChildren([outboxMail]),
    profile,
    help.addChildren([helpPage]),
    admin.addChildren([
      gettingStarted,
      invitations,
      mailboxes,
      newMailbox,
      connected,
      mailbox,
      mailboxTab,
      mailFlow,
      blockedSenders,
      recipients,
      schedules,
      schedule,
      agents.addChildren([agent, agentTab]),
      roles,
      role,
      groups,
      group,
      labels,
      statuses,
      types,
      companies,
      fields,
      brands,
      brand,
      security,
      apiTokens,
      webhooks,
      webhook,
      audit,
    ]),
  ]),
])

/** @param history for tests; the browser's own otherwise */
export function createDeskRouter(queries: QueryClient, history?: RouterHistory) {
  return createRouter({
    routeTree: tree,
    ...(history ? { history } : {}),
    context: { queries },
    // what fails takes its own page with it, and not the rail and the word of a lost connection around it
    defaultErrorComponent: CouldNotLoad,
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
