import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { lastShownLongAgo } from '../../../../testing/proof'
import { anna, server } from '../../../../testing/server'

const pending = {
  name: 'nordvind.example',
  state: 'pending',
  recordName: '_svara-sign-on.nordvind.example',
  recordValue: 'svara-sign-on=abc',
  changedAt: '2026-11-23T08:00:00Z',
  askedAt: null,
}
const kept = {
  enabled: true,
  name: 'Nordvind ID',
  handle: 'nordvind',
  issuer: 'https://id.nordvind.example',
  clientId: 'svara',
  hasSecret: true,
  domains: [pending],
  only: false,
  justInTime: true,
  office: 'front',
  licenceLevelId: null,
  licenceLevels: [] as { id: string; name: string; services: string[] }[],
  defaultGroupIds: [],
  groupClaim: 'groups',
  groups: [{ value: 'sales', groupId: '7' }],
  factorValues: ['gold'],
  trustsFactor: false,
  redirectUri: 'https://desk.example/sign-in/sso/done',
  signInAddress: 'https://desk.example/sign-in/sso/nordvind',
  version: 1,
}

let saved: unknown
beforeEach(() => {
  saved = undefined
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'security'] } }),
    ),
    http.get('*/api/brands', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/admin/security', () => HttpResponse.json({ required: 'none', version: 0, agents: 1, lacking: [] })),
    http.get('*/api/groups', () =>
      HttpResponse.json({
        items: [
          { id: '7', name: 'Sales' },
          { id: '8', name: 'Support' },
        ],
      }),
    ),
    http.get('*/api/security/single-sign-on', () => HttpResponse.json(kept)),
    http.put('*/api/security/single-sign-on', async ({ request }) => {
      saved = await request.json()
      return HttpResponse.json({ ...kept, version: 2 })
    }),
  )
})

test('groups are picked by their names, and a line more is one more', async () => {
  const { user } = open('/admin/security')

  const picker = await screen.findByRole('combobox', { name: 'Group here' })
  await waitFor(() => expect(picker).toHaveValue('Sales'))
  await user.click(screen.getByRole('button', { name: 'Add a group' }))
  await user.type(screen.getAllByRole('textbox', { name: 'What the provider says' })[1]!, 'helpers')
  const second = screen.getAllByRole('combobox', { name: 'Group here' })[1]!
  await user.click(second)
  const choices = within(document.getElementById(second.getAttribute('aria-controls')!)!)
  await user.click(choices.getByRole('option', { name: 'Support', hidden: true }))
  await user.click(screen.getByRole('button', { name: 'Save single sign-on' }))

  await waitFor(() =>
    expect(saved).toMatchObject({
      groups: [
        { value: 'sales', groupId: '7' },
        { value: 'helpers', groupId: '8' },
      ],
      domains: ['nordvind.example'],
      factorValues: ['gold'],
      ifVersion: 1,
    }),
  )
})

test('a domain shows its record until DNS has it, and says what DNS answered', async () => {
  const answers = [
    { answer: 'absent', settings: kept },
    { answer: 'found', settings: { ...kept, domains: [{ ...pending, state: 'proved' }] } },
  ]
  server.use(
    http.post('*/api/security/single-sign-on/domains/nordvind.example/verify', () =>
      HttpResponse.json(answers.shift()),
    ),
  )
  const { user } = open('/admin/security')

  const domains = within(await screen.findByRole('list', { name: 'E-mail domains' }))
  expect(domains.getByText('Not proved yet')).toBeInTheDocument()
  expect(domains.getByText('svara-sign-on=abc')).toBeInTheDocument()
  expect(domains.getByRole('button', { name: 'Copy Value' })).toBeInTheDocument()
  await user.click(domains.getByRole('button', { name: 'Check now: nordvind.example' }))
  expect(await domains.findByText(/There is no such record at _svara-sign-on.nordvind.example yet/)).toBeInTheDocument()
  await user.click(domains.getByRole('button', { name: 'Check now: nordvind.example' }))

  expect(await domains.findByText('Proved')).toBeInTheDocument()
  expect(domains.queryByText('svara-sign-on=abc')).not.toBeInTheDocument()
})

test('it is changed after who changes it has shown once more who they are, and what was typed stays until then', async () => {
  const proofs = lastShownLongAgo()
  const { user } = open('/admin/security')

  const name = await screen.findByRole('textbox', { name: 'Name on the button' })
  await user.clear(name)
  await user.type(name, 'Sydvind ID')
  await user.click(screen.getByRole('button', { name: 'Save single sign-on' }))
  const first = within(await screen.findByRole('dialog', { name: 'Is it you?' }))
  await user.click(first.getByRole('button', { name: 'Close' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(name).toHaveValue('Sydvind ID')
  await user.click(screen.getByRole('button', { name: 'Save single sign-on' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Is it you?' }))
  await user.type(dialog.getByLabelText('Password'), 'long and secret')
  expect(saved).toBeUndefined()
  await user.click(dialog.getByRole('button', { name: 'Confirm' }))

  await waitFor(() => expect(saved).toMatchObject({ name: 'Sydvind ID', ifVersion: 1 }))
  expect(proofs).toEqual([{ method: 'password', code: 'long and secret' }])
})

test('new agents get the licence level that is chosen', async () => {
  const licenceLevels = [
    { id: '5', name: 'Basic', services: ['tickets'] },
    { id: '6', name: 'Plus', services: ['tickets', 'chat'] },
  ]
  server.use(
    http.get('*/api/security/single-sign-on', () => HttpResponse.json({ ...kept, licenceLevelId: '5', licenceLevels })),
  )
  const { user } = open('/admin/security')

  const level = await screen.findByRole('combobox', { name: 'Licence level of new agents' })
  expect(level).toHaveDisplayValue('Basic (Tickets)')
  await user.selectOptions(level, 'Plus (Tickets, Chat)')
  await user.click(screen.getByRole('button', { name: 'Save single sign-on' }))

  await waitFor(() => expect(saved).toMatchObject({ licenceLevelId: '6' }))
})

test('where no plans are sold nothing of levels is asked', async () => {
  open('/admin/security')

  expect(await screen.findByRole('combobox', { name: 'Groups of every new agent' })).toBeInTheDocument()
  expect(screen.queryByText(/Licence level/)).not.toBeInTheDocument()
})
