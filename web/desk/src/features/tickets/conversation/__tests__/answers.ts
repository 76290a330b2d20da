import type { Message, Ticket } from '@svara/api'
import { http, HttpResponse } from 'msw'
import type { AnyTicket } from '../../api/ticket'
import { server } from '../../../../testing/server'

const statuses = [
  { id: '1', kind: 'new', name: 'New' },
  { id: '2', kind: 'reply', name: 'Reply' },
  { id: '4', kind: 'pending', name: 'Pending' },
  { id: '6', kind: 'solved', name: 'Solved' },
].map((status) => ({ ...status, names: { en: status.name }, system: true, enabled: true }))

const labels = [
  { id: '1', name: 'Return', colour: '#2f9e5f', services: ['tickets'] },
  { id: '2', name: 'Delivery', colour: '#2b7bd9', services: ['tickets'] },
]

const ingrid = { name: 'Ingrid Solberg', email: 'ingrid@fjellpost.example' }
const shop = { name: 'Shop', email: 'shop@nordvind.example' }

export function aTicket(own: Partial<AnyTicket> = {}): AnyTicket {
  return {
    id: '7',
    number: 7,
    displayNumber: '7',
    subject: 'Too small boots',
    status: { id: '2', kind: 'reply', name: 'Reply' },
    priority: 'normal',
    mailboxId: '1',
    requester: { contactId: '70', ...ingrid },
    assigneeId: null,
    labels: [],
    starred: false,
    hasAttachments: false,
    fields: {},
    followUpOf: null,
    createdAt: '2026-11-20T10:00:00Z',
    updatedAt: '2026-11-20T12:00:00Z',
    trashedAt: null,
    sla: null,
    version: 3,
    messageCount: 1,
    unread: false,
    participants: [ingrid.email],
    ...own,
  } as AnyTicket
}

let lastId = 0

export function aMessage(own: Partial<Message> & { remoteImages?: number } = {}): Message {
  lastId += 1
  return {
    id: String(lastId),
    kind: 'inbound',
    from: ingrid,
    agentId: null,
    forwardedFrom: null,
    to: [shop],
    cc: [],
    bcc: [],
    subject: 'Too small boots',
    text: 'Hello',
    html: 'Hello',
    truncated: false,
    attachments: [],
    delivery: null,
    hasRaw: true,
    authenticity: null,
    protection: null,
    createdAt: '2026-11-20T12:00:00Z',
    ...own,
  } as Message
}

/** The network around one open ticket; what the desk changed is told by `changes`. */
export function answering({
  ticket = aTicket(),
  messages = [aMessage()],
  history = [] as object[],
  rest = [] as AnyTicket[],
}) {
  const changes: { call: string; body: unknown }[] = []
  const all = [ticket, ...rest]
  const find = (id: unknown) => all.find((one) => one.id === id)!
  const page = (items: unknown[]) => HttpResponse.json({ items, next: null })
  const note = async (request: Request) => {
    const body = request.headers.get('content-type') ? await request.json().catch(() => null) : null
    changes.push({ call: `${request.method} ${new URL(request.url).pathname.replace('/api', '')}`, body })
    return body as Record<string, unknown> | null
  }
  server.use(
    http.get('*/api/statuses', () => page(statuses)),
    http.get('*/api/labels', () => page(labels)),
    http.get('*/api/agents', () =>
      page([
        { id: '1', name: 'Anna Lind', email: 'anna@nordvind.example' },
        { id: '2', name: 'Bo Henriksen', email: 'bo@nordvind.example' },
      ]),
    ),
    http.get('*/api/mailboxes', () =>
      page([{ id: '1', name: 'Shop', address: shop.email, inboundAddress: 'shop-1@in.example' }]),
    ),
    http.get('*/api/tickets', () => page(all)),
    http.get('*/api/tickets/:id', ({ params }) => HttpResponse.json(find(params.id))),
    http.patch('*/api/tickets/:id', async ({ params, request }) => {
      const { status, labelIds, ifVersion: _, ...body } = (await note(request)) ?? {}
      const before = find(params.id)
      return HttpResponse.json({
        ...before,
        ...body,
        status: statuses.find((one) => one.id === status || one.kind === status) ?? before.status,
        labels: labelIds ? labels.filter((label) => (labelIds as string[]).includes(label.id)) : before.labels,
        version: before.version + 1,
      } as Ticket)
    }),
    http.delete('*/api/tickets/:id', async ({ params, request }) => {
      await note(request)
      return HttpResponse.json({ ...find(params.id), trashedAt: '2026-11-20T13:00:00Z' })
    }),
    http.post('*/api/tickets/:id/restore', async ({ params, request }) => {
      await note(request)
      return HttpResponse.json({ ...find(params.id), trashedAt: null })
    }),
    http.get('*/api/tickets/:id/messages', () => page(messages)),
    http.post('*/api/tickets/:id/messages/:message/resend', async ({ params, request }) => {
      await note(request)
      const message = messages.find((one) => one.id === params.message)!
      return HttpResponse.json({
        ...message,
        delivery: { state: 'queued', detail: null, reason: null, recipients: [] },
      })
    }),
    http.get('*/api/tickets/:id/history', () => page(history)),
    http.get('*/api/tickets/:id/drafts', () => page([])),
    http.get('*/api/tickets/:id/presence', () => page([])),
    http.put('*/api/tickets/:id/presence', () => new HttpResponse(null, { status: 204 })),
    http.put('*/api/tickets/:id/seen', async ({ request }) => {
      await note(request)
      return new HttpResponse(null, { status: 204 })
    }),
    http.delete('*/api/tickets/:id/seen', async ({ request }) => {
      await note(request)
      return new HttpResponse(null, { status: 204 })
    }),
    http.get('*/api/contacts/:id', () =>
      HttpResponse.json({
        id: '70',
        name: ingrid.name,
        addresses: [ingrid.email, 'ingrid@old.example'],
        createdAt: '2026-01-01T00:00:00Z',
        tickets: { open: 1, total: 3 },
      }),
    ),
  )
  return changes
}
