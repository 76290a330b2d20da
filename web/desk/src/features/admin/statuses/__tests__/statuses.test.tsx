import type { Status, StatusRules } from '@svara/api'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

vi.setConfig({ testTimeout: 60_000 })

function status(id: string, kind: string, en: string, sv: string, own: Partial<Status> = {}): Status {
  return { id, kind, name: en, names: { en, sv, no: sv }, system: true, enabled: true, version: 1, ...own }
}

const pending = status('3', 'pending', 'Pending', 'Väntar')
const inHand = status('4', 'in_hand', 'Assigned', 'Tilldelad', { enabled: false })
const warehouse = status('5', 'on_hold', 'With the warehouse', '', {
  names: { en: 'With the warehouse' },
  system: false,
  version: 3,
})
const solved = status('6', 'solved', 'Solved', 'Löst')
const reply = status('2', 'reply', 'Reply', 'Svar')

let kept: Status[] = []
let rules: StatusRules = { afterCustomerId: '2', afterAssignmentId: null }
let sent: unknown[] = []

beforeEach(() => {
  kept = [reply, inHand, pending, warehouse, solved]
  rules = { afterCustomerId: '2', afterAssignmentId: null }
  sent = []
  server.use(
    session('en'),
    http.get('*/api/statuses', () => HttpResponse.json({ items: kept, next: null })),
    http.get('*/api/statuses/rules', () => HttpResponse.json(rules)),
  )
})

function session(language: string) {
  return http.get('*/api/session', () =>
    HttpResponse.json({ ...anna, agent: { ...anna.agent, language, permissions: ['tickets', 'mailboxes'] } }),
  )
}

function refusal(code: string, errors?: { field: string; code: string; message: string }[]) {
  return HttpResponse.json({ status: 409, code, detail: 'In the server’s words.', errors }, { status: 409 })
}

async function rows() {
  return within(await screen.findByRole('list', { name: 'Statuses' })).getAllByRole('listitem')
}

async function order() {
  return (await rows()).map((row) =>
    within(row)
      .getAllByRole('button', { name: /^Edit / })[0]!
      .getAttribute('aria-label'),
  )
}

test('the list says in their order what each status means, and whose it is', async () => {
  open('/admin/statuses')

  const [first, , , fourth, ...others] = await rows()
  expect(first).toHaveTextContent('Reply systemThe customer has written again')
  expect(fourth).toHaveTextContent('With the warehouse ownWaits for a third party or a colleague')
  expect(others).toHaveLength(1)
  expect(within(first!).queryByRole('button', { name: /^Remove/ })).toBeNull()
  expect(within(fourth!).getByRole('button', { name: 'Remove With the warehouse' })).toBeInTheDocument()
  expect(screen.getAllByRole('switch')).toHaveLength(1)
})

test('a reader of Swedish reads Swedish names, and English where there is none', async () => {
  server.use(session('sv'))
  open('/admin/statuses')

  const list = within(await screen.findByRole('list', { name: 'Status' }))
  expect(await list.findByText('Väntar')).toBeInTheDocument()
  expect(list.getByText('With the warehouse')).toBeInTheDocument()
})

