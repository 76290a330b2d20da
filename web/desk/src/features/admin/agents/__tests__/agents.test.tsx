import type { AdminAgent, AdminAgents } from '@svara/api'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'
import { cropOf } from '../crop'
import { found, sorted } from '../rows'

const boss: AdminAgent = {
  id: '1',
  name: 'Anna Lind',
  email: 'anna@nordvind.example',
  department: 'Kundservice',
  office: 'front',
  superadmin: true,
  permissions: [],
  groupIds: [],
  twoFactor: 'none',
  lastActiveAt: '2026-11-22T10:00:00Z',
  createdAt: '2026-01-01T10:00:00Z',
  maxChats: 3,
  introducedAt: null,
  picture: null,
  licenceLevelId: null,
  version: 1,
}
const elin: AdminAgent = {
  ...boss,
  id: '2',
  name: 'Elin Dahl',
  email: 'elin@nordvind.example',
  department: 'Ekonomi',
  superadmin: false,
  permissions: ['labels', 'delete-tickets'],
  groupIds: ['7'],
  lastActiveAt: null,
}
const groups = [
  { id: '7', name: 'Returns' },
  { id: '8', name: 'Invoices' },
]
let list: AdminAgents
let calls: string[]

function mayAlso(...permissions: string[]) {
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'agents', ...permissions] } }),
    ),
  )
}

function called(name: string) {
  return async ({ request }: { request: Request }) => {
    calls.push(`${name} ${await request.text()}`)
    return new HttpResponse(null, { status: 204 })
  }
}

beforeEach(() => {
  list = { items: [boss, elin], groups, seats: null, licenceLevels: [] }
  calls = []
  mayAlso('edit-agents', 'remove-agents')
  server.use(
    http.get('*/api/admin/agents', () => HttpResponse.json(list)),
    http.get('*/api/admin/agents/:id/signature', () => HttpResponse.json({ signature: '', tags: [], version: 0 })),
    http.get('*/api/admin/agents/:id/mailboxes', () =>
      HttpResponse.json({
        items: [
          { id: '3', name: 'Support', address: 'support@nordvind.example', own: false, groupIds: ['7'] },
          { id: '4', name: 'Sales', address: 'sales@nordvind.example', own: true, groupIds: [] },
        ],
      }),
    ),
    http.get('*/api/admin/agents/:id/sessions', () =>
      HttpResponse.json({
        items: [
          {
            id: '9',
            createdAt: '2026-11-22T10:00:00Z',
            lastSeenAt: '2026-11-22T10:00:00Z',
            userAgent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0',
            address: '198.51.100.7',
            current: false,
          },
        ],
        next: null,
      }),
    ),
    http.patch('*/api/admin/agents/:id', async ({ request, params }) => {
      const body = (await request.json()) as Partial<AdminAgent>
      calls.push(`patch ${String(params.id)} ${JSON.stringify(body)}`)
      const changed = { ...elin, ...body, version: 2 }
      list = { ...list, items: [boss, changed] }
      return HttpResponse.json(changed)
    }),
    http.post('*/api/admin/agents/log-out', called('log-out')),
    http.post('*/api/admin/agents/group', called('group')),
    http.put('*/api/admin/agents/:id/mailboxes', called('mailboxes')),
    http.delete('*/api/admin/agents/:id/sessions/:session', called('end')),
  )
})

test('lists agents with a key that says what they may, and finds by group', async () => {
  const { user } = open('/admin/agents')

  const table = await screen.findByRole('table', { name: 'Agents' })
  expect(within(table).getByRole('button', { name: 'Anna Lind: superadmin' })).toBeInTheDocument()
  const key = within(table).getByRole('button', { name: 'Elin Dahl: 2 permissions: Labels, Delete tickets' })
  await user.hover(key)
  expect(await screen.findByRole('tooltip')).toHaveTextContent('Delete tickets')

  await user.type(screen.getByRole('searchbox', { name: 'Search agents' }), 'returns')
  await waitFor(() => expect(within(table).queryByText('Anna Lind')).toBeNull())
  expect(within(table).getByText('Elin Dahl')).toBeInTheDocument()
})

