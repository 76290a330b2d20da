import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

// a page of boxes is much for a busy machine
vi.setConfig({ testTimeout: 60_000 })

const services = [
  {
    service: 'general',
    permissions: [
      { permission: 'groups', counts: true },
      { permission: 'labels', counts: true },
      { permission: 'survey', counts: false },
    ],
  },
  { service: 'call', permissions: [{ permission: 'queues', counts: false }] },
]
const editor = { id: '4', name: 'Editor', permissions: ['labels'], agents: 2, version: 3 }
const bo = { agentId: '7', name: 'Bo', superadmin: false, permissions: ['groups'], roleIds: ['4'], version: 5 }

const agent = {
  id: '7',
  name: 'Bo',
  email: 'bo@nordvind.example',
  department: '',
  office: 'front',
  superadmin: false,
  permissions: ['groups'],
  groupIds: [],
  twoFactor: 'none',
  lastActiveAt: null,
  createdAt: '2026-01-01T10:00:00Z',
  maxChats: 3,
  introducedAt: null,
  picture: null,
  version: 1,
}

let saved: unknown[] = []

function signedIn(permissions: string[], superadmin: boolean) {
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, superadmin, permissions: ['tickets', ...permissions] } }),
    ),
  )
}

beforeEach(() => {
  saved = []
  signedIn(['grant', 'groups', 'labels', 'survey', 'queues', 'superadmin'], true)
  server.use(
    http.get('*/api/admin/agents', () =>
      HttpResponse.json({ items: [agent, { ...agent, id: '1' }], groups: [], seats: null, licenceLevels: [] }),
    ),
    http.get('*/api/admin/permissions', () => HttpResponse.json({ services })),
    http.get('*/api/admin/roles', () => HttpResponse.json({ items: [editor], next: null })),
    http.get('*/api/admin/roles/4', () =>
      HttpResponse.json({
        role: editor,
        agents: [
          { id: '7', name: 'Bo', email: 'bo@nordvind.example' },
          { id: '8', name: 'Eva', email: 'eva@nordvind.example' },
        ],
        losses: [{ permission: 'labels', agents: 2 }],
      }),
    ),
    http.get('*/api/admin/agents/7/permissions', () => HttpResponse.json(bo)),
    http.put('*/api/admin/agents/7/permissions', async ({ request }) => {
      const body = (await request.json()) as object
      saved.push(body)
      return HttpResponse.json({ ...bo, ...body, version: 6 })
    }),
  )
})

test('an agent’s permissions say what is theirs, what a role gives and what does not count yet', async () => {
  open('/admin/agents/7/permissions')

  expect(await screen.findByRole('checkbox', { name: 'Groups' })).toBeChecked()
  const labels = screen.getByRole('checkbox', { name: 'Labels' })
  expect(labels).not.toBeChecked()
  expect(labels).toHaveAccessibleDescription(expect.stringContaining('Through Editor'))
  expect(screen.getByRole('checkbox', { name: 'Customer survey' })).toHaveAccessibleDescription(
    expect.stringContaining('Counts when it is there.'),
  )
  expect(screen.getByRole('region', { name: 'Calls' })).toHaveTextContent('This service is not there yet.')
})

const basic = { id: '5', name: 'Basic', services: ['tickets'] }
const plus = { id: '6', name: 'Plus', services: ['tickets', 'call'] }
const caller = { id: '5', name: 'Caller', permissions: ['labels', 'queues'], agents: 0, version: 1 }

/** Bo has the level Basic. Anna may give all, and another level. */
function levelled(permissions: string[] = bo.permissions) {
  signedIn(['grant', 'agents', 'edit-agents', 'superadmin'], true)
  server.use(
    http.get('*/api/admin/agents', () =>
      HttpResponse.json({
        items: [{ ...agent, licenceLevelId: '5' }],
        groups: [],
        seats: null,
        licenceLevels: [basic, plus],
      }),
    ),
    http.get('*/api/admin/roles', () => HttpResponse.json({ items: [editor, caller], next: null })),
    http.get('*/api/admin/agents/7/permissions', () => HttpResponse.json({ ...bo, permissions })),
  )
}

const calls = () => screen.findByRole('checkbox', { name: 'Queues' })

test('what the licence level does not hold is greyed, and says why', async () => {
  levelled()
  open('/admin/agents/7/permissions')

  expect(
    await screen.findByText(
      'Licence level Basic (Tickets): nothing of other services can be given. What was given before stays ticked, but does not count.',
    ),
  ).toBeInTheDocument()
  expect(await calls()).toBeDisabled()
  expect(await calls()).toHaveAccessibleDescription(expect.stringContaining('Not part of the licence level Basic.'))
  expect(screen.getByRole('checkbox', { name: 'Labels' })).toBeEnabled()
  expect(screen.getByRole('checkbox', { name: 'Labels' })).not.toHaveAccessibleDescription(
    expect.stringContaining('licence level'),
  )
  expect(screen.getByRole('checkbox', { name: 'Editor' })).toBeEnabled()
  expect(screen.getByRole('checkbox', { name: 'Caller' })).toBeDisabled()
  expect(screen.getByRole('checkbox', { name: 'Caller' })).toHaveAccessibleDescription(
    'Not all that these roles hold is part of the licence level Basic: Caller.',
  )
})

