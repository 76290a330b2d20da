import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

vi.setConfig({ testTimeout: 60_000 })

const hot = {
  id: '4',
  name: 'Hot',
  colour: '#aa0000',
  services: ['tickets', 'calls'],
  groups: [{ id: '9', name: 'Sales', removed: false }],
  version: 2,
}
const orphan = {
  ...hot,
  id: '5',
  name: 'Orphan',
  groups: [{ id: '8', name: 'Old', removed: true }],
}

let saved: unknown[] = []

beforeEach(() => {
  saved = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'labels'] } }),
    ),
    http.get('*/api/admin/labels', () => HttpResponse.json({ items: [hot, orphan], next: null })),
    http.get('*/api/groups', () => HttpResponse.json({ items: [{ id: '9', name: 'Sales' }], next: null })),
    http.patch('*/api/labels/4', async ({ request }) => {
      saved.push(await request.json())
      return HttpResponse.json(hot)
    }),
    http.post('*/api/labels', async ({ request }) => {
      saved.push(await request.json())
      return HttpResponse.json({ id: '6', name: 'New', colour: 'grey', services: [] }, { status: 201 })
    }),
  )
})

test('the list says where a label is used and who may choose it', async () => {
  open('/admin/labels')

  const rows = within(await screen.findByRole('list', { name: 'Labels' })).getAllByRole('listitem')
  expect(rows[0]).toHaveTextContent('Tickets, Calls')
  expect(rows[0]).toHaveTextContent('Sales')
  expect(rows[1]).toHaveTextContent('Nobody can choose it')
})

test('a label is made with its services and groups', async () => {
  const { user } = open('/admin/labels')
  await user.click(await screen.findByRole('button', { name: 'New label' }))
  const dialog = await screen.findByRole('dialog', { name: 'New label' })
  await user.type(within(dialog).getByLabelText('Name'), 'New')
  await user.click(within(dialog).getByRole('checkbox', { name: 'Chat' }))
  await user.click(within(dialog).getByRole('combobox', { name: 'Groups' }))
  await user.click(await screen.findByRole('option', { name: 'Sales' }))
  await user.click(within(dialog).getByRole('button', { name: 'Create label' }))

  await waitFor(() =>
    expect(saved).toEqual([{ name: 'New', colour: '#2f7d6d', services: ['tickets', 'chat'], groupIds: ['9'] }]),
  )
})

test('a label’s name cannot be changed, and it is said why; the rest can', async () => {
  const { user } = open('/admin/labels')
  await user.click(await screen.findByRole('button', { name: 'Edit Hot' }))
  const dialog = await screen.findByRole('dialog', { name: 'Edit Hot' })
  const name = within(dialog).getByLabelText('Name')
  expect(name).toHaveAttribute('readonly')
  expect(name).toHaveAccessibleDescription(expect.stringContaining('old statistics'))
  await user.click(within(dialog).getByRole('checkbox', { name: 'Calls' }))
  await user.click(within(dialog).getByRole('button', { name: 'Save' }))

  await waitFor(() =>
    expect(saved).toEqual([{ colour: '#aa0000', services: ['tickets'], groupIds: ['9'], ifVersion: 2 }]),
  )
})

test('removing a label says what stays, and which flows name it', async () => {
  let isRemoved = false
  server.use(
    http.delete('*/api/labels/4', () => {
      isRemoved = true
      return new HttpResponse(null, { status: 204 })
    }),
    http.get('*/api/flows/uses', ({ request }) =>
      HttpResponse.json({
        items:
          new URL(request.url).searchParams.get('label') === '4'
            ? [{ kind: 'mail', published: ['b2'], draft: [] }]
            : [],
      }),
    ),
  )
  const { user } = open('/admin/labels')
  await user.click(await screen.findByRole('button', { name: 'Remove Hot' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove Hot?' })
  expect(dialog).toHaveTextContent('It stays on its tickets')
  await waitFor(() => expect(dialog).toHaveTextContent('Mail Flow names this in 1 block.'))
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(isRemoved).toBe(true))
})

test('a long list stands in the order of its numbers and letters, and can be searched', async () => {
  const names = ['Ö', 'Å', ...Array.from({ length: 12 }, (_, number) => `Retur ${number}`)]
  const items = names.map((name, place) => ({ ...hot, id: `${20 + place}`, name }))
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, language: 'sv', permissions: ['tickets', 'labels'] } }),
    ),
    http.get('*/api/admin/labels', () => HttpResponse.json({ items: [...items, orphan], next: null })),
  )
  const { user } = open('/admin/labels')

  const shown = async () =>
    within(await screen.findByRole('list', { name: 'Etiketter' }))
      .getAllByRole('listitem')
      .map((row) => row.firstElementChild?.textContent)
  await waitFor(async () =>
    expect(await shown()).toEqual([
      'Orphan',
      ...Array.from({ length: 12 }, (_, number) => `Retur ${number}`),
      'Å',
      'Ö',
    ]),
  )

  await user.type(screen.getByRole('searchbox', { name: 'Sök i listan' }), 'RETUR 11')
  expect(await shown()).toEqual(['Retur 11'])
  expect(screen.getByText('1 träff')).toBeInTheDocument()

  await user.clear(screen.getByRole('searchbox'))
  await user.type(screen.getByRole('searchbox'), 'sales')
  expect(await shown()).toHaveLength(14)

  await user.type(screen.getByRole('searchbox'), ' nothing')
  expect(await screen.findByText('Inget här stämmer med ”sales nothing”')).toBeInTheDocument()
  expect(screen.getByRole('searchbox')).toHaveFocus()
})
