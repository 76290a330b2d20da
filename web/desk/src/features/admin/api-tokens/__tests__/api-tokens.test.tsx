import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

const token = {
  id: '4',
  name: 'Warehouse',
  owner: null,
  createdBy: { id: '1', name: 'Anna' },
  permissions: ['edit-agents', 'labels'],
  groupIds: ['7'],
  scopes: ['tickets:read', 'admin:write'],
  createdAt: '2026-11-22T10:00:00Z',
}
let made: unknown

beforeEach(() => {
  made = undefined
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'api-tokens', 'labels'] } }),
    ),
    http.get('*/api/admin/tokens', () => HttpResponse.json({ items: [token], next: null })),
    http.get('*/api/groups', () => HttpResponse.json({ items: [{ id: '7', name: 'Returns' }], next: null })),
    http.post('*/api/admin/tokens', async ({ request }) => {
      made = await request.json()
      return HttpResponse.json({ id: '5', token: 'svara_secret' }, { status: 201 })
    }),
  )
})

test('a token says in words how far it reaches and what it may', async () => {
  open('/admin/api')

  const row = (await screen.findByText('Warehouse')).closest('li')!
  expect(within(row).getByText('Read tickets · Read and change settings · Edit agents · Labels')).toBeInTheDocument()
  expect(await within(row).findByText('Mailboxes of Returns')).toBeInTheDocument()
})

test('a new one gets groups and permissions by their names', async () => {
  const user = userEvent.setup()
  open('/admin/api')

  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Shop')
  await user.click(await screen.findByRole('combobox', { name: 'Permissions' }))
  await user.click(await screen.findByRole('option', { name: 'Labels' }))
  await user.click(screen.getByRole('combobox', { name: 'Mailboxes of these groups' }))
  await user.click(await screen.findByRole('option', { name: 'Returns' }))
  await user.click(screen.getByRole('button', { name: 'Make token' }))

  await waitFor(() =>
    expect(made).toEqual({ name: 'Shop', scopes: ['tickets:read'], permissions: ['labels'], groupIds: ['7'] }),
  )
  expect(await screen.findByText('svara_secret')).toBeInTheDocument()
  // the next one begins with none
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Till')
  await user.click(screen.getByRole('button', { name: 'Make token' }))
  await waitFor(() => expect(made).toEqual({ name: 'Till', scopes: ['tickets:read'], permissions: [], groupIds: [] }))
})

test('one is made after its maker has shown once more who they are', async () => {
  const user = userEvent.setup()
  let proof: unknown
  server.use(
    http.get('*/api/session/two-factor', () =>
      HttpResponse.json({
        appSince: '2026-11-22T10:00:00Z',
        emailSince: null,
        email: 'anna@nordvind.example',
        passkeys: [],
        recoveryCodesLeft: 10,
        required: 'none',
        mustEnrol: false,
        password: false,
        mailedCode: false,
        provider: null,
        confirmedUntil: null,
      }),
    ),
    http.post('*/api/session/confirmation', async ({ request }) => {
      proof = await request.json()
      return new HttpResponse(null, { status: 204 })
    }),
  )
  open('/admin/api')

  await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Shop')
  await user.click(screen.getByRole('button', { name: 'Make token' }))
  await user.type(await screen.findByRole('textbox', { name: 'Code' }), '123456')
  expect(made).toBeUndefined()
  await user.keyboard('{Enter}')

  expect(await screen.findByText('svara_secret')).toBeInTheDocument()
  expect(proof).toEqual({ method: 'app', code: '123456' })
})