test('a new agent gets a password that is shown this once', async () => {
  server.use(
    http.post('*/api/admin/agents', async ({ request }) => {
      calls.push(`add ${await request.text()}`)
      list = { ...list, items: [...list.items, { ...elin, id: '5', name: 'Nils' }] }
      return HttpResponse.json(
        { agent: { ...elin, id: '5', name: 'Nils' }, temporaryPassword: 'abcd-efgh-ijkl-mnop' },
        { status: 201 },
      )
    }),
  )
  const { user } = open('/admin/agents')
  await user.click(await screen.findByRole('link', { name: 'Add agent' }))
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Nils')
  await user.type(screen.getByRole('textbox', { name: 'Email, also the username' }), 'nils@nordvind.example')
  await user.click(screen.getByRole('checkbox', { name: 'Invoices' }))
  await user.click(screen.getByRole('button', { name: 'Add agent' }))

  const dialog = await screen.findByRole('dialog', { name: 'Temporary password of Nils' })
  expect(within(dialog).getByText('abcd-efgh-ijkl-mnop')).toBeInTheDocument()
  expect(JSON.parse(calls[0]!.slice(4))).toMatchObject({
    name: 'Nils',
    email: 'nils@nordvind.example',
    office: 'front',
    maxChats: 3,
    groupIds: ['8'],
    sendIntroduction: true,
    acceptExtraSeat: false,
  })
  await user.click(within(dialog).getByRole('button', { name: 'Done' }))
  expect(await screen.findByRole('heading', { name: 'Nils' })).toBeInTheDocument()
})

test('beyond the seats nothing happens without consent', async () => {
  list = { ...list, seats: { limit: 2, used: 2, price: 'EUR 29 a month' } }
  server.use(
    http.post('*/api/admin/agents', async ({ request }) => {
      const { acceptExtraSeat } = (await request.json()) as { acceptExtraSeat: boolean }
      calls.push(`add ${acceptExtraSeat}`)
      return acceptExtraSeat
        ? HttpResponse.json({ agent: elin, temporaryPassword: null }, { status: 201 })
        : HttpResponse.json({ status: 409, code: 'seat-limit', detail: 'All seats are taken' }, { status: 409 })
    }),
  )
  const { user } = open('/admin/agents/new')
  expect(await screen.findByText('2 of 2 seats')).toBeInTheDocument()
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Nils')
  await user.click(screen.getByRole('button', { name: 'Add agent' }))

  const dialog = await screen.findByRole('dialog', { name: 'All seats are taken' })
  expect(dialog).toHaveTextContent('2 of 2 seats are in use. One more costs EUR 29 a month.')
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(calls).toEqual(['add false'])

  await user.click(screen.getByRole('button', { name: 'Add agent' }))
  await user.click(await screen.findByRole('button', { name: 'Add one more seat' }))
  await waitFor(() => expect(calls).toEqual(['add false', 'add false', 'add true']))
})

test('zero chats are refused at the field, and a taken address in the exact words', async () => {
  const { user } = open('/admin/agents/2/profile')
  server.use(
    http.patch('*/api/admin/agents/:id', () =>
      HttpResponse.json(
        { status: 400, code: 'invalid', errors: [{ field: 'maxChats', code: 'too-few-chats', message: 'At least 1' }] },
        { status: 400 },
      ),
    ),
  )
  const chats = await screen.findByRole('textbox', { name: 'Max chats at start' })
  await user.clear(chats)
  await user.type(chats, '0')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('At least 1: with 0 no chat could ever be given to the agent.')).toBeInTheDocument()

  server.use(
    http.patch('*/api/admin/agents/:id', () =>
      HttpResponse.json(
        { status: 409, code: 'email-taken', detail: 'Email address already exists on another account' },
        { status: 409 },
      ),
    ),
  )
  await user.click(screen.getByRole('button', { name: 'Save' }))
  expect(await screen.findByText('Email address already exists on another account')).toBeInTheDocument()
})

