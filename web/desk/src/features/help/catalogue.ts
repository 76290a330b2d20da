/** The help pages: in which area each stands, in reading order, and what else may help. Their words lie in `pages`. */
export const CATALOGUE = {
  start: {
    welcome: ['desk', 'answering', 'shortcuts'],
    desk: ['finding-tickets', 'shortcuts', 'welcome'],
    profile: ['two-factor', 'letters', 'api'],
    shortcuts: ['accessibility', 'finding-tickets'],
    accessibility: ['shortcuts', 'profile'],
  },
  tickets: {
    'finding-tickets': ['statuses', 'shortcuts'],
    answering: ['outbox', 'letters', 'statuses'],
    statuses: ['labels', 'own-statuses', 'finding-tickets'],
    outbox: ['sending', 'trouble'],
  },
  mailboxes: {
    mailboxes: ['forwarding', 'sending', 'groups', 'removing'],
    forwarding: ['fetching', 'trouble'],
    fetching: ['forwarding', 'trouble'],
    sending: ['outbox', 'trouble'],
    letters: ['schedules', 'profile'],
    'mail-flow': ['labels', 'letters', 'trouble'],
    'blocked-senders': ['recipients', 'trouble'],
    recipients: ['answering', 'blocked-senders'],
    removing: ['mailboxes'],
    trouble: ['forwarding', 'fetching', 'sending'],
  },
  people: {
    agents: ['invitations', 'roles', 'groups'],
    invitations: ['agents', 'groups'],
    roles: ['agents', 'groups', 'audit-log'],
    groups: ['agents', 'mailboxes', 'roles'],
  },
  security: {
    'two-factor': ['security', 'profile'],
    security: ['two-factor', 'audit-log'],
    'audit-log': ['roles', 'security'],
    api: ['webhooks', 'audit-log', 'roles'],
    webhooks: ['mail-flow', 'api', 'audit-log'],
  },
  organisation: {
    labels: ['statuses', 'types', 'groups'],
    'own-statuses': ['statuses', 'mailboxes', 'mail-flow'],
    types: ['labels', 'fields', 'own-statuses', 'mail-flow'],
    fields: ['types', 'own-statuses', 'mail-flow'],
    companies: ['mail-flow', 'types'],
    schedules: ['letters', 'mailboxes'],
    brands: ['labels', 'mailboxes'],
  },
} as const satisfies Record<string, Record<string, readonly string[]>>

export type Area = keyof typeof CATALOGUE
export type HelpName = { [One in Area]: keyof (typeof CATALOGUE)[One] & string }[Area]

export const AREAS = Object.entries(CATALOGUE).map(([area, pages]) => ({
  area: area as Area,
  names: Object.keys(pages) as HelpName[],
}))

/** All, in reading order. */
export const NAMES: readonly HelpName[] = AREAS.flatMap(({ names }) => names)

export function isHelpName(name: string): name is HelpName {
  return (NAMES as readonly string[]).includes(name)
}

export function areaOf(name: HelpName): Area {
  return AREAS.find(({ names }) => names.includes(name))!.area
}

export function relatedTo(name: HelpName): readonly HelpName[] {
  return (CATALOGUE[areaOf(name)] as Partial<Record<HelpName, readonly HelpName[]>>)[name] ?? []
}
