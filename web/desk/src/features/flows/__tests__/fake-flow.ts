import { http, HttpResponse } from 'msw'
import { anna, server } from '../../../testing/server'
import type { Field, Graph, Problem, Shape } from '../api/types'
import { EMPTY } from '../graph/graph'

const field = (name: string, kind: string, more: Partial<Field> = {}): Field => ({
  name,
  kind,
  required: true,
  options: null,
  maximum: null,
  ...more,
})
const text = field('match', 'text-match', { options: ['contains', 'does-not-contain', 'regexp'], maximum: 500 })

const palette: Shape[] = [
  { type: 'match-subject', role: 'condition', group: 'mail', exits: ['yes', 'no'], settings: [text], example: {} },
  {
    type: 'match-time',
    role: 'condition',
    group: 'time',
    exits: ['yes', 'no'],
    settings: [field('times', 'times')],
    example: {},
  },
  {
    type: 'match-header',
    role: 'condition',
    group: 'mail',
    exits: ['yes', 'no'],
    settings: [field('header', 'text', { maximum: 100 }), text],
    example: {},
  },
  {
    type: 'match-language',
    role: 'condition',
    group: 'mail',
    exits: ['yes', 'no'],
    settings: [field('languages', 'languages', { options: ['en', 'sv', 'no', 'da'] })],
    example: {},
  },
  {
    type: 'add-label',
    role: 'action',
    group: 'ticket',
    exits: ['next'],
    settings: [field('labelId', 'label')],
    example: {},
  },
  {
    type: 'set-field',
    role: 'action',
    group: 'ticket',
    exits: ['next'],
    settings: [field('fieldId', 'field'), field('value', 'field-value', { maximum: 500 })],
    example: {},
  },
  {
    type: 'send-webhook',
    role: 'action',
    group: 'ticket',
    exits: ['next'],
    settings: [field('webhookId', 'webhook')],
    example: {},
  },
  {
    type: 'set-ticket-subject',
    role: 'action',
    group: 'ticket',
    exits: ['next'],
    settings: [field('subject', 'text', { maximum: 10 })],
    example: {},
  },
]

/** b1 asks for "invoice"; Yes adds the label Invoices, which ends. */
export const graph: Graph = {
  ...EMPTY,
  entry: 'b1',
  blocks: [
    {
      id: 'b1',
      type: 'match-subject',
      settings: { operator: 'contains', values: ['invoice'] },
      exits: { yes: 'b2', no: null },
    },
    { id: 'b2', type: 'add-label', settings: { labelId: '7' }, exits: { next: null } },
  ],
  layout: { b1: { x: 0, y: 0 }, b2: { x: 288, y: 0 } },
}

const bo = { id: '2', name: 'Bo Berg' }

/** A flow on a server: what it has, what it was sent, and what it is to answer. */
export function fakeFlow(start: Graph = graph) {
  const flow = {
    draft: start,
    version: 3,
    problems: [] as Problem[],
    warnings: [] as Problem[],
    published: { revision: 4, graph, publishedAt: '2026-11-12T13:08:00Z', publishedBy: bo, note: 'Invoices first' },
    saves: [] as { graph: Graph; version: number }[],
    publishes: [] as unknown[],
    simulated: [] as unknown[],
    restored: [] as unknown[],
    /** What is wrong with it when it is to be published. */
    refuse: [] as Problem[],
    isAway: false,
  }
  const draft = () => ({
    version: flow.version,
    graph: flow.draft,
    savedAt: null,
    savedBy: bo,
    problems: flow.problems,
    warnings: flow.warnings,
  })
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mail-flow'] } }),
    ),
    http.get('*/api/brands', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/labels', () => HttpResponse.json({ items: [{ id: '7', name: 'Invoices' }], next: null })),
    http.get('*/api/mailboxes', () => HttpResponse.json({ items: [{ id: '1', name: 'Support' }], next: null })),
    http.get('*/api/webhooks/names', () =>
      HttpResponse.json({ items: [{ id: '9', name: 'Warehouse', enabled: true }], next: null }),
    ),
    http.get('*/api/flows/mail', () =>
      HttpResponse.json({ kind: 'mail', draft: draft(), published: flow.published, changed: false, palette }),
    ),
    http.put('*/api/flows/mail/draft', async ({ request }) => {
      if (flow.isAway) return HttpResponse.error()
      const sent = (await request.json()) as { graph: Graph; version: number }
      if (sent.version !== flow.version)
        return HttpResponse.json({ code: 'stale-version', status: 409 }, { status: 409 })
      flow.saves.push(sent)
      flow.draft = sent.graph
      flow.version++
      return HttpResponse.json(draft())
    }),
    http.post('*/api/flows/mail/publish', async ({ request }) => {
      flow.publishes.push(await request.json())
      if (flow.refuse.length > 0)
        return HttpResponse.json({ code: 'invalid-flow', status: 422, problems: flow.refuse }, { status: 422 })
      return HttpResponse.json({ ...flow.published, revision: 5, graph: flow.draft, note: null })
    }),
    http.post('*/api/flows/mail/simulate', async ({ request }) => {
      flow.simulated.push(await request.json())
      return HttpResponse.json({ path: ['b1', 'b2'], actions: [{ block: 'b2', type: 'add-label' }], problems: [] })
    }),
    http.get('*/api/flows/mail/revisions', () => {
      const { graph: of, ...row } = flow.published
      return HttpResponse.json({ items: [{ ...row, blocks: of.blocks.length }], next: null })
    }),
    http.get('*/api/flows/mail/revisions/4', () => HttpResponse.json(flow.published)),
    http.post('*/api/flows/mail/revisions/4/restore', async ({ request }) => {
      flow.restored.push(await request.json())
      flow.draft = flow.published.graph
      flow.version++
      return HttpResponse.json(draft())
    }),
  )
  return flow
}
