import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'
import { answering, aTicket } from '../../conversation/__tests__/answers'

const details = async () => within(await screen.findByRole('region', { name: 'Details of the ticket' }))

function entry(kind: string, facts: object, by: 'agent' | 'mail' = 'agent') {
  return {
    id: `${kind}-${JSON.stringify(facts)}`,
    at: '2026-11-20T12:00:00Z',
    kind,
    facts,
    ...(by === 'agent'
      ? { actorKind: 'agent', actorId: '1', cause: 'request' }
      : { actorKind: 'svara', actorId: null, cause: 'received-mail' }),
  }
}

test('shows who asks, under which other address, and what they asked before', async () => {
  answering({ rest: [aTicket({ id: '8', subject: 'Where is my parcel?' })] })
  open('/tickets/all-open/7')
  const pane = await details()

  expect(await pane.findByText('Also ingrid@old.example')).toBeInTheDocument()
  expect(pane.getByRole('link', { name: '2 other tickets' })).toHaveAttribute('href', '/tickets/all-open?requester=70')
  expect(pane.getByRole('link', { name: /Where is my parcel/ })).toHaveAttribute('href', '/tickets/all-open/8')
})

test('tells the history in sentences', async () => {
  answering({
    history: [
      entry('ticket.status-changed', { from: 'pending', to: 'reply' }, 'mail'),
      entry('message.received', {}, 'mail'),
      entry('ticket.assigned', { to: 2 }),
      entry('ticket.assigned', { to: 1 }),
      entry('ticket.labelled', { added: [1], removed: [2] }),
      entry('message.noted', {}),
      entry('ticket.moved', { from: 9, to: 1 }),
      entry('ticket.something-new', {}),
      entry('message.responded', {}, 'mail'),
      entry('message.response-withheld', { limit: 3 }, 'mail'),
      entry('ticket.assigned', { to: 2, rule: 'round-robin' }, 'mail'),
    ],
  })
  const { user } = open('/tickets/all-open/7')
  const pane = await details()

  await user.click(await pane.findByRole('button', { name: 'All 11' }))

  const lines = pane.getAllByRole('listitem').map((line) => line.querySelector('p')?.textContent)
  expect(lines).toEqual(
    expect.arrayContaining([
      'A mail changed the status from Pending to Reply',
      'A mail came in',
      'Anna Lind assigned Bo Henriksen',
      'Anna Lind took the ticket',
      'Anna Lind added Return and removed Delivery',
      'Anna Lind wrote a private note',
      'Anna Lind moved it from another mailbox to Shop',
      'Anna Lind: ticket.something-new',
      'Svara sent the automatic response',
      'Svara sent no automatic response: this person got several within an hour',
      'The mailbox’s rule assigned Bo Henriksen',
    ]),
  )
})

test('the history leads to the way that a mail took through Mail Flow, for those who may see it', async () => {
  answering({ history: [entry('ticket.flow-run', { kind: 'mail', revision: 4, path: ['b1', 'b2'] }, 'mail')] })
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mail-flow'] } }),
    ),
  )
  open('/tickets/all-open/7')
  const pane = await details()

  expect(await pane.findByText(/ran revision 4 of Mail Flow/)).toBeInTheDocument()
  const why = new URL(pane.getByRole<HTMLAnchorElement>('link', { name: 'Why?' }).href)
  expect([why.pathname, why.searchParams.get('revision'), why.searchParams.get('path')]).toEqual([
    '/admin/mail-flow',
    '4',
    'b1,b2',
  ])
})

