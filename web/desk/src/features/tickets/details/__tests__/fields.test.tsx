import type { TicketField } from '@svara/api'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { server } from '../../../../testing/server'
import { answering, aTicket } from '../../conversation/__tests__/answers'

function field(id: string, kind: string, name: string, own: Partial<TicketField> = {}): TicketField {
  return { id, kind, name, names: { en: name }, required: false, options: [], removed: false, version: 1, ...own }
}

const WAYS = [
  { id: '1', name: 'Express', removed: false },
  { id: '2', name: 'Pigeon', removed: true },
  { id: '3', name: 'Letter', removed: false },
]

const FIELDS = [
  field('10', 'text', 'Order number', { names: { en: 'Order number', sv: 'Ordernummer' } }),
  field('11', 'number', 'Amount'),
  field('12', 'date', 'Delivered'),
  field('13', 'choice', 'Way', { options: WAYS, required: true }),
  field('14', 'multi-choice', 'Parts', { options: WAYS }),
  field('15', 'checkbox', 'Insured'),
  field('16', 'user', 'Checked by'),
]
const REMOVED = field('17', 'text', 'Shelf', { removed: true })

/** The ticket with these values, and a server that takes what it is given; answers what it was asked. */
async function opened(values: Record<string, unknown> = {}) {
  let ticket = aTicket({ fields: values })
  const asked: unknown[] = []
  answering({ ticket })
  server.use(
    http.get('*/api/fields', () => HttpResponse.json({ items: FIELDS, next: null })),
    http.get('*/api/fields/all', () => HttpResponse.json({ items: [...FIELDS, REMOVED], next: null })),
    http.patch('*/api/tickets/7', async ({ request }) => {
      const { fields } = (await request.json()) as { fields: Record<string, unknown> }
      asked.push(fields)
      const left = Object.entries({ ...ticket.fields, ...fields }).filter(([, value]) => value !== null)
      ticket = aTicket({ fields: Object.fromEntries(left) })
      return HttpResponse.json(ticket)
    }),
  )
  const { user, router } = open('/tickets/all-open/7')
  const pane = within(await screen.findByRole('region', { name: 'Details of the ticket' }))
  await pane.findByRole('heading', { name: 'Fields' })
  return { user, pane, asked, router }
}

test('a ticket of an organisation without fields shows none', async () => {
  answering({})
  open('/tickets/all-open/7')
  const pane = within(await screen.findByRole('region', { name: 'Details of the ticket' }))
  expect(await pane.findByText('Priority')).toBeInTheDocument()
  expect(pane.queryByRole('heading', { name: 'Fields' })).not.toBeInTheDocument()
})

test('each kind is filled in by its own control, and saved at once', async () => {
  const { user, pane, asked } = await opened()

  await user.type(pane.getByRole('textbox', { name: 'Order number' }), ' A-17 {Enter}')
  await waitFor(() => expect(asked).toEqual([{ 10: 'A-17' }]))
  await user.type(pane.getByRole('textbox', { name: 'Amount' }), '1 250,50')
  await user.tab()
  await waitFor(() => expect(asked[1]).toEqual({ 11: '1250.50' }))
  await waitFor(() => expect(pane.getByRole('textbox', { name: 'Amount' })).toHaveValue('1250.50'))
  await user.type(pane.getByLabelText('Delivered'), '2026-11-23')
  await waitFor(() => expect(asked[2]).toEqual({ 12: '2026-11-23' }))
  await user.click(pane.getByRole('button', { name: 'Way: empty' }))
  // what is removed is offered nowhere anew
  expect(screen.queryByRole('option', { name: 'Pigeon' })).not.toBeInTheDocument()
  await user.click(await screen.findByRole('option', { name: 'Letter' }))
  expect(await pane.findByRole('button', { name: 'Way: Letter' })).toHaveFocus()
  await user.click(pane.getByRole('button', { name: 'Parts: empty' }))
  await user.click(await screen.findByRole('option', { name: 'Letter' }))
  await user.click(screen.getByRole('option', { name: 'Express' }))
  await user.keyboard('{Escape}')
  expect(await pane.findByRole('button', { name: 'Parts: Express and Letter' })).toBeInTheDocument()
  await user.click(pane.getByRole('checkbox', { name: 'Insured' }))
  await waitFor(() => expect(pane.getByRole('checkbox', { name: 'Insured' })).toBeChecked())
  await user.click(pane.getByRole('button', { name: 'Checked by: empty' }))
  await user.click(await screen.findByRole('option', { name: /Bo Henriksen/ }))
  expect(await pane.findByRole('button', { name: 'Checked by: Bo Henriksen' })).toBeInTheDocument()
  await waitFor(() => expect(asked.slice(3)).toEqual([{ 13: '3' }, { 14: ['3', '1'] }, { 15: true }, { 16: '2' }]))
})

