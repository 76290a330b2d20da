import type { Group } from '@svara/api'

type Uses = Group['gives']

const TICKETS = 'tickets'

/** What a group gives its members. */
export const givenBy = (uses: Uses) => uses.filter(({ kind }) => kind !== TICKETS)

/** How many open tickets it has: the server counts these, and names none. */
export const openTicketsOf = (uses: Uses) => Number(uses.find(({ kind }) => kind === TICKETS)?.name ?? 0)
