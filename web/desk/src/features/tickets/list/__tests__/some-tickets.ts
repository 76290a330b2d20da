import type { Ticket } from '@svara/api'
import { http, HttpResponse } from 'msw'
import { server } from '../../../../testing/server'

export const STATUSES = [
  status('1', 'new', 'New', 'Ny'),
  status('2', 'reply', 'Reply', 'Svar'),
  status('4', 'pending', 'Pending', 'Väntar'),
  status('6', 'solved', 'Solved', 'Löst'),
]

function status(id: string, kind: string, name: string, sv: string) {
  return { id, kind, name, names: { en: name, sv, no: name }, system: true, enabled: true }
}

const BASE = Date.parse('2026-03-01T12:00:00Z')

/** Ticket 101 is the newest, 102 the next and so on. */
export function ticket(place: number, own: Partial<Ticket> = {}): Ticket {
  const id = String(100 + place)
  const at = new Date(BASE - place * 60_000).toISOString()
  return {
    id,
    number: 100 + place,
    displayNumber: id,
    subject: `Subject ${place}`,
    status: { id: '1', kind: 'new', name: 'New' },
    priority: 'normal',
    type: null,
    fields: {},
    mailboxId: '1',
    requester: { contactId: id, name: `Customer ${place}`, email: `c${place}@example.org` },
    assigneeId: null,
    group: null,
    labels: [],
    starred: false,
    hasAttachments: false,
    messageCount: 1,
    unread: false,
    followUpOf: null,
    createdAt: at,
    updatedAt: at,
    trashedAt: null,
    sla: null,
    version: 1,
    ...own,
  }
}

export const three = [ticket(1), ticket(2), ticket(3)]

/** The server with these tickets in every list, in pages of so many. */
export function serve(tickets: Ticket[], page = 50) {
  const asked: URLSearchParams[] = []
  const empty = () => HttpResponse.json({ items: [], next: null })
  server.use(
    http.get('*/api/tickets', ({ request }) => {
      const query = new URL(request.url).searchParams
      asked.push(query)
      const from = Number(query.get('cursor') ?? 0)
      const next = from + page < tickets.length ? String(from + page) : null
      return HttpResponse.json({ items: tickets.slice(from, from + page), next })
    }),
    http.get('*/api/statuses', () => HttpResponse.json({ items: STATUSES, next: null })),
    http.get('*/api/filters', () =>
      HttpResponse.json({ items: [{ id: 'all-unsolved', count: 38, capped: false }], next: null }),
    ),
    http.get('*/api/tickets/:id', ({ params }) => {
      const found = tickets.find(({ id }) => id === params.id)
      return found ? HttpResponse.json({ ...found, participants: [] }) : new HttpResponse(null, { status: 404 })
    }),
    http.get('*/api/tickets/:id/:part', empty),
    http.get('*/api/tickets/:id/messages', empty),
    http.get('*/api/contacts/:id', () => new HttpResponse(null, { status: 404 })),
    http.put('*/api/tickets/:id/:part', () => new HttpResponse(null, { status: 204 })),
  )
  return asked
}