test('what Mail Flow did is told as its doing, and leads to the way of that mail', async () => {
  const byFlow = (kind: string, facts: object) => ({ ...entry(kind, facts, 'mail'), cause: 'mail-flow:4' })
  answering({
    history: [
      { ...byFlow('message.noted', {}), at: '2026-11-19T09:00:00Z' },
      byFlow('ticket.trashed', {}),
      byFlow('ticket.labelled', { added: [1] }),
      byFlow('ticket.assigned', { to: 2 }),
      byFlow('ticket.priority-changed', { from: 'normal', to: 'urgent' }),
      byFlow('ticket.flow-run', { kind: 'mail', revision: 4, path: ['b1', 'b2'] }),
      entry('message.received', {}, 'mail'),
    ],
  })
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mail-flow'] } }),
    ),
  )
  const { user } = open('/tickets/all-open/7')
  const pane = await details()
  await user.click(await pane.findByRole('button', { name: 'All 7' }))

  const lines = new Map(
    pane.getAllByRole('listitem').map((line) => {
      const link = within(line).queryByRole<HTMLAnchorElement>('link', { name: 'Why?' })
      return [line.querySelector('p')?.textContent.replace(' Why?', ''), link && new URL(link.href).search]
    }),
  )
  const way = '?revision=4&path=b1%2Cb2'
  expect(Object.fromEntries(lines)).toMatchObject({
    'Mail Flow (revision 4) wrote a private note': expect.stringContaining('revision=4'),
    'Mail Flow (revision 4) moved it to the Trash': way,
    'Mail Flow (revision 4) added Return': way,
    'Mail Flow (revision 4) assigned Bo Henriksen': way,
    'Mail Flow (revision 4) changed the priority from Normal to Urgent': way,
    'Svara ran revision 4 of Mail Flow': way,
    'A mail came in': null,
  })
})

test('sets the priority', async () => {
  const changes = answering({})
  const { user } = open('/tickets/all-open/7')
  const pane = await details()

  await user.click(pane.getByRole('button', { name: 'Normal' }))
  await user.click(await screen.findByRole('option', { name: 'Urgent' }))

  expect(await pane.findByRole('button', { name: 'Urgent' })).toBeInTheDocument()
  await waitFor(() => expect(changes[0]!.body).toMatchObject({ priority: 'urgent' }))
})

const TYPES = [
  { id: '31', name: 'Claim', version: 1 },
  { id: '32', name: 'Order', version: 1 },
]

test('what it is about is chosen among the types, and taken away again', async () => {
  answering({ ticket: aTicket({ type: { id: '30', name: 'Old' } }) })
  const asked: unknown[] = []
  server.use(
    http.get('*/api/types', () => HttpResponse.json({ items: TYPES, next: null })),
    http.patch('*/api/tickets/7', async ({ request }) => {
      const body = (await request.json()) as { typeId: string | null }
      asked.push(body.typeId)
      return HttpResponse.json(aTicket({ type: TYPES.find(({ id }) => id === body.typeId) ?? null }))
    }),
  )
  const { user } = open('/tickets/all-open/7')
  const pane = await details()

  // a removed one is shown where it is, and offered nowhere else
  await user.click(await pane.findByRole('button', { name: 'Old' }))
  await user.click(await screen.findByRole('option', { name: 'Claim' }))
  expect(await screen.findByText('Type set to Claim.')).toBeInTheDocument()
  await user.click(await pane.findByRole('button', { name: 'Claim' }))
  expect(screen.queryByRole('option', { name: 'Old' })).not.toBeInTheDocument()
  await user.click(await screen.findByRole('option', { name: 'None' }))
  await waitFor(() => expect(asked).toEqual(['31', null]))
})

test('who has no types or groups is not asked for one', async () => {
  answering({})
  open('/tickets/all-open/7')
  const pane = await details()
  expect(await pane.findByText('Priority')).toBeInTheDocument()
  expect(pane.queryByText('Type')).not.toBeInTheDocument()
  expect(pane.queryByText('Group')).not.toBeInTheDocument()
})

const GROUPS = [
  { id: '41', name: 'Returns' },
  { id: '42', name: 'Shipping' },
]

