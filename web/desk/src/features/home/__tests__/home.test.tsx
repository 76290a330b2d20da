import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../testing/open'
import { anna, server } from '../../../testing/server'

const now = new Date().toISOString()

const ticket = (id: string, subject: string) => ({
  id,
  displayNumber: id,
  fields: {},
  subject,
  status: { id: '1', kind: 'new', name: 'New' },
  priority: 'normal',
  assigneeId: '1',
  mailboxId: '1',
  labels: [],
  starred: false,
  unread: true,
  requester: { contactId: '1', name: 'Ingrid Solberg', email: 'ingrid@fjellpost.example' },
  createdAt: now,
  updatedAt: now,
  messageCount: 1,
  version: 1,
})

const tickets = (byFilter: Record<string, object[]>) =>
  http.get('*/api/tickets', ({ request }) => {
    const filter = new URL(request.url).searchParams.get('filter') ?? ''
    return HttpResponse.json({ items: byFilter[filter] ?? [], next: null })
  })

const counts = (all: number) =>
  http.get('*/api/filters', () =>
    HttpResponse.json({
      items: ['all-unsolved', 'my-unsolved', 'unassigned', 'all-open', 'mentions'].map((id) => ({
        id,
        count: all,
        capped: false,
      })),
      next: null,
    }),
  )

test('Home shows what waits: own tickets, mentions, drafts and what came in today', async () => {
  server.use(
    counts(3),
    tickets({
      'my-unsolved': [ticket('17', 'Wrong size')],
      mentions: [ticket('18', 'Invoice')],
      'all-open': [ticket('19', 'Parcel')],
    }),
    http.get('*/api/drafts', () =>
      HttpResponse.json({
        items: [
          { id: '1', ticketId: '17', kind: 'reply', html: '<p>Of course</p>', subject: 'Wrong size', updatedAt: now },
        ],
        next: null,
      }),
    ),
  )
  open('/')

  expect(await screen.findByRole('heading', { level: 1, name: /Anna/ })).toBeInTheDocument()
  const own = screen.getByRole('region', { name: 'My unsolved tickets' })
  expect(await within(own).findByRole('link', { name: /Wrong size/ })).toHaveAttribute(
    'href',
    '/tickets/my-unsolved/17',
  )
  expect(await within(screen.getByRole('region', { name: 'Mentions' })).findByText('Invoice')).toBeInTheDocument()
  expect(await within(screen.getByRole('region', { name: 'Came in today' })).findByText('Parcel')).toBeInTheDocument()
  const drafts = screen.getByRole('region', { name: 'Drafts that wait' })
  expect(await within(drafts).findByText('Of course')).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Getting started' })).not.toBeInTheDocument()
  expect(document.title).toBe('(3) Home · Svara')
})

test('the rail says how many unsolved tickets are mine', async () => {
  server.use(counts(3), tickets({}))
  open('/')

  expect(await screen.findByRole('link', { name: 'Tickets, 3 unsolved of yours' })).toBeInTheDocument()
})

test('a fresh desk says where mail must come in, until there is a ticket', async () => {
  server.use(
    counts(0),
    tickets({}),
    http.get('*/api/session', () => HttpResponse.json({ ...anna, installation: { demo: false } })),
    http.get('*/api/mailboxes', () =>
      HttpResponse.json({
        items: [
          { id: '1', name: 'Support', address: 'support@nordvind.example', inboundAddress: 'in-x@inbound.example' },
        ],
        next: null,
      }),
    ),
  )
  open('/')

  const start = await screen.findByRole('region', { name: 'Getting started' })
  expect(await within(start).findByText('in-x@inbound.example')).toBeInTheDocument()
  expect(within(start).getByRole('button', { name: 'Copy in-x@inbound.example' })).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Play the customer' })).not.toBeInTheDocument()
})
