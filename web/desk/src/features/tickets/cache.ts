import type { Ticket } from '@svara/api'
import type { QueryClient } from '@tanstack/react-query'
import { sessionQuery } from '../session'
import { ticketKey, type AnyTicket } from './api/ticket'
import { EVERYTHING, ticketsKey, type TicketPages, type TicketsQuery } from './api/tickets'

/**
 * Puts a ticket as it is now into everything that is shown: its own page and each list, where it is changed in place,
 * moved, added, or taken out when the list's conditions no longer hold for it.
 */
export function putTicket(queries: QueryClient, ticket: AnyTicket) {
  queries.setQueryData<AnyTicket>(ticketKey(ticket.id), (known) => (known ? { ...known, ...ticket } : known))
  eachList(queries, (pages, query, me) => placed(pages, query, ticket, me))
}

/** Takes a ticket out of everything: it is gone, or no longer for these eyes. */
export function dropTicket(queries: QueryClient, id: string) {
  queries.removeQueries({ queryKey: ticketKey(id) })
  eachList(queries, (pages) => without(pages, id))
}

/** Whom a note calls, and which groups one is in, only the server knows. */
export function refreshUnknown(queries: QueryClient) {
  return queries.invalidateQueries({
    queryKey: ticketsKey,
    predicate: ({ queryKey }) => {
      const { filter, group } = queryKey[2] as TicketsQuery
      return filter === 'mentions' || group === 'mine'
    },
  })
}

/** The row of a ticket in any list that is loaded, to be shown until the whole ticket is there. */
export function findTicket(queries: QueryClient, id: string): Ticket | undefined {
  for (const [, pages] of queries.getQueriesData<TicketPages>({ queryKey: ticketsKey })) {
    const found = pages?.pages.flatMap((page) => page.items).find((ticket) => ticket.id === id)
    if (found) return found
  }
  return undefined
}

function eachList(queries: QueryClient, change: (pages: TicketPages, query: TicketsQuery, me: string) => TicketPages) {
  const me = queries.getQueryData(sessionQuery.queryKey)?.agent.id ?? ''
  for (const [key, pages] of queries.getQueriesData<TicketPages>({ queryKey: ticketsKey })) {
    if (!pages) continue
    const next = change(pages, key[2] as TicketsQuery, me)
    if (next !== pages) queries.setQueryData(key, next)
  }
}

function placed(pages: TicketPages, query: TicketsQuery, ticket: AnyTicket, me: string): TicketPages {
  const listed = pages.pages.some((page) => page.items.some((item) => item.id === ticket.id))
  const belongs = matches(query, ticket, me)
  if (belongs === 'unknown') return listed ? replaced(pages, ticket) : pages
  if (!belongs) return listed ? without(pages, ticket.id) : pages
  if (listed && keepsPlace(pages, query, ticket)) return replaced(pages, ticket)
  return inserted(listed ? without(pages, ticket.id) : pages, query, ticket)
}

/** What the order goes by is as it was: the row stays where it is, also among others of the same instant. */
function keepsPlace(pages: TicketPages, query: TicketsQuery, ticket: AnyTicket) {
  const row = pages.pages.flatMap((page) => page.items).find((item) => item.id === ticket.id)!
  return !comesBefore(query, ticket, row) && !comesBefore(query, row, ticket as Ticket)
}

function replaced(pages: TicketPages, ticket: AnyTicket): TicketPages {
  return mapItems(pages, (items) => items.map((item) => (item.id === ticket.id ? { ...item, ...ticket } : item)))
}

function without(pages: TicketPages, id: string): TicketPages {
  return mapItems(pages, (items) =>
    items.some((item) => item.id === id) ? items.filter((item) => item.id !== id) : items,
  )
}

function mapItems(pages: TicketPages, change: (items: Ticket[]) => Ticket[]): TicketPages {
  return {
    ...pages,
    pages: pages.pages.map((page) => {
      const items = change(page.items)
      return items === page.items ? page : { ...page, items }
    }),
  }
}

/** Where the list's order has it. Behind the last row that is loaded it is left out: the next page brings it. */
function inserted(pages: TicketPages, query: TicketsQuery, ticket: AnyTicket): TicketPages {
  const last = pages.pages.length - 1
  let isPlaced = false
  const next = pages.pages.map((page, number) => {
    if (isPlaced) return page
    let place = page.items.findIndex((item) => comesBefore(query, ticket, item))
    if (place < 0 && number === last && page.next === null) place = page.items.length
    if (place < 0) return page
    isPlaced = true
    return { ...page, items: page.items.toSpliced(place, 0, ticket as Ticket) }
  })
  return { ...pages, pages: next }
}

function comesBefore(query: TicketsQuery, one: AnyTicket, other: Ticket) {
  const sort = query.sort ?? '-updated'
  const instant = (ticket: AnyTicket) => (sort.endsWith('created') ? ticket.createdAt : ticket.updatedAt)
  const [a, b] = [instant(one), instant(other)]
  if (a === b) return false
  return sort.startsWith('-') ? a > b : a < b
}

/** Whether a list has this ticket, as far as the desk can tell by itself: what a search finds only the server knows. */
export function matches(query: TicketsQuery, ticket: AnyTicket, me: string): boolean | 'unknown' {
  if (Boolean(ticket.trashedAt) !== (query.filter === 'trash')) return false
  if (query.status && !query.status.split(',').includes(ticket.status.kind)) return false
  if (query.mailbox && ticket.mailboxId !== query.mailbox) return false
  if (query.assignee && (ticket.assigneeId ?? 'none') !== query.assignee) return false
  if (query.group && query.group !== 'mine' && (ticket.group?.id ?? 'none') !== query.group) return false
  if (query.group === 'mine' && !ticket.group) return false
  if (query.priority && ticket.priority !== query.priority) return false
  if (query.type && ticket.type?.id !== query.type) return false
  if (query.label && !ticket.labels.some((label) => label.id === query.label)) return false
  if (query.requester && ticket.requester.contactId !== query.requester) return false
  const inFilter = holds(query.filter, ticket, me)
  return inFilter === true && (query.q || query.group === 'mine') ? 'unknown' : inFilter
}

function holds(filter: string, ticket: AnyTicket, me: string): boolean | 'unknown' {
  const kind = ticket.status.kind
  const unsolved = kind === 'new' || kind === 'reply'
  const done = kind === 'solved' || kind === 'closed'
  switch (filter) {
    case 'all-unsolved':
      return unsolved
    case 'my-unsolved':
      return unsolved && ticket.assigneeId === me
    case 'unassigned':
      return !ticket.assigneeId && !done
    case 'all-open':
      return kind !== 'closed'
    case 'my-starred':
      return ticket.starred
    case 'solved-closed':
      return done
    case 'trash':
    case EVERYTHING:
      return true
    default:
      return 'unknown'
  }
}
