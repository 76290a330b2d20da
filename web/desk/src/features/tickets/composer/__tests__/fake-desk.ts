import { notifications } from '@mantine/notifications'
import type { Message } from '@svara/api'
import { http, HttpResponse } from 'msw'
import { beforeEach } from 'vitest'
import { server } from '../../../../testing/server'
import type { Draft, DraftText } from '../../api/drafts'
import { forgetKeepers } from '../draft/keepers'
import { loadEditor } from '../editor/Writing'

/** What the composer's tests need of a server: one ticket or two, their drafts, and what was sent. */
export interface FakeDesk {
  drafts: Map<string, Draft>
  sent: { body: Record<string, unknown>; key: string | null }[]
  takenBack: string[]
  version: number
  messages: Message[]
  saves: DraftText[]
}

export const STATUSES = [
  status('1', 'new', 'New', 'Nytt', 'Ny'),
  status('2', 'reply', 'Reply', 'Svar', 'Svar'),
  status('3', 'pending', 'Pending', 'Väntar', 'Venter'),
  status('4', 'on_hold', 'On hold', 'Pausat', 'På vent'),
  status('5', 'solved', 'Solved', 'Löst', 'Løst'),
]

export function fakeDesk(): FakeDesk {
  const desk: FakeDesk = { drafts: new Map(), sent: [], takenBack: [], version: 7, messages: [inbound()], saves: [] }

  beforeEach(async () => {
    forgetKeepers()
    notifications.clean()
    await Promise.all([
      loadEditor(),
      import('../../layout/TicketsPage'),
      import('../editor/Tools'),
      import('../../conversation/ConversationPane'),
      import('../../details/DetailsPane'),
    ])
    Object.assign(desk, { drafts: new Map(), sent: [], takenBack: [], version: 7, messages: [inbound()], saves: [] })
    server.use(
      http.get('*/api/tickets', () => HttpResponse.json({ items: [ticket('1', desk), ticket('2', desk)], next: null })),
      http.get('*/api/tickets/:id', ({ params }) => HttpResponse.json(ticket(params.id as string, desk))),
      http.get('*/api/tickets/:id/messages', () => HttpResponse.json({ items: desk.messages, next: null })),
      http.get('*/api/tickets/:id/history', () => HttpResponse.json({ items: [], next: null })),
      http.get('*/api/statuses', () => HttpResponse.json({ items: STATUSES, next: null })),
      http.get('*/api/mailboxes', () => HttpResponse.json({ items: [MAILBOX], next: null })),
      http.get('*/api/agents', () => HttpResponse.json({ items: AGENTS, next: null })),
      http.get('*/api/contacts', () =>
        HttpResponse.json({
          items: [{ contactId: '8', name: 'Knut Solberg', email: 'knut@fjell.example' }],
          next: null,
        }),
      ),
      http.get('*/api/tickets/:id/presence', () => HttpResponse.json({ items: [], next: null })),
      http.put('*/api/tickets/:id/seen', () => new HttpResponse(null, { status: 204 })),
      http.get('*/api/contacts/:id', () =>
        HttpResponse.json({
          id: '7',
          name: 'Ingrid Solberg',
          addresses: ['ingrid@fjell.example'],
          createdAt: '2026-01-01T09:00:00Z',
          tickets: { open: 1, total: 1 },
        }),
      ),
      http.put('*/api/tickets/:id/presence', () => new HttpResponse(null, { status: 204 })),
      http.get('*/api/tickets/:id/drafts', ({ params }) =>
        HttpResponse.json({
          items: [...desk.drafts.values()].filter((draft) => draft.ticketId === params.id),
          next: null,
        }),
      ),
      http.put('*/api/tickets/:id/drafts/:kind', async ({ params, request }) =>
        save(desk, params.id as string, params.kind as 'reply', (await request.json()) as DraftText),
      ),
      http.delete('*/api/tickets/:id/drafts/:kind', ({ params }) => {
        desk.drafts.delete(`${params.id as string}.${params.kind as string}`)
        return new HttpResponse(null, { status: 204 })
      }),
      http.post('*/api/tickets/:id/messages', async ({ params, request }) => {
        const body = (await request.json()) as Record<string, unknown>
        desk.sent.push({ body, key: request.headers.get('Idempotency-Key') })
        desk.drafts.delete(`${params.id as string}.${body.kind as string}`)
        desk.version++
        const message = outbound(`m${desk.sent.length}`, body)
        desk.messages.push(message)
        return HttpResponse.json(message, { status: 201 })
      }),
      http.post('*/api/tickets/:id/messages/:message/take-back', ({ params }) => {
        desk.takenBack.push(params.message as string)
        const taken = desk.messages.find((message) => message.id === params.message)!
        desk.messages = desk.messages.filter((message) => message !== taken)
        save(desk, params.id as string, 'reply', {
          html: taken.html,
          to: taken.to,
          cc: taken.cc,
          bcc: [],
          attachmentIds: [],
          mentions: [],
          ifVersion: null,
        })
        return HttpResponse.json(taken)
      }),
    )
  })
  return desk
}

