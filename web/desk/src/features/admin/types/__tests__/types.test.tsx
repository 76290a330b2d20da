import type { TicketType } from '@svara/api'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

vi.setConfig({ testTimeout: 60_000 })

function type(id: string, name: string, own: Partial<TicketType> = {}): TicketType {
  return { id, name, version: 1, ...own }
}

let kept: TicketType[] = []
let sent: unknown[] = []

beforeEach(() => {
  kept = [type('1', 'Order'), type('2', 'Return', { version: 4 })]
  sent = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mailboxes'] } }),
    ),
    http.get('*/api/types', () => HttpResponse.json({ items: kept, next: null })),
  )
})

async function names() {
  return within(await screen.findByRole('list', { name: 'Types' }))
    .getAllByRole('listitem')
    .map((row) => within(row).getByText(/^(Order|Return|Old|Invoice)$/).textContent)
}

test('where there are none, it is said what they are for', async () => {
  kept = []
  open('/admin/types')

  expect(await screen.findByText('No types yet')).toBeInTheDocument()
  expect(screen.getByText(/order, return, invoice/)).toBeInTheDocument()
})

test('a type is made; a name that is taken is said at its field', async () => {
  server.use(
    http.post('*/api/types', async ({ request }) => {
      const { name } = (await request.json()) as { name: string }
      sent.push(name)
      if (name === 'Order') return HttpResponse.json({ status: 409, code: 'type-exists' }, { status: 409 })
      kept = [...kept.slice(0, 2), type('4', name)]
      return HttpResponse.json(type('4', name), { status: 201 })
    }),
  )
  const { user } = open('/admin/types')
  expect(await names()).toEqual(['Order', 'Return'])
  await user.click(screen.getByRole('button', { name: 'New type' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New type' }))
  await user.type(dialog.getByLabelText('Name'), 'Order')
  await user.click(dialog.getByRole('button', { name: 'Create type' }))
  await waitFor(() => expect(dialog.getByLabelText('Name')).toBeInvalid())
  expect(dialog.getByLabelText('Name')).toHaveAccessibleDescription('There is a type of this name already.')
  await user.clear(dialog.getByLabelText('Name'))
  await user.type(dialog.getByLabelText('Name'), 'Invoice')
  await user.click(dialog.getByRole('button', { name: 'Create type' }))

  await waitFor(async () => expect(await names()).toEqual(['Order', 'Return', 'Invoice']))
  expect(sent).toEqual(['Order', 'Invoice'])
})

test('what fields are refused for is said in the reader’s words', async () => {
  server.use(
    http.post('*/api/types', () =>
      HttpResponse.json(
        { status: 400, code: 'invalid', errors: [{ field: 'name', code: 'too-many', message: '…' }] },
        { status: 400 },
      ),
    ),
  )
  const { user } = open('/admin/types')
  await user.click(await screen.findByRole('button', { name: 'New type' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New type' }))
  await user.type(dialog.getByLabelText('Name'), 'One more')
  await user.click(dialog.getByRole('button', { name: 'Create type' }))

  expect(await dialog.findByText(/^There are 200 types/)).toBeInTheDocument()
})

test('a type is renamed, over somebody else’s change only once that was said', async () => {
  server.use(
    http.patch('*/api/types/2', async ({ request }) => {
      sent.push(await request.json())
      if (sent.length > 1) return HttpResponse.json(type('2', 'Returns'))
      kept = [kept[0]!, type('2', 'Return', { version: 5 })]
      return HttpResponse.json({ status: 409, code: 'stale-version' }, { status: 409 })
    }),
  )
  const { user } = open('/admin/types')
  await user.click(await screen.findByRole('button', { name: 'Rename Return' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Rename Return' }))
  await user.type(dialog.getByLabelText('Name'), 's')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent('Somebody else changed this type')
  await user.click(dialog.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toEqual([
    { name: 'Returns', ifVersion: 4 },
    { name: 'Returns', ifVersion: 5 },
  ])
})

test('by keyboard a type is moved, and keeps the focus', async () => {
  server.use(
    http.put('*/api/types/order', async ({ request }) => {
      const { ids } = (await request.json()) as { ids: string[] }
      sent.push(ids)
      kept = ids.map((id) => kept.find((one) => one.id === id)!)
      return HttpResponse.json({ items: kept, next: null })
    }),
  )
  const { user } = open('/admin/types')
  const down = await screen.findByRole('button', { name: 'Move Order down' })
  down.focus()
  await user.keyboard('{Enter}')

  expect(await names()).toEqual(['Return', 'Order'])
  expect(screen.getByRole('button', { name: 'Move Order down' })).toHaveFocus()
  expect(screen.getByText('Order is now 2 of 2')).toHaveAttribute('role', 'status')
  await waitFor(() => expect(sent).toEqual([['2', '1']]))
})

test('removing a type says that tickets keep it, and which flows name it', async () => {
  server.use(
    http.delete('*/api/types/2', ({ request }) => {
      sent.push(new URL(request.url).searchParams.get('ifVersion'))
      kept = kept.slice(0, 1)
      return new HttpResponse(null, { status: 204 })
    }),
    http.get('*/api/flows/uses', ({ request }) =>
      HttpResponse.json({
        items:
          new URL(request.url).searchParams.get('type') === '2' ? [{ kind: 'mail', published: [], draft: ['b2'] }] : [],
      }),
    ),
  )
  const { user } = open('/admin/types')
  await user.click(await screen.findByRole('button', { name: 'Remove Return' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove Return?' })
  expect(dialog).toHaveTextContent('Tickets that have it keep it')
  await waitFor(() => expect(dialog).toHaveTextContent('The draft of Mail Flow names this in 1 block.'))
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }))

  await waitFor(async () => expect(await names()).toEqual(['Order']))
  expect(sent).toEqual(['4'])
})

test('whoever has another part of Admin and types the address is told that this page is not theirs', async () => {
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'labels'] } }),
    ),
  )
  open('/admin/types')

  expect(await screen.findByRole('heading', { name: 'This page is not yours to see' })).toBeInTheDocument()
  expect(screen.queryByRole('list', { name: 'Types' })).not.toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Labels' })).toBeInTheDocument()
})
