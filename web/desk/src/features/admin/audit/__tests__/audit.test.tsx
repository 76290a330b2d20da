import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

const entry = {
  id: '9',
  at: '2026-11-22T10:00:00Z',
  actor: { kind: 'agent', id: '1', name: 'Anna' },
  cause: 'api-token:4',
  address: '192.0.2.7',
  device: 'Probe/1',
  kind: 'label.created',
  subject: { kind: 'label', id: '3', name: 'Refund' },
  facts: { 'just-in-time-from': false, 'just-in-time-to': true },
}
let asked: string[] = []

beforeEach(() => {
  asked = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'audit-log', 'export'] } }),
    ),
    http.get('*/api/admin/audit', ({ request }) => {
      const { searchParams } = new URL(request.url)
      asked.push(searchParams.toString())
      const isFirst = !searchParams.has('cursor')
      if (searchParams.get('q') === 'nothing') return HttpResponse.json({ items: [], next: null })
      return HttpResponse.json({
        items: [isFirst ? entry : { ...entry, id: '8', kind: 'comet.seen', subject: { kind: 'comet', id: '5' } }],
        next: isFirst ? 'more' : null,
      })
    }),
  )
})

test('each entry is a sentence with what changed, and more are there on demand', async () => {
  const user = userEvent.setup()
  open('/admin/audit')

  expect(await screen.findByText('Anna made the label Refund')).toBeInTheDocument()
  expect(screen.getByText('New agents by themselves: off → on · by API token · 192.0.2.7')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Show more' }))

  // what this desk has no words for is named as the server names it
  expect(await screen.findByText('Anna: comet.seen (No. 5)')).toBeInTheDocument()
})

test('one person is enough to see only what they did, in the file too', async () => {
  const user = userEvent.setup()
  open('/admin/audit')

  await user.click(await screen.findByRole('button', { name: 'Show only what Anna did' }))

  expect(asked.at(-1)).toBe('actor=1')
  expect(screen.getByRole('link', { name: 'Export as CSV' })).toHaveAttribute('href', '/api/admin/audit/export?actor=1')
})

test('no entry says so, and the filters are cleared at once', async () => {
  const user = userEvent.setup()
  open('/admin/audit')

  await user.type(await screen.findByRole('searchbox', { name: 'Search by name' }), 'nothing')
  await user.click(await screen.findByRole('button', { name: 'Clear filters' }))

  expect(await screen.findByText('Anna made the label Refund')).toBeInTheDocument()
})

test.each([
  [{ permission: 'edit-agents' }, 'Permission: Edit agents'],
  [{ 'may.labels': true, 'tickets:read': true, 'organization-token': true }, 'Reach: Read tickets · May: Labels'],
  [{ zone: false, name: true, behaviours: true }, 'Changed: name, behaviour'],
  [{ superadmin: false }, 'Superadmin: off'],
  [{ added: ['4', '5'], removed: [] }, 'Added: 2'],
  [{ why: 'password' }, 'Reason: password'],
  // ids say nothing to people
  [{ mailbox: '12' }, undefined],
])('what is known besides is said in words: %j', async (facts, words) => {
  server.use(http.get('*/api/admin/audit', () => HttpResponse.json({ items: [{ ...entry, facts }], next: null })))
  open('/admin/audit')

  const row = (await screen.findByText('Anna made the label Refund')).closest('li')!
  expect(within(row).getByText([words, 'by API token', '192.0.2.7'].filter(Boolean).join(' · '))).toBeInTheDocument()
})
