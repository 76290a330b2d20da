import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

const boss = {
  id: '1',
  name: 'Anna Lind',
  email: 'anna@nordvind.example',
  department: '',
  office: 'front',
  superadmin: true,
  permissions: [],
  groupIds: [],
  twoFactor: 'none',
  lastActiveAt: null,
  createdAt: '2026-01-01T10:00:00Z',
  maxChats: 3,
  introducedAt: null,
  picture: null,
  licenceLevelId: null as string | null,
  version: 1,
}
const elin = { ...boss, id: '2', name: 'Elin Dahl', email: 'elin@nordvind.example', licenceLevelId: '5' }
const sold = [
  { id: '5', name: 'Basic', services: ['tickets'] },
  { id: '6', name: 'Plus', services: ['tickets', 'chat'] },
]
let licenceLevels: typeof sold
let calls: unknown[]

beforeEach(() => {
  calls = []
  licenceLevels = sold
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'agents', 'edit-agents'] } }),
    ),
    http.get('*/api/admin/agents', () =>
      HttpResponse.json({ items: [boss, elin], groups: [], seats: null, licenceLevels }),
    ),
    http.get('*/api/admin/agents/:id/signature', () => HttpResponse.json({ signature: '', tags: [], version: 0 })),
    http.get('*/api/admin/invitations', () => HttpResponse.json({ items: [], next: null })),
    http.put('*/api/admin/agents/licence-level', async ({ request }) => {
      calls.push(await request.json())
      return new HttpResponse(null, { status: 204 })
    }),
  )
})

const row = async (name: string) =>
  within((await screen.findByRole('link', { name })).closest<HTMLElement>('[role=row]')!)
const level = () => screen.findByRole('combobox', { name: 'Licence level' })

test('the list shows the level, and finds by it', async () => {
  const { user } = open('/admin/agents')

  expect((await row('Elin Dahl')).getByText('· Basic')).toBeInTheDocument()
  await user.type(screen.getByRole('searchbox', { name: 'Search agents' }), 'basic')

  await waitFor(() => expect(screen.queryByText('anna@nordvind.example')).toBeNull())
  expect((await row('Elin Dahl')).getByText('elin@nordvind.example')).toBeInTheDocument()
})

test('an agent is given another level, and what that means is said', async () => {
  const { user } = open('/admin/agents/2')

  expect(await screen.findByText('Basic (Tickets)')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Change' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Set licence level' }))
  expect(await level()).toHaveValue('5')
  expect(dialog.getByText(/stays, but does not count/)).toBeInTheDocument()
  await user.selectOptions(await level(), 'Plus (Tickets, Chat)')
  await user.click(dialog.getByRole('button', { name: 'Set licence level' }))

  await waitFor(() => expect(calls).toEqual([{ agentIds: ['2'], licenceLevelId: '6' }]))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('several with different levels are given one together that is chosen first', async () => {
  const { user } = open('/admin/agents')

  await user.click(await screen.findByRole('checkbox', { name: 'Choose all shown' }))
  await user.click(screen.getByRole('button', { name: 'Set licence level' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Set licence level' }))
  expect(await level()).toHaveDisplayValue('Choose a level')
  expect(dialog.getByRole('button', { name: 'Set licence level' })).toBeDisabled()
  await user.selectOptions(await level(), 'All services')
  await user.click(dialog.getByRole('button', { name: 'Set licence level' }))

  await waitFor(() => expect(calls).toEqual([{ agentIds: ['1', '2'], licenceLevelId: null }]))
})

test('a refused level says why, and the dialog stays', async () => {
  server.use(
    http.put('*/api/admin/agents/licence-level', () =>
      HttpResponse.json(
        { code: 'more-rights', status: 403, detail: 'This agent has permissions that you do not have.' },
        { status: 403 },
      ),
    ),
  )
  const { user } = open('/admin/agents/2')

  await user.click(await screen.findByRole('button', { name: 'Change' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Set licence level' }))
  await user.click(dialog.getByRole('button', { name: 'Set licence level' }))

  expect(await dialog.findByText('This agent has permissions that you do not have.')).toBeInTheDocument()
})

test('a new agent gets the chosen level', async () => {
  server.use(
    http.get('*/api/admin/mailboxes', () => HttpResponse.json({ items: [], next: null })),
    http.post('*/api/admin/agents', async ({ request }) => {
      calls.push(((await request.json()) as { licenceLevelId: unknown }).licenceLevelId)
      return HttpResponse.json({ agent: elin, temporaryPassword: null }, { status: 201 })
    }),
  )
  const { user } = open('/admin/agents/new')

  await user.selectOptions(await level(), 'Basic (Tickets)')
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Elin')
  await user.type(screen.getByRole('textbox', { name: 'Email, also the username' }), 'elin@nordvind.example{Enter}')

  await waitFor(() => expect(calls).toEqual(['5']))
})

test('invited people get the chosen level', async () => {
  const sorted = { good: ['kim@customer.example'], bad: [] }
  server.use(
    http.post('*/api/admin/invitations/check', () => HttpResponse.json(sorted)),
    http.post('*/api/admin/invitations', async ({ request }) => {
      calls.push(((await request.json()) as { licenceLevelId: unknown }).licenceLevelId)
      return HttpResponse.json(sorted)
    }),
  )
  const { user } = open('/admin/agents/invitations')

  await user.click(await screen.findByRole('button', { name: 'Invite agents' }))
  await user.type(await screen.findByRole('textbox', { name: 'E-mail addresses' }), 'kim@customer.example')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await user.selectOptions(await level(), 'Plus (Tickets, Chat)')
  await user.click(screen.getByRole('button', { name: 'Send 1 invite' }))

  await waitFor(() => expect(calls).toEqual(['6']))
})

test('where no plans are sold nothing of levels is seen', async () => {
  licenceLevels = []
  const { user } = open('/admin/agents/2')

  expect(await screen.findByRole('textbox', { name: 'Name' })).toHaveValue('Elin Dahl')
  expect(screen.queryByText('Licence level')).toBeNull()
  await user.click(await screen.findByRole('checkbox', { name: 'Choose all shown' }))
  expect(screen.getByRole('button', { name: 'Set picture' })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Set licence level' })).toBeNull()
})
