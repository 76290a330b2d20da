import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { changeLanguage } from '../../../i18n'
import { open } from '../../../testing/open'
import { anna, server } from '../../../testing/server'

const seen = '2026-11-22T08:00:00Z'
let own: unknown[] = []
const factors = {
  appSince: null,
  emailSince: null,
  email: 'anna@nordvind.example',
  passkeys: [],
  recoveryCodesLeft: 0,
  required: 'none',
  mustEnrol: false,
  password: true,
  mailedCode: false,
  provider: null,
}

beforeEach(() => {
  own = []
  server.use(
    http.get('*/api/sessions', () =>
      HttpResponse.json({
        items: [
          {
            id: '7',
            createdAt: seen,
            lastSeenAt: seen,
            userAgent: 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0',
            address: '192.0.2.7',
          },
        ],
        next: null,
      }),
    ),
    http.get('*/api/tokens', () =>
      HttpResponse.json({ items: [{ id: '3', name: 'Export', createdAt: seen, lastUsedAt: null }], next: null }),
    ),
    http.patch('*/api/session/agent', async ({ request }) => {
      const change = (await request.json()) as object
      own.push(change)
      return HttpResponse.json({ ...anna, agent: { ...anna.agent, ...change } })
    }),
  )
})
afterEach(() => changeLanguage('en'))

test('a language is shown at once and kept with the account', async () => {
  const { user } = open('/profile')

  await user.click(await screen.findByRole('radio', { name: 'Svenska' }))

  expect(await screen.findByRole('heading', { name: 'Språk och tema' })).toBeInTheDocument()
  await waitFor(() => expect(own).toEqual([{ language: 'sv' }]))
})

test('a theme is shown at once and kept with the account', async () => {
  const { user } = open('/profile')

  await user.click(await screen.findByRole('radio', { name: 'Dark' }))

  await waitFor(() => expect(document.documentElement).toHaveAttribute('data-mantine-color-scheme', 'dark'))
  await waitFor(() => expect(own).toEqual([{ theme: 'dark' }]))
})

test('another browser is signed out', async () => {
  const ended: unknown[] = []
  server.use(
    http.delete('*/api/sessions/:id', ({ params }) => {
      ended.push(params.id)
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { user } = open('/profile')

  await user.click(await screen.findByRole('button', { name: 'Sign out: Firefox on Windows' }))

  await waitFor(() => expect(ended).toEqual(['7']))
})

test("a new token's text is shown this once", async () => {
  server.use(http.post('*/api/tokens', () => HttpResponse.json({ id: '4', token: 'svara_secret' }, { status: 201 })))
  const { user } = open('/profile')

  await user.type(await screen.findByLabelText('What it is for'), 'Reports')
  await user.click(screen.getByRole('button', { name: 'Make a token' }))

  expect(await screen.findByText('svara_secret')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Copy the token' })).toBeInTheDocument()
})

test('a token is made after its owner has shown once more who they are', async () => {
  const calls: unknown[] = []
  server.use(
    http.get('*/api/session/two-factor', () => HttpResponse.json({ ...factors, confirmedUntil: null })),
    http.post('*/api/session/confirmation', async ({ request }) => {
      calls.push(await request.json())
      return new HttpResponse(null, { status: 204 })
    }),
    http.post('*/api/tokens', async ({ request }) => {
      calls.push(await request.json())
      return HttpResponse.json({ id: '4', token: 'svara_secret' }, { status: 201 })
    }),
  )
  const { user } = open('/profile')
  await user.type(await screen.findByLabelText('What it is for'), 'Reports')
  await user.click(screen.getByRole('button', { name: 'Make a token' }))

  const dialog = within(await screen.findByRole('dialog', { name: 'Is it you?' }))
  expect(calls).toEqual([])
  await user.type(dialog.getByLabelText('Password'), 'svara-demo{Enter}')

  expect(await screen.findByText('svara_secret')).toBeInTheDocument()
  expect(calls).toEqual([{ method: 'password', code: 'svara-demo' }, { name: 'Reports' }])
})

test('how far a token reaches is said in words', async () => {
  open('/profile')

  const reach = await screen.findByRole('combobox', { name: 'How far it reaches' })

  expect(
    within(reach)
      .getAllByRole('option')
      .map((one) => one.textContent),
  ).toEqual([
    'All that I may',
    'Read tickets',
    'Read and write tickets',
    'Tickets, and read settings',
    'Read and change settings',
  ])
})

test('a token is revoked after a second click', async () => {
  const revoked: unknown[] = []
  server.use(
    http.delete('*/api/tokens/:id', ({ params }) => {
      revoked.push(params.id)
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { user } = open('/profile')

  const tokens = await screen.findByRole('region', { name: 'API tokens' })
  await user.click(await within(tokens).findByRole('button', { name: 'Revoke: Export' }))
  expect(revoked).toEqual([])
  await user.click(within(tokens).getByRole('button', { name: 'Revoke for good: Export' }))

  await waitFor(() => expect(revoked).toEqual(['3']))
})