function save(desk: FakeDesk, ticketId: string, kind: 'reply' | 'note', text: DraftText) {
  const key = `${ticketId}.${kind}`
  const known = desk.drafts.get(key)
  if ((known?.version ?? null) !== (text.ifVersion ?? null))
    return HttpResponse.json({ code: 'stale', status: 409, detail: 'Changed on another device.' }, { status: 409 })
  desk.saves.push(text)
  const draft = draftOf(ticketId, kind, text.html, (known?.version ?? 0) + 1)
  desk.drafts.set(key, { ...draft, to: text.to, cc: text.cc, bcc: text.bcc, mentions: text.mentions })
  return HttpResponse.json(desk.drafts.get(key))
}

export function draftOf(ticketId: string, kind: 'reply' | 'note', html: string, version: number): Draft {
  return {
    id: `${ticketId}-${kind}`,
    ticketId,
    kind,
    html,
    to: [],
    cc: [],
    bcc: [],
    subject: '',
    mailboxId: null,
    attachments: [],
    mentions: [],
    version,
    updatedAt: new Date().toISOString(),
  }
}

export function inbound(id = 'm0', words = 'They are too small.'): Message {
  return {
    id,
    kind: 'inbound',
    from: { name: 'Ingrid Solberg', email: 'ingrid@fjell.example' },
    agentId: null,
    forwardedFrom: null,
    to: [{ name: 'Nordvind', email: 'help@nordvind.example' }],
    cc: [{ name: 'Knut Solberg', email: 'knut@fjell.example' }],
    bcc: [],
    subject: 'Boots',
    text: words,
    html: `<p>${words}</p>`,
    truncated: false,
    attachments: [],
    delivery: null,
    thirdParty: false,
    outside: false,
    held: null,
    hasRaw: false,
    authenticity: null,
    protection: null,
    createdAt: '2026-01-01T09:00:00Z',
    quotedTextFrom: null,
    remoteImages: 0,
  } as Message
}

function outbound(id: string, body: Record<string, unknown>): Message {
  return {
    ...inbound(id),
    kind: body.kind,
    from: null,
    agentId: '1',
    html: body.html,
    text: body.text,
    to: [{ name: '', email: 'ingrid@fjell.example' }],
    cc: [],
    delivery: { state: 'scheduled', detail: null, reason: null, recipients: [] },
  } as Message
}

function ticket(id: string, desk: FakeDesk) {
  return {
    id,
    number: Number(id),
    displayNumber: `NO-${id}`,
    fields: {},
    subject: id === '1' ? 'Boots' : 'Tent',
    status: { id: '2', kind: 'reply', name: 'Reply' },
    priority: 'normal',
    mailboxId: '1',
    requester: { contactId: '7', name: 'Ingrid Solberg', email: 'ingrid@fjell.example' },
    assigneeId: null,
    labels: [],
    starred: false,
    hasAttachments: false,
    followUpOf: null,
    createdAt: '2026-01-01T09:00:00Z',
    updatedAt: '2026-01-01T09:00:00Z',
    trashedAt: null,
    sla: null,
    version: desk.version,
    messageCount: 1,
    unread: false,
    participants: [],
  }
}

export const MAILBOX = {
  id: '1',
  name: 'Nordvind',
  address: 'help@nordvind.example',
  inboundAddress: 'in@svara.example',
  version: 1,
}

const AGENTS = [
  { id: '1', name: 'Anna Lind', email: 'anna@nordvind.example' },
  { id: '2', name: 'Bo Henriksen', email: 'bo@nordvind.example' },
  { id: '3', name: 'Siri Moe', email: 'siri@nordvind.example' },
]

function status(id: string, kind: string, en: string, sv: string, no: string) {
  return { id, kind, name: en, names: { en, sv, no }, enabled: true }
}
