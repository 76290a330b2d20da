import type { TicketField } from '@svara/api'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

vi.setConfig({ testTimeout: 60_000 })

function field(id: string, kind: string, name: string, own: Partial<TicketField> = {}): TicketField {
  return { id, kind, name, names: { en: name }, required: false, options: [], removed: false, version: 1, ...own }
}

let kept: TicketField[] = []
let sent: unknown[] = []

beforeEach(() => {
  kept = [
    field('1', 'text', 'Order number'),
    field('2', 'choice', 'Way', {
      version: 4,
      required: true,
      options: [
        { id: '1', name: 'Express', removed: false },
        { id: '2', name: 'Pigeon', removed: true },
        { id: '3', name: 'Letter', removed: false },
      ],
    }),
  ]
  sent = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mailboxes'] } }),
    ),
    http.get('*/api/fields', () => HttpResponse.json({ items: kept, next: null })),
  )
})

async function rows() {
  return within(await screen.findByRole('list', { name: 'Fields' }))
    .getAllByRole('listitem')
    .map((row) => row.textContent)
}

test('where there are none, it is said what they are for', async () => {
  kept = []
  open('/admin/fields')

  expect(await screen.findByText('No fields yet')).toBeInTheDocument()
})

test('each says its kind, its options that are there, and whether it is needed', async () => {
  open('/admin/fields')

  const [first, second] = await rows()
  expect(first).toContain('Order numberText')
  expect(second).toContain('WayChoice · 2 options · needed before solving')
})