test('what stands there is emptied, and kept by Escape', async () => {
  const { user, pane, asked } = await opened({ 10: 'A-17', 13: '2', 15: true })

  // a removed option is shown where it is
  expect(pane.getByRole('button', { name: 'Way: Pigeon' })).toBeInTheDocument()
  const number = pane.getByRole('textbox', { name: 'Order number' })
  await user.type(number, 'x{Escape}')
  expect(number).toHaveValue('A-17')
  await user.clear(number)
  await user.tab()
  await user.click(pane.getByRole('checkbox', { name: 'Insured' }))
  await user.click(pane.getByRole('button', { name: 'Way: Pigeon' }))
  await user.click(await screen.findByRole('option', { name: 'None' }))
  await waitFor(() => expect(asked).toEqual([{ 10: null }, { 15: null }, { 13: null }]))
})

test('what a removed field held is read, and not changed', async () => {
  const { pane } = await opened({ 17: 'B 12' })
  expect(await pane.findByText('B 12')).toBeInTheDocument()
  expect(pane.getByText('removed')).toBeInTheDocument()
  expect(pane.queryByRole('textbox', { name: /Shelf/ })).not.toBeInTheDocument()
})

test('what is refused is said below the field and stays to be mended', async () => {
  const { user, pane } = await opened({ 13: '1' })
  server.use(
    http.patch('*/api/tickets/7', () =>
      HttpResponse.json(
        { status: 400, code: 'invalid', errors: [{ field: 'fields.11', code: 'invalid-number', message: '…' }] },
        { status: 400 },
      ),
    ),
  )
  const amount = pane.getByRole('textbox', { name: 'Amount' })
  await user.type(amount, 'many{Enter}')
  await waitFor(() => expect(amount).toBeInvalid())
  expect(amount).toHaveAccessibleDescription(/^Not saved: this is not a number/)
  expect(amount).toHaveValue('many')
  await user.type(amount, '{Escape}')
  expect(amount).toHaveValue('')
  expect(amount).toBeValid()
  // what was chosen goes back
  await user.click(pane.getByRole('button', { name: 'Way: Express' }))
  await user.click(await screen.findByRole('option', { name: 'Letter' }))
  expect(await pane.findByText(/Not saved/)).toBeInTheDocument()
  expect(pane.getByRole('button', { name: 'Way: Express' })).toBeInTheDocument()
})

test('whoever solves the ticket while a required field is empty is led there', async () => {
  const { user, pane } = await opened()
  server.use(
    http.patch('*/api/tickets/7', () =>
      HttpResponse.json(
        { status: 422, code: 'fields-required', detail: '…', fields: [{ id: '13', name: 'Way' }] },
        { status: 422 },
      ),
    ),
  )
  expect(pane.getByText('(needed before the ticket is solved)')).toBeInTheDocument()
  await user.click(pane.getByRole('button', { name: 'Normal' }))
  await user.click(await screen.findByRole('option', { name: 'High' }))

  expect(await screen.findByText('Fill in first: Way.')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Go to the field' }))
  expect(pane.getByRole('button', { name: 'Way: empty' })).toHaveFocus()
})

test('whoever has gone on, and has folded the details away, is led back to the field', async () => {
  const { user, pane, router } = await opened()
  server.use(
    http.patch('*/api/tickets/7', () =>
      HttpResponse.json(
        { status: 422, code: 'fields-required', detail: '…', fields: [{ id: '13', name: 'Way' }] },
        { status: 422 },
      ),
    ),
  )
  await user.click(pane.getByRole('button', { name: 'Normal' }))
  await user.click(await screen.findByRole('option', { name: 'High' }))
  await user.click(screen.getByRole('button', { name: 'Details' }))
  await router.navigate({ to: '/tickets/$filter', params: { filter: 'all-open' } })
  await user.click(await screen.findByRole('button', { name: 'Go to the field' }))

  await waitFor(() => expect(screen.getByRole('button', { name: 'Way: empty' })).toHaveFocus())
  expect(router.state.location.pathname).toBe('/tickets/all-open/7')
})

test('history says which field was changed, and what was chosen', async () => {
  const entry = (facts: object) => ({
    id: JSON.stringify(facts),
    at: '2026-11-20T12:00:00Z',
    kind: 'ticket.field-changed',
    facts,
    actorKind: 'agent',
    actorId: '1',
    cause: 'request',
  })
  answering({
    history: [
      entry({ field: '10' }),
      entry({ field: '13', to: '1' }),
      entry({ field: '13', from: '1', to: '2' }),
      entry({ field: '16', from: '2' }),
      entry({ field: '17' }),
    ],
  })
  server.use(
    http.get('*/api/fields', () => HttpResponse.json({ items: FIELDS, next: null })),
    http.get('*/api/fields/all', () => HttpResponse.json({ items: [...FIELDS, REMOVED], next: null })),
  )
  open('/tickets/all-open/7')
  const pane = within(await screen.findByRole('region', { name: 'Details of the ticket' }))
  for (const line of [
    'Anna Lind changed Order number',
    'Anna Lind set Way to Express',
    'Anna Lind changed Way from Express to Pigeon',
    'Anna Lind emptied Checked by, which was Bo Henriksen',
    'Anna Lind changed Shelf',
  ])
    await waitFor(() =>
      expect(pane.getAllByRole('listitem').map((item) => item.querySelector('p')?.textContent)).toContain(line),
    )
})
