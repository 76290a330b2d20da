import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

const kim = {
  id: '7',
  email: 'kim@nordvind.example',
  department: 'Kundtjänst',
  office: 'back',
  groups: [{ id: '3', name: 'Returns' }],
  invitedBy: { id: '1', name: 'Anna Lind' },
  sentAt: '2026-11-01T10:00:00Z',
  expiresAt: '2026-11-15T10:00:00Z',
}
let waiting = [kim]
let calls: string[] = []

beforeEach(() => {
  waiting = [kim]
  calls = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'agents'] } }),
    ),
    http.get('*/api/groups', () => HttpResponse.json({ items: [{ id: '3', name: 'Returns' }], next: null })),
    http.get('*/api/admin/invitations', () => HttpResponse.json({ items: waiting, next: null })),
    http.post('*/api/admin/invitations/check', async ({ request }) => {
      const { addresses } = (await request.json()) as { addresses: string[] }
      const good = addresses.filter((line) => line.includes('@'))
      const bad = addresses.filter((line) => !line.includes('@'))
      return HttpResponse.json({ good, bad: bad.map((line) => ({ line, code: 'not-an-address', message: 'No.' })) })
    }),
    http.post('*/api/admin/invitations', async ({ request }) => {
      calls.push(`invite ${JSON.stringify(await request.json())}`)
      return HttpResponse.json({ good: ['lo@nordvind.example'], bad: [] })
    }),
    http.post('*/api/admin/invitations/:id/resend', ({ params }) => {
      calls.push(`resend ${String(params.id)}`)
      return HttpResponse.json(kim)
    }),
    http.delete('*/api/admin/invitations/:id', ({ params }) => {
      calls.push(`revoke ${String(params.id)}`)
      waiting = []
      return new HttpResponse(null, { status: 204 })
    }),
  )
})

test('who has not answered is listed, sent to again and taken back', async () => {
  const user = userEvent.setup()
  open('/admin/agents/invitations')

  const row = within(await screen.findByRole('list', { name: 'Invitations' }))
  expect(row.getByText('Back office · Kundtjänst · Returns')).toBeInTheDocument()
  expect(row.getByText(/Not good since/)).toBeInTheDocument()
  await user.click(row.getByRole('button', { name: 'Send the invitation of kim@nordvind.example again' }))
  expect(await screen.findByText(/has a new invitation/)).toBeInTheDocument()
  await user.click(row.getByRole('button', { name: 'Take back the invitation of kim@nordvind.example' }))
  expect(await screen.findByText('Nobody is invited')).toBeInTheDocument()
  expect(await screen.findByText('The invitation of kim@nordvind.example is taken back')).toBeInTheDocument()
  expect(calls).toEqual(['resend 7', 'revoke 7'])
})

test('lines that cannot be invited are named, and the others go on to groups, department and type', async () => {
  const user = userEvent.setup()
  open('/admin/agents/invitations')

  await user.click(await screen.findByRole('button', { name: 'Invite agents' }))
  await user.type(await screen.findByLabelText(/E-mail addresses/), 'lo@nordvind.example\nnobody')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  expect(await screen.findByText('is not an e-mail address', { exact: false })).toHaveTextContent('nobody')
  await user.click(screen.getByRole('button', { name: 'Go on with 1 address' }))

  await user.click(await screen.findByRole('combobox', { name: 'Groups' }))
  await user.click(await screen.findByRole('option', { name: 'Returns' }))
  await user.type(screen.getByLabelText('Department'), 'Lager')
  await user.click(screen.getByRole('radio', { name: /Back office/ }))
  await user.click(screen.getByRole('button', { name: 'Send 1 invite' }))
  expect(await screen.findByText('1 invitation is on its way')).toBeInTheDocument()
  expect(calls).toEqual([
    'invite {"addresses":["lo@nordvind.example"],"groupIds":["3"],"department":"Lager","office":"back","licenceLevelId":null,"acceptExtraSeats":false}',
  ])
})

test('who may not see agents is not shown their invitations', async () => {
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'schedules', 'mail-flow'] } }),
    ),
  )
  open('/admin/schedules')
  const bar = within(await screen.findByRole('navigation', { name: 'Sections of Admin' }))
  expect(bar.queryByText('Agents')).toBeNull()
  // the only page of its menu stands there itself
  expect(bar.getByRole('link', { name: 'Mail Flow' })).toBeInTheDocument()
})

test('the groups are there whichever page has read them first', async () => {
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'agents', 'labels'] } }),
    ),
    http.get('*/api/admin/labels', () => HttpResponse.json({ items: [], next: null })),
  )
  const user = userEvent.setup()
  const { router } = open('/admin/labels')
  await user.click(await screen.findByRole('button', { name: 'New label' }))
  expect(await screen.findByRole('dialog')).toBeInTheDocument()

  await router.navigate({ to: '/admin/agents/invitations' })
  await user.click(await screen.findByRole('button', { name: 'Invite agents' }))
  await user.type(await screen.findByLabelText(/E-mail addresses/), 'lo@nordvind.example')
  await user.click(screen.getByRole('button', { name: 'Next' }))
  await user.click(await screen.findByRole('combobox', { name: 'Groups' }))
  expect(await screen.findByRole('option', { name: 'Returns' })).toBeInTheDocument()
})