test('a new status is of a kind that is used here, and named in one language at least', async () => {
  server.use(
    http.post('*/api/statuses', async ({ request }) => {
      const body = (await request.json()) as { names: Record<string, string> }
      sent.push(body)
      if (Object.keys(body.names).length === 0)
        return HttpResponse.json(
          { status: 400, code: 'invalid', errors: [{ field: 'names', code: 'required', message: '…' }] },
          { status: 400 },
        )
      return HttpResponse.json(status('8', 'on_hold', 'At the bank', ''), { status: 201 })
    }),
  )
  const { user } = open('/admin/statuses')
  await user.click(await screen.findByRole('button', { name: 'New status' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New status' }))
  const kind = dialog.getByRole('combobox', { name: 'Kind' })
  expect(kind).toHaveAccessibleDescription('Waits for the customer')
  await user.click(kind)
  const kinds = within(await screen.findByRole('listbox', { name: 'Kind' }))
  expect(kinds.getAllByRole('option').map((option) => option.textContent)).toEqual([
    'ReplyThe customer has written again',
    'PendingWaits for the customer',
    'SolvedDone unless the customer writes again: between Pending and Closed',
  ])
  await user.click(kinds.getByRole('option', { name: /Reply/ }))
  await user.click(dialog.getByRole('button', { name: 'Create status' }))

  expect(await dialog.findByText('Name it in one language at least.')).toBeInTheDocument()
  expect(dialog.getByLabelText('In English')).toBeInvalid()
  expect(dialog.getByLabelText('In Swedish')).toBeValid()

  await user.type(dialog.getByLabelText('In Norwegian'), 'I banken')
  await user.click(dialog.getByRole('button', { name: 'Create status' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toEqual([
    { kind: 'reply', names: {} },
    { kind: 'reply', names: { no: 'I banken' } },
  ])
})

test('names are edited; a name that is emptied is left out, and it is said what then', async () => {
  server.use(
    http.patch('*/api/statuses/3', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ ...pending, version: 2 })
    }),
  )
  const { user } = open('/admin/statuses')
  await user.click(await screen.findByRole('button', { name: 'Edit Pending' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit Pending' }))
  expect(dialog.getByText(/called by its first name there again/)).toBeInTheDocument()
  expect(dialog.queryByLabelText('Kind')).toBeNull()
  await user.clear(dialog.getByLabelText('In English'))
  await user.type(dialog.getByLabelText('In English'), 'Waiting')
  await user.clear(dialog.getByLabelText('In Norwegian'))
  await user.click(dialog.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(sent).toEqual([{ names: { en: 'Waiting', sv: 'Väntar' }, ifVersion: 1 }]))
})

test('a language that one of the own has no name in is empty, and may stay so', async () => {
  server.use(
    http.patch('*/api/statuses/5', async ({ request }) => {
      sent.push(await request.json())
      return sent.length === 1 ? refusal('status-exists') : HttpResponse.json(warehouse)
    }),
  )
  const { user } = open('/admin/statuses')
  await user.click(await screen.findByRole('button', { name: 'Edit With the warehouse' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Edit With the warehouse' }))
  expect(dialog.getByText(/^One is enough/)).toBeInTheDocument()
  expect(dialog.getByLabelText('In Swedish')).toHaveValue('')
  await user.type(dialog.getByLabelText('In Norwegian'), 'På vent')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent('There is a status of this name already')
  await user.type(dialog.getByLabelText('In Norwegian'), ' hos lageret')
  await user.click(dialog.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent[1]).toEqual({ names: { en: 'With the warehouse', no: 'På vent hos lageret' }, ifVersion: 3 })
})

test('who was told that somebody else changed it may save over that', async () => {
  server.use(
    http.patch('*/api/statuses/5', async ({ request }) => {
      sent.push(await request.json())
      if (sent.length > 1) return HttpResponse.json(warehouse)
      kept = kept.map((one) => (one.id === '5' ? { ...one, version: 9 } : one))
      return refusal('stale-version')
    }),
  )
  const { user } = open('/admin/statuses')
  await user.click(await screen.findByRole('button', { name: 'Edit With the warehouse' }))
  const dialog = within(await screen.findByRole('dialog'))
  await user.type(dialog.getByLabelText('In Swedish'), 'Hos lagret')
  await user.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await dialog.findByRole('alert')).toHaveTextContent('Somebody else changed this status')
  await user.click(dialog.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent.map((body) => (body as { ifVersion: number }).ifVersion)).toEqual([3, 9])
})

test('In hand is switched on; that it cannot be switched off is said in words', async () => {
  server.use(
    http.patch('*/api/statuses/4', async ({ request }) => {
      const body = (await request.json()) as { enabled: boolean }
      sent.push(body)
      if (!body.enabled) return refusal('status-after-reply')
      kept = kept.map((one) => (one.id === '4' ? { ...one, enabled: true, version: 2 } : one))
      return HttpResponse.json(kept[1])
    }),
  )
  const { user } = open('/admin/statuses')
  await user.click(await screen.findByRole('switch', { name: 'Used here: Assigned' }))
  await waitFor(() => expect(screen.getByRole('switch')).toBeChecked())
  await waitFor(() => expect(sent).toEqual([{ enabled: true, ifVersion: 1 }]))
  // what is used can come by itself
  const select = screen.getByRole('combobox', { name: 'After an agent gives it to somebody' })
  expect(await within(select).findByRole('option', { name: 'Assigned' })).toBeInTheDocument()

  await user.click(screen.getByRole('switch'))
  const row = within((await rows())[1]!)
  await waitFor(() => expect(row.getByRole('alert')).toHaveTextContent('Replies from a mailbox set this status.'))
  expect(screen.getByRole('switch')).toBeChecked()
})

test('by keyboard a status is moved at once; the focus goes along, and its place is read aloud', async () => {
  const answers: (() => void)[] = []
  server.use(
    http.put('*/api/statuses/order', async ({ request }) => {
      const { ids } = (await request.json()) as { ids: string[] }
      sent.push(ids)
      await new Promise<void>((done) => answers.push(done))
      kept = ids.map((id) => kept.find((one) => one.id === id)!)
      return HttpResponse.json({ items: kept, next: null })
    }),
  )
  const { user } = open('/admin/statuses')
  const up = await screen.findByRole('button', { name: 'Move Pending up' })
  up.focus()
  await user.keyboard('{Enter}')
  expect(await order()).toEqual([
    'Edit Reply',
    'Edit Pending',
    'Edit Assigned',
    'Edit With the warehouse',
    'Edit Solved',
  ])
  expect(screen.getByText('Pending is now 2 of 5')).toHaveAttribute('role', 'status')
  await user.keyboard('{Enter}')
  expect(screen.getByRole('button', { name: 'Move Pending up' })).toHaveFocus()
  expect(screen.getByText('Pending is now 1 of 5')).toBeInTheDocument()
  // it is at the top, and stays there with the focus
  expect(screen.getByRole('button', { name: 'Move Pending up' })).toHaveAttribute('aria-disabled', 'true')
  await user.keyboard('{Enter}')

  await waitFor(() => expect(answers).toHaveLength(1))
  answers[0]!()
  await waitFor(() => expect(answers).toHaveLength(2))
  answers[1]!()
  await waitFor(() => expect(kept[0]).toBe(pending))
  expect(sent).toEqual([
    ['2', '3', '4', '5', '6'],
    ['3', '2', '4', '5', '6'],
  ])
  expect((await order())[0]).toBe('Edit Pending')
  expect(screen.getByRole('button', { name: 'Move Pending up' })).toHaveFocus()
})

test('an order of a list that somebody else has changed is taken back, and it is said why', async () => {
  server.use(
    http.put('*/api/statuses/order', () =>
      HttpResponse.json(
        {
          status: 400,
          code: 'invalid',
          errors: [{ field: 'ids', code: 'not-all', message: 'Name each status once.' }],
        },
        { status: 400 },
      ),
    ),
  )
  const { user } = open('/admin/statuses')
  await user.click(await screen.findByRole('button', { name: 'Move Reply down' }))

  expect(
    await screen.findByText(
      'The order could not be changed: Somebody else changed the list meanwhile. It is shown as it is now.',
    ),
  ).toBeInTheDocument()
  expect((await order())[0]).toBe('Edit Reply')
})

test('what comes by itself is chosen among what is used and not done', async () => {
  server.use(
    http.put('*/api/statuses/rules', async ({ request }) => {
      rules = (await request.json()) as StatusRules
      sent.push(rules)
      return HttpResponse.json(rules)
    }),
  )
  const { user } = open('/admin/statuses')
  const customer = await screen.findByRole('combobox', { name: 'After a customer’s reply' })
  expect(customer).toHaveDisplayValue('Reply')
  expect(
    within(customer)
      .getAllByRole('option')
      .map(({ textContent }) => textContent),
  ).toEqual(['Reply', 'Pending', 'With the warehouse'])
  const assignment = screen.getByRole('combobox', { name: 'After an agent gives it to somebody' })
  expect(assignment).toHaveDisplayValue('Stays as it is')
  await user.selectOptions(assignment, 'With the warehouse')
  await waitFor(() => expect(sent).toEqual([{ afterCustomerId: '2', afterAssignmentId: '5' }]))
  await user.selectOptions(assignment, 'Stays as it is')
  await waitFor(() => expect(sent).toHaveLength(2))
  expect(sent[1]).toEqual({ afterCustomerId: '2', afterAssignmentId: null })
  expect(screen.getByRole('link', { name: 'To the mailboxes' })).toHaveAttribute('href', '/admin/mailboxes')
})

test('a choice that is refused is taken back, and the field says why', async () => {
  server.use(
    http.put('*/api/statuses/rules', () =>
      refusal('invalid', [{ field: 'afterCustomerId', code: 'done-status', message: '…' }]),
    ),
  )
  const { user } = open('/admin/statuses')
  const customer = await screen.findByRole('combobox', { name: 'After a customer’s reply' })
  await user.selectOptions(customer, 'Pending')

  expect(await screen.findByText(/Choose a status that is not solved or closed/)).toBeInTheDocument()
  expect(customer).toBeInvalid()
  expect(customer).toHaveDisplayValue('Reply')
})

test('removing one of the own says what stays and which flows name it, and why it cannot be', async () => {
  server.use(
    http.delete('*/api/statuses/5', ({ request }) => {
      sent.push(new URL(request.url).searchParams.get('ifVersion'))
      if (sent.length === 1) return refusal('status-comes-by-itself')
      kept = kept.filter(({ id }) => id !== '5')
      return new HttpResponse(null, { status: 204 })
    }),
    http.get('*/api/flows/uses', ({ request }) =>
      HttpResponse.json({
        items:
          new URL(request.url).searchParams.get('status') === '5'
            ? [{ kind: 'mail', published: ['b2', 'b3'], draft: [] }]
            : [],
      }),
    ),
  )
  const { user } = open('/admin/statuses')
  await user.click(await screen.findByRole('button', { name: 'Remove With the warehouse' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove With the warehouse?' })
  expect(dialog).toHaveTextContent('Tickets that have it keep it until they get another')
  await waitFor(() => expect(dialog).toHaveTextContent('Mail Flow names this in 2 blocks.'))
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }))
  expect(await within(dialog).findByRole('alert')).toHaveTextContent('Tickets get this status by themselves.')
  await user.click(within(dialog).getByRole('button', { name: 'Remove' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(sent).toEqual(['3', '3'])
  await waitFor(async () => expect(await rows()).toHaveLength(4))
})

test('who may not set them is told so instead of a list', async () => {
  server.use(http.get('*/api/statuses/rules', () => refusal('forbidden')))
  open('/admin/statuses')

  expect(await screen.findByText('In the server’s words.')).toBeInTheDocument()
  expect(screen.queryByRole('list', { name: 'Statuses' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'New status' })).toBeNull()
})