test('whose it is, is chosen by keys among the groups that see its mailbox, and taken back', async () => {
  answering({ ticket: aTicket({ group: { id: '40', name: 'Blind' }, assigneeId: '2' }) })
  const asked: unknown[] = []
  server.use(
    http.get('*/api/mailboxes/1/groups', () => HttpResponse.json({ items: GROUPS, next: null })),
    http.patch('*/api/tickets/7', async ({ request }) => {
      const body = (await request.json()) as { groupId: string | null; assigneeId?: string }
      asked.push([body.groupId, body.assigneeId])
      return HttpResponse.json(aTicket({ group: GROUPS.find(({ id }) => id === body.groupId) ?? null }))
    }),
  )
  const { user } = open('/tickets/all-open/7')
  const pane = await details()

  // one that does not see the mailbox is shown where it is, and offered nowhere else
  await user.click(await pane.findByRole('button', { name: 'Blind' }))
  const search = await screen.findByRole('combobox', { name: 'Group' })
  await user.type(search, 'ship{Enter}')
  expect(await screen.findByText('Given to Shipping.')).toBeInTheDocument()
  await user.click(await pane.findByRole('button', { name: 'Shipping' }))
  expect(screen.queryByRole('option', { name: 'Blind' })).not.toBeInTheDocument()
  await user.click(await screen.findByRole('option', { name: 'None' }))
  expect(await screen.findByText('It belongs to no group now.')).toBeInTheDocument()
  // the agent is another matter
  expect(asked).toEqual([
    ['42', undefined],
    [null, undefined],
  ])
})

test('the history tells groups, also removed ones and those that Mail Flow gave it to', async () => {
  answering({
    history: [
      entry('ticket.group-changed', { to: 41 }),
      entry('ticket.group-changed', { from: 41, to: 39 }),
      entry('ticket.group-changed', { from: 39 }),
      { ...entry('ticket.group-changed', { to: 42 }, 'mail'), cause: 'mail-flow:4' },
    ],
  })
  server.use(
    http.get('*/api/groups/all', () =>
      HttpResponse.json({ items: [...GROUPS, { id: '39', name: 'Gone' }], next: null }),
    ),
  )
  open('/tickets/all-open/7')
  const pane = await details()
  for (const line of [
    'Anna Lind gave it to the group Returns',
    'Anna Lind moved it from the group Returns to Gone',
    'Anna Lind took it from the group Gone',
    'Mail Flow (revision 4) gave it to the group Shipping',
  ])
    await waitFor(() =>
      expect(pane.getAllByRole('listitem').map((item) => item.querySelector('p')?.textContent)).toContain(line),
    )
})

test('where a page of the history ends between a run of Mail Flow and what it did, the next one is read for its way', async () => {
  const run = { ...entry('ticket.flow-run', { kind: 'mail', revision: 4, path: ['b1'] }, 'mail'), cause: 'mail-flow:4' }
  const done = { ...entry('ticket.group-changed', { to: 41 }, 'mail'), cause: 'mail-flow:4' }
  answering({})
  const asked: (string | null)[] = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mail-flow'] } }),
    ),
    http.get('*/api/groups/all', () => HttpResponse.json({ items: GROUPS, next: null })),
    http.get('*/api/tickets/7/history', ({ request }) => {
      const cursor = new URL(request.url).searchParams.get('cursor')
      asked.push(cursor)
      if (cursor === 'third') return HttpResponse.json({ items: [], next: null })
      return HttpResponse.json(cursor ? { items: [run], next: 'third' } : { items: [done], next: 'second' })
    }),
  )
  open('/tickets/all-open/7')
  const pane = await details()

  const line = (await pane.findByText(/gave it to the group/)).closest('li')!
  await waitFor(() =>
    expect(new URL(within(line).getByRole<HTMLAnchorElement>('link', { name: 'Why?' }).href).search).toBe(
      '?revision=4&path=b1',
    ),
  )
  // and no further
  expect(asked).toEqual([null, 'second'])
})

