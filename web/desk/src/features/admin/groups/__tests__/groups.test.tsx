import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

vi.setConfig({ testTimeout: 60_000 })

const sales = {
  id: '4',
  name: 'Sales',
  members: [{ id: '1', name: 'Anna Lind', email: 'anna@nordvind.example' }],
  gives: [
    { kind: 'mailbox', name: 'Info' },
    { kind: 'label', name: 'Hot' },
  ],
  version: 2,
}
const choices = [
  { id: '20', name: 'Info', address: 'info@nordvind.example' },
  { id: '21', name: 'Press', address: 'press@nordvind.example' },
]

let saved: unknown[] = []

beforeEach(() => {
  saved = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'groups'] } }),
    ),
    http.get('*/api/admin/groups', () => HttpResponse.json({ items: [sales], next: null })),
    http.get('*/api/admin/groups/mailboxes', () => HttpResponse.json({ items: choices, next: null })),
    http.get('*/api/admin/groups/4', () => HttpResponse.json(sales)),
    http.get('*/api/admin/groups/4/mailboxes', () => HttpResponse.json({ mailboxIds: ['20'], choices, version: 2 })),
    http.put('*/api/admin/groups/:id', async ({ request }) => {
      saved.push(await request.json())
      return HttpResponse.json({ ...sales, version: 3 })
    }),
    http.put('*/api/admin/groups/:id/mailboxes', async ({ request }) => {
      saved.push(await request.json())
      return HttpResponse.json({ mailboxIds: [], choices, version: 4 })
    }),
  )
})

test('the list says who is in a group and what it gives', async () => {
  open('/admin/groups')

  const row = await screen.findByRole('link', { name: /Sales/ })
  expect(row).toHaveTextContent('Mailbox Info, Label Hot')
  expect(row).toHaveTextContent('1 member')
})

test('a new group gets its members and mailboxes at once', async () => {
  server.use(
    http.post('*/api/admin/groups', async ({ request }) => {
      saved.push(await request.json())
      return HttpResponse.json({ ...sales, id: '5', version: 1 }, { status: 201 })
    }),
  )
  const { user, router } = open('/admin/groups/new')
  await user.type(await screen.findByLabelText('Name'), 'Press')
  await user.click(screen.getByRole('combobox', { name: 'Members' }))
  await user.click(await screen.findByRole('option', { name: /Anna Lind/ }))
  await user.click(screen.getByRole('checkbox', { name: 'Press' }))
  await user.click(screen.getByRole('button', { name: 'Create group' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/groups'))
  expect(saved).toEqual([
    { name: 'Press', memberIds: ['1'] },
    { mailboxIds: ['21'], ifVersion: 1 },
  ])
})

test('a group is saved with the version that was read, and its mailboxes on top of that', async () => {
  const { user, router } = open('/admin/groups/4')
  await user.click(await screen.findByRole('checkbox', { name: 'Info' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/groups'))
  expect(saved).toEqual([
    { name: 'Sales', memberIds: ['1'], ifVersion: 2 },
    { mailboxIds: [], ifVersion: 3 },
  ])
})

test('removing a group says what its members lose, whose its tickets are then, and which flow names it', async () => {
  let isRemoved = false
  server.use(
    http.get('*/api/admin/groups/4', () =>
      HttpResponse.json({ ...sales, gives: [...sales.gives, { kind: 'tickets', name: '12' }] }),
    ),
    http.get('*/api/flows/uses', ({ request }) =>
      HttpResponse.json({
        items:
          new URL(request.url).searchParams.get('group') === '4'
            ? [{ kind: 'mail', published: ['b1'], draft: ['b1'] }]
            : [],
      }),
    ),
    http.delete('*/api/admin/groups/4', () => {
      isRemoved = true
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { user } = open('/admin/groups/4')
  await user.click(await screen.findByRole('button', { name: 'Remove' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove Sales?' })
  expect(within(dialog).getByText('Mailbox Info')).toBeInTheDocument()
  expect(within(dialog).getByText(/Its 1 member loses/)).toBeInTheDocument()
  expect(within(dialog).getByText(/It has 12 open tickets, which belong to no group/)).toBeInTheDocument()
  expect(within(dialog).getAllByRole('listitem')).toHaveLength(2)
  expect(await within(dialog).findByText(/Mail Flow/)).toBeInTheDocument()
  await user.click(within(dialog).getByRole('button', { name: 'Remove group' }))
  await waitFor(() => expect(isRemoved).toBe(true))
})