test('a choice is made with its options, one after the other or pasted', async () => {
  server.use(
    http.post('*/api/fields', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(field('3', 'multi-choice', 'Parts'), { status: 201 })
    }),
  )
  const { user } = open('/admin/fields')
  await user.click(await screen.findByRole('button', { name: 'New field' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New field' }))
  await user.click(dialog.getByRole('combobox', { name: 'Kind' }))
  await user.click(await screen.findByRole('option', { name: 'Several choices' }))
  await user.type(dialog.getByLabelText('In English'), 'Parts')
  await user.type(dialog.getByLabelText('Option 1'), 'Wheel{Enter}')
  await waitFor(() => expect(dialog.getByLabelText('Option 2')).toHaveFocus())
  await user.keyboard('Saddle')
  await user.click(dialog.getByLabelText('Option 3'))
  await user.paste('Bell\n\n Chain \n')
  await user.click(dialog.getByRole('button', { name: 'Move option 4 up' }))
  expect(dialog.getByText('Chain is now option 3')).toHaveAttribute('role', 'status')
  await user.click(dialog.getByRole('button', { name: 'Remove option 1' }))
  await user.click(dialog.getByRole('checkbox', { name: /^Needed before a ticket is solved/ }))
  await user.click(dialog.getByRole('button', { name: 'Create field' }))

  await waitFor(() =>
    expect(sent).toEqual([
      {
        kind: 'multi-choice',
        names: { en: 'Parts' },
        required: true,
        options: [{ name: 'Saddle' }, { name: 'Chain' }, { name: 'Bell' }],
      },
    ]),
  )
})

test('an option is renamed and one left out, with their ids; what is removed already is not shown', async () => {
  server.use(
    http.patch('*/api/fields/2', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(kept[1])
    }),
  )
  const { user } = open('/admin/fields')
  await user.click(await screen.findByRole('button', { name: 'Edit Way' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit Way' }))
  expect(dialog.queryByRole('combobox', { name: 'Kind' })).toBeNull()
  expect(dialog.getAllByRole('textbox', { name: /^Option/ })).toHaveLength(2)
  await user.type(dialog.getByLabelText('Option 2'), 's')
  await user.click(dialog.getByRole('button', { name: 'Remove option 1' }))
  await user.click(dialog.getByRole('button', { name: 'Save' }))

  await waitFor(() =>
    expect(sent).toEqual([
      { names: { en: 'Way' }, required: true, options: [{ id: '3', name: 'Letters' }], ifVersion: 4 },
    ]),
  )
})

test('what is wrong stands at its field, in the reader’s words', async () => {
  server.use(
    http.post('*/api/fields', () =>
      HttpResponse.json(
        {
          status: 400,
          code: 'invalid',
          errors: [
            { field: 'names', code: 'required', message: '…' },
            { field: 'options[1].name', code: 'option-exists', message: '…' },
          ],
        },
        { status: 400 },
      ),
    ),
  )
  const { user } = open('/admin/fields')
  await user.click(await screen.findByRole('button', { name: 'New field' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New field' }))
  await user.click(dialog.getByRole('combobox', { name: 'Kind' }))
  await user.click(await screen.findByRole('option', { name: 'Choice' }))
  await user.type(dialog.getByLabelText('Option 1'), 'A{Enter}a')
  await user.click(dialog.getByRole('button', { name: 'Create field' }))

  await waitFor(() => expect(dialog.getByLabelText('Option 2')).toBeInvalid())
  expect(dialog.getByLabelText('Option 2')).toHaveAccessibleDescription('Two options cannot be called alike.')
  expect(dialog.getByLabelText('In English')).toHaveAccessibleDescription('This must not be empty.')
})

test('over somebody else’s change it is saved only once that was said', async () => {
  server.use(
    http.patch('*/api/fields/1', async ({ request }) => {
      sent.push(await request.json())
      if (sent.length > 1) return HttpResponse.json(field('1', 'text', 'Order number', { required: true }))
      kept = [field('1', 'text', 'Order', { version: 2 }), kept[1]!]
      return HttpResponse.json({ status: 409, code: 'stale-version' }, { status: 409 })
    }),
  )
  const { user } = open('/admin/fields')
  await user.click(await screen.findByRole('button', { name: 'Edit Order number' }))
  const dialog = within(await screen.findByRole('dialog', { name: /^Edit/ }))
  await user.click(dialog.getByRole('checkbox', { name: /^Needed/ }))
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findByText(/^Somebody else changed this field/)).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toMatchObject([{ ifVersion: 1 }, { ifVersion: 2 }])
})

test('by keyboard a field is moved, and keeps the focus', async () => {
  server.use(
    http.put('*/api/fields/order', async ({ request }) => {
      const { ids } = (await request.json()) as { ids: string[] }
      sent.push(ids)
      kept = ids.map((id) => kept.find((one) => one.id === id)!)
      return HttpResponse.json({ items: kept, next: null })
    }),
  )
  const { user } = open('/admin/fields')
  const down = await screen.findByRole('button', { name: 'Move Order number down' })
  down.focus()
  await user.keyboard('{Enter}')

  expect((await rows())[1]).toContain('Order number')
  expect(screen.getByRole('button', { name: 'Move Order number down' })).toHaveFocus()
  await waitFor(() => expect(sent).toEqual([['2', '1']]))
})

test('removing a field says that tickets keep what stands in it, and which flows name it', async () => {
  server.use(
    http.delete('*/api/fields/2', ({ request }) => {
      sent.push(new URL(request.url).searchParams.get('ifVersion'))
      kept = kept.slice(0, 1)
      return new HttpResponse(null, { status: 204 })
    }),
    http.get('*/api/flows/uses', ({ request }) =>
      HttpResponse.json({
        items:
          new URL(request.url).searchParams.get('field') === '2'
            ? [{ kind: 'mail', published: ['b2'], draft: [] }]
            : [],
      }),
    ),
  )
  const { user } = open('/admin/fields')
  await user.click(await screen.findByRole('button', { name: 'Remove Way' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove Way?' })
  expect(dialog).toHaveTextContent('What stands in it stays on its tickets')
  await waitFor(() => expect(dialog).toHaveTextContent('Mail Flow names this in 1 block.'))
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }))

  await waitFor(async () => expect(await rows()).toHaveLength(1))
  expect(sent).toEqual(['4'])
})