test('what was given before the level came can be taken away, and given back before it is saved', async () => {
  levelled(['groups', 'queues'])
  const { user } = open('/admin/agents/7/permissions')

  expect(await calls()).toBeChecked()
  expect(await calls()).toHaveAccessibleDescription(
    expect.stringContaining('Does not count: not part of the licence level Basic.'),
  )
  await user.click(await calls())
  await user.click(await calls())
  expect(await calls()).toBeChecked()
  await user.click(await calls())
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(saved).toMatchObject([{ permissions: ['groups'] }]))
})

test('another level counts for the boxes at once, and saves nothing else', async () => {
  levelled()
  let reads = 0
  server.use(
    http.put('*/api/admin/agents/licence-level', () => new HttpResponse(null, { status: 204 })),
    http.get('*/api/admin/agents', () => {
      reads += 1
      // the list that is read anew afterwards never comes
      return reads === 1 ? undefined : new Promise<never>(() => {})
    }),
  )
  const { user } = open('/admin/agents/7/permissions')

  expect(await calls()).toBeDisabled()
  await user.click(screen.getByRole('button', { name: 'Change licence level' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Set licence level' }))
  await user.selectOptions(await dialog.findByRole('combobox', { name: 'Licence level' }), 'Plus (Tickets, Calls)')
  await user.click(dialog.getByRole('button', { name: 'Set licence level' }))

  await waitFor(async () => expect(await calls()).toBeEnabled())
  expect(screen.getByRole('checkbox', { name: 'Caller' })).toBeEnabled()
  expect(screen.getByText(/^Licence level Plus/)).toBeInTheDocument()
  expect(saved).toEqual([])
})

test('boxes and roles are saved together, with the version that was read', async () => {
  const { user } = open('/admin/agents/7/permissions')

  await user.click(await screen.findByRole('checkbox', { name: 'Labels' }))
  await user.click(screen.getByRole('checkbox', { name: 'Editor' }))
  expect(screen.queryByText('Through Editor')).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await waitFor(() =>
    expect(saved).toEqual([{ permissions: ['groups', 'labels'], roleIds: [], superadmin: false, ifVersion: 5 }]),
  )
})

test('who may grant changes only what they hold, and no superadmin', async () => {
  signedIn(['grant', 'labels'], false)
  open('/admin/agents/7/permissions')

  expect(await screen.findByRole('checkbox', { name: 'Labels' })).toBeEnabled()
  expect(screen.getByRole('checkbox', { name: 'Groups' })).toBeDisabled()
  expect(screen.getByRole('checkbox', { name: 'Editor' })).toBeEnabled()
  expect(screen.queryByRole('checkbox', { name: 'Superadmin' })).not.toBeInTheDocument()
})

test('a superadmin’s permissions are for a superadmin to change', async () => {
  signedIn(['grant', 'labels', 'groups'], false)
  server.use(http.get('*/api/admin/agents/7/permissions', () => HttpResponse.json({ ...bo, superadmin: true })))
  open('/admin/agents/7/permissions')

  expect(await screen.findByText('Only a superadmin changes what a superadmin may do.')).toBeInTheDocument()
  expect(screen.getByRole('checkbox', { name: 'Labels' })).toBeDisabled()
})

test('nobody below a superadmin gives themselves anything, but may give up what they have', async () => {
  signedIn(['grant', 'labels', 'groups'], false)
  server.use(http.get('*/api/admin/agents/1/permissions', () => HttpResponse.json({ ...bo, agentId: '1' })))
  open('/admin/agents/1/permissions')

  expect(await screen.findByRole('checkbox', { name: 'Groups' })).toBeEnabled()
  expect(screen.getByRole('checkbox', { name: 'Labels' })).toBeDisabled()
})

test('a role is made of a name and boxes', async () => {
  server.use(
    http.post('*/api/admin/roles', async ({ request }) => {
      saved.push(await request.json())
      return HttpResponse.json({ ...editor, id: '9', name: 'Lead' }, { status: 201 })
    }),
  )
  const { user, router } = open('/admin/roles')
  await user.click(await screen.findByRole('button', { name: 'New role' }))
  await user.type(await screen.findByLabelText('Name'), 'Lead')
  await user.click(await screen.findByRole('checkbox', { name: 'Groups' }))
  await user.click(screen.getByRole('button', { name: 'Create role' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/roles'))
  expect(saved).toEqual([{ name: 'Lead', permissions: ['groups'] }])
})

test('removing a role says how many lose what', async () => {
  const removed: string[] = []
  server.use(
    http.delete('*/api/admin/roles/4', ({ request }) => {
      removed.push(new URL(request.url).search)
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { user, router } = open('/admin/roles/4')
  await user.click(await screen.findByRole('button', { name: 'Remove' }))
  const dialog = await screen.findByRole('dialog', { name: 'Remove Editor?' })
  expect(within(dialog).getByText('Labels: 2 agents')).toBeInTheDocument()
  await user.click(within(dialog).getByRole('button', { name: 'Remove role' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/roles'))
  expect(removed).toEqual(['?ifVersion=3'])
})