test('only what was changed is sent', async () => {
  const { user } = open('/admin/agents/2')
  const department = await screen.findByRole('textbox', { name: 'Department' })
  await user.clear(department)
  await user.type(department, 'Lager')
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(calls).toEqual(['patch 2 {"department":"Lager","ifVersion":1}']))
})

test('groups and own mailboxes are ticked, and those of a group are said to come by it', async () => {
  const { user } = open('/admin/agents/2/access')
  expect(await screen.findByText('Has it through Returns')).toBeInTheDocument()
  await user.click(screen.getByRole('checkbox', { name: 'Invoices' }))
  await user.click(screen.getByRole('checkbox', { name: /^Sales/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await waitFor(() =>
    expect(calls).toEqual(['patch 2 {"groupIds":["7","8"],"ifVersion":1}', 'mailboxes {"mailboxIds":[]}']),
  )
})

test('one session is ended, or all of them', async () => {
  const { user } = open('/admin/agents/2/sessions')
  await user.click(await screen.findByRole('button', { name: 'Sign out: Firefox, Linux' }))
  await waitFor(() => expect(calls).toEqual(['end ']))
  await user.click(screen.getByRole('button', { name: 'Log out everywhere' }))
  await waitFor(() => expect(calls).toContain('log-out {"agentIds":["2"]}'))
})

test('several are ticked and put into a group', async () => {
  const { user } = open('/admin/agents')
  await user.click(await screen.findByRole('checkbox', { name: 'Choose all shown' }))
  await user.click(screen.getByRole('button', { name: 'Add to group' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Invoices' }))

  await waitFor(() => expect(calls).toEqual(['group {"agentIds":["1","2"],"groupId":"8"}']))
})

test('open tickets are offered to a colleague before an agent is removed', async () => {
  server.use(
    http.get('*/api/admin/agents/2/tickets', () => HttpResponse.json({ count: 4 })),
    http.post('*/api/admin/agents/2/tickets/hand-over', async ({ request }) => {
      calls.push(`hand-over ${await request.text()}`)
      return HttpResponse.json({ count: 4 })
    }),
    http.delete('*/api/agents/2', called('remove')),
  )
  const { user } = open('/admin/agents/2')
  await user.click(await screen.findByRole('button', { name: 'Remove agent' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove Elin Dahl?' })
  await user.selectOptions(await within(dialog).findByRole('combobox', { name: '4 open tickets go to' }), 'Anna Lind')
  await user.click(within(dialog).getByRole('button', { name: 'Remove agent' }))

  await waitFor(() => expect(calls).toEqual(['hand-over {"to":"1"}', 'remove ']))
})

test('several are removed one by one, and who could not be is named', async () => {
  const tickets = (id: string, count: number) => [
    http.get(`*/api/admin/agents/${id}/tickets`, () => HttpResponse.json({ count })),
    http.post(`*/api/admin/agents/${id}/tickets/hand-over`, async ({ request }) => {
      calls.push(`hand-over ${id} ${await request.text()}`)
      return HttpResponse.json({ count })
    }),
  ]
  list = { ...list, items: [boss, elin, { ...elin, id: '3', name: 'Bo Berg' }] }
  server.use(
    ...tickets('2', 4),
    ...tickets('3', 1),
    http.delete('*/api/agents/2', called('remove 2')),
    http.delete('*/api/agents/3', () =>
      HttpResponse.json({ status: 403, code: 'more-rights', detail: 'This agent may more.' }, { status: 403 }),
    ),
  )
  const { user } = open('/admin/agents')
  await user.click(await screen.findByRole('checkbox', { name: 'Choose Elin Dahl' }))
  await user.click(screen.getByRole('checkbox', { name: 'Choose Bo Berg' }))
  await user.click(screen.getByRole('button', { name: 'Remove' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove 2 agents?' })
  const to = await within(dialog).findByRole('combobox', { name: '5 open tickets go to' })
  // those who leave take nothing
  expect(within(to).queryByRole('option', { name: 'Elin Dahl' })).toBeNull()
  await user.selectOptions(to, 'Anna Lind')
  await user.click(within(dialog).getByRole('button', { name: 'Remove 2 agents' }))

  const left = await screen.findByRole('dialog', { name: '1 agent could not be removed' })
  expect(within(left).getByText('1 agent is removed')).toBeInTheDocument()
  expect(within(left).getByText('Bo Berg').closest('li')).toHaveTextContent('This agent may more.')
  expect(calls).toEqual(['hand-over 3 {"to":"1"}', 'hand-over 2 {"to":"1"}', 'remove 2 '])
})

test('a new agent gets mailboxes by name at once', async () => {
  server.use(
    http.post('*/api/admin/agents', () =>
      HttpResponse.json({ agent: { ...elin, id: '9', name: 'Cia' }, temporaryPassword: null }, { status: 201 }),
    ),
  )
  const { user } = open('/admin/agents/new')
  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Cia')
  await user.type(screen.getByRole('textbox', { name: 'Email, also the username' }), 'cia@nordvind.example')
  await user.click(await screen.findByRole('checkbox', { name: 'Sales' }))
  await user.click(screen.getByRole('button', { name: 'Add agent' }))

  await waitFor(() => expect(calls).toEqual(['mailboxes {"mailboxIds":["4"]}']))
})

test('the list is narrowed by department, group and office, and cleared at once', async () => {
  list = { ...list, items: [boss, elin, { ...elin, id: '3', name: 'Bo Berg', office: 'back', groupIds: [] }] }
  const { user } = open('/admin/agents')
  const table = await screen.findByRole('table', { name: 'Agents' })

  await user.selectOptions(screen.getByRole('combobox', { name: 'Department' }), 'Ekonomi')
  await waitFor(() => expect(within(table).queryByText('Anna Lind')).toBeNull())
  expect(within(table).getByText('Bo Berg')).toBeInTheDocument()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Groups' }), 'Returns')
  await waitFor(() => expect(within(table).queryByText('Bo Berg')).toBeNull())
  expect(within(table).getByText('Elin Dahl')).toBeInTheDocument()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Office' }), 'Back')

  expect(await screen.findByText('Nobody fits these filters')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Clear filters' }))
  expect(await screen.findByText('Bo Berg')).toBeInTheDocument()
})

test('the next agent is the next one of the list as it is looked at, in the same tab', async () => {
  const { user } = open('/admin/agents/1/sessions')

  await screen.findByRole('heading', { name: 'Anna Lind' })
  expect(screen.getByRole('button', { name: 'Previous agent' })).toBeDisabled()
  await user.click(screen.getByRole('button', { name: 'Next agent' }))

  expect(await screen.findByRole('heading', { name: 'Elin Dahl' })).toHaveFocus()
  expect(screen.getByRole('link', { name: 'Sessions' })).toHaveAttribute('aria-current', 'page')
  expect(screen.getByRole('button', { name: 'Next agent' })).toBeDisabled()
})

test('who may only look is offered nothing to change', async () => {
  mayAlso()
  open('/admin/agents/2')

  expect(await screen.findByText('You may see this agent, but not change anything.')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Remove agent' })).toBeNull()
  expect(screen.queryByRole('checkbox', { name: 'Choose all shown' })).toBeNull()
})

test('rows are found by all words and sorted as the language does', () => {
  expect(
    found({ items: [boss, elin], groups, seats: null, licenceLevels: [] }, 'elin returns').map(({ id }) => id),
  ).toEqual(['2'])
  const umlauts = ['Öhman', 'Ek', 'Zetterlund'].map((name, id) => ({ ...boss, id: String(id), name }))
  expect(sorted(umlauts, { by: 'name', down: false }, 'sv').map(({ name }) => name)).toEqual([
    'Ek',
    'Zetterlund',
    'Öhman',
  ])
  // who was never there is the longest away
  expect(sorted([elin, boss], { by: 'active', down: true }, 'en').map(({ id }) => id)).toEqual(['1', '2'])
})

test('the crop stays inside the picture', () => {
  const picture = { width: 400, height: 200 }
  expect(cropOf(picture, { zoom: 1, x: 0.5, y: 0.5 })).toEqual({ x: 100, y: 0, side: 200 })
  expect(cropOf(picture, { zoom: 2, x: 1, y: 1 })).toEqual({ x: 300, y: 100, side: 100 })
})