test('the history tells types, and apart two statuses of one kind', async () => {
  answering({
    history: [
      entry('ticket.type-changed', { to: 31 }),
      entry('ticket.type-changed', { from: 31, to: 32 }),
      entry('ticket.type-changed', { from: 30 }),
      entry('ticket.status-changed', { from: 'pending', to: 'pending', 'from-status': 4, 'to-status': 40 }),
      entry('ticket.status-changed', { from: 'pending', to: 'pending', 'from-status': 40, 'to-status': 39 }),
    ],
  })
  server.use(
    http.get('*/api/types', () => HttpResponse.json({ items: TYPES, next: null })),
    http.get('*/api/types/all', () => HttpResponse.json({ items: [{ id: '30', name: 'Old' }], next: null })),
    http.get('*/api/statuses/all', () =>
      HttpResponse.json({ items: [{ id: '39', name: 'Gone', names: { en: 'Gone since' } }], next: null }),
    ),
    http.get('*/api/statuses', () =>
      HttpResponse.json({
        items: [
          { id: '4', kind: 'pending', name: 'Pending', names: { en: 'Pending' }, system: true, enabled: true },
          { id: '40', kind: 'pending', name: 'Parts', names: { en: 'Waits for parts' }, system: false, enabled: true },
        ],
        next: null,
      }),
    ),
  )
  open('/tickets/all-open/7')
  const pane = await details()
  for (const line of [
    'Anna Lind set the type to Claim',
    'Anna Lind changed the type from Claim to Order',
    'Anna Lind took away the type Old',
    'Anna Lind changed the status from Pending to Waits for parts',
    'Anna Lind changed the status from Waits for parts to Gone since',
  ])
    await waitFor(() =>
      expect(pane.getAllByRole('listitem').map((item) => item.querySelector('p')?.textContent)).toContain(line),
    )
})

test('the requester’s company is shown, and said by hand', async () => {
  answering({})
  let company: { id: string; name: string; said: boolean } | null = { id: '1', name: 'Firm', said: false }
  const sent: unknown[] = []
  server.use(
    http.get('*/api/contacts/:id', () =>
      HttpResponse.json({
        id: '70',
        name: 'Ingrid',
        addresses: ['ingrid@firm.example'],
        createdAt: '2026-11-01T08:00:00Z',
        company,
        tickets: { total: 1, unsolved: 1 },
      }),
    ),
    http.get('*/api/companies', () =>
      HttpResponse.json({
        items: [
          { id: '1', name: 'Firm', domains: ['firm.example'], version: 1 },
          { id: '2', name: 'Other', domains: ['other.example'], version: 1 },
        ],
        next: null,
      }),
    ),
    http.put('*/api/contacts/70/company', async ({ request }) => {
      const body = (await request.json()) as { companyId: string | null }
      sent.push(body)
      company = body.companyId ? { id: '2', name: 'Other', said: true } : { id: '1', name: 'Firm', said: false }
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { user } = open('/tickets/all-open/7')
  const pane = await details()

  await user.click(await pane.findByRole('button', { name: 'Company: Firm. Change' }))
  await user.type(await screen.findByRole('combobox', { name: 'Company' }), 'other.ex{Enter}')
  await user.click(await pane.findByRole('button', { name: 'Company: Other. Change' }))
  await user.click(await screen.findByRole('option', { name: 'By the address’s domain' }))

  expect(await pane.findByRole('button', { name: 'Company: Firm. Change' })).toBeInTheDocument()
  expect(sent).toEqual([{ companyId: '2' }, { companyId: null }])
})

test('a suggested label is given with one click, and dismissed with another', async () => {
  const changes = answering({ ticket: aTicket({ suggestedLabelIds: ['2', '1', '99'] }) })
  const dismissed: string[] = []
  server.use(
    http.delete('*/api/tickets/7/label-suggestions/:label', ({ params }) => {
      dismissed.push(String(params.label))
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { user } = open('/tickets/all-open/7')
  const pane = await details()

  await user.click(await pane.findByRole('button', { name: 'Do not suggest Delivery' }))
  await waitFor(() => expect(pane.queryByRole('button', { name: /Delivery, which is suggested/ })).toBeNull())
  await user.click(pane.getByRole('button', { name: 'Add Return, which is suggested' }))

  await waitFor(() => expect(changes.at(-1)?.body).toMatchObject({ labelIds: expect.arrayContaining(['1']) }))
  expect(dismissed).toEqual(['2'])
  // what it has is not suggested; the answer of this network still names the other one
  await waitFor(() => expect(pane.queryByRole('button', { name: /Return, which is suggested/ })).toBeNull())
  expect(pane.getByRole('button', { name: 'Remove Return' })).toBeInTheDocument()
})
