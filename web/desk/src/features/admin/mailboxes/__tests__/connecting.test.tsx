import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

const support = {
  id: '7',
  name: 'Support',
  address: 'support@nordvind.example',
  inboundAddress: 'in-abc@inbound.example',
  incoming: { status: 'pending' },
  outgoing: { status: 'pending' },
  version: 1,
}

const account = {
  host: 'imap.gmail.com',
  port: 993,
  security: 'tls',
  user: 'support@nordvind.example',
  folders: ['INBOX'],
  startAt: '2026-11-20T09:30:00Z',
  afterImport: 'nothing',
  moveTo: null,
  enabled: true,
  state: 'failed',
  trouble: { code: 'grant-lapsed', detail: 'invalid_grant: revoked', since: '2026-11-22T09:00:00Z' },
  lastSuccessAt: '2026-11-22T08:59:00Z',
  leftOut: 0,
  leftOutLast: null,
  grant: {
    provider: 'google',
    account: 'support@nordvind.example',
    lapsed: true,
    grantedAt: '2026-11-20T09:30:00Z',
  },
  version: 4,
}

const providers = {
  redirectUri: 'https://desk.example/admin/mailboxes/connected',
  providers: [
    { id: 'google', ready: true, settings: ['SVARA_GOOGLE_CLIENT_ID'] },
    { id: 'microsoft', ready: false, settings: ['SVARA_MICROSOFT_CLIENT_ID', 'SVARA_MICROSOFT_CLIENT_SECRET'] },
  ],
}

beforeEach(() => {
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mailboxes'] } }),
    ),
    http.get('*/api/mailboxes/all', () => HttpResponse.json({ items: [support], next: null })),
    http.get('*/api/mailboxes/7/fetch', () => HttpResponse.json({ account: null })),
    http.get('*/api/mail-providers', () => HttpResponse.json(providers)),
    http.get('*/api/mailboxes/7/settings', () =>
      HttpResponse.json({ id: '7', name: 'Support', address: support.address, aliases: [], version: 1 }),
    ),
  )
})

test('leads to the providers that are set up, and says what the others need', async () => {
  let asked: unknown
  server.use(
    http.post('*/api/mailboxes/7/connect', async ({ request }) => {
      asked = await request.json()
      return HttpResponse.json({ code: 'provider-not-set', detail: 'Not today.' }, { status: 409 })
    }),
  )
  const { user } = open('/admin/mailboxes/7/incoming')

  await user.click(await screen.findByRole('button', { name: 'Connect with Google' }))

  expect(await screen.findByText('Not today.')).toBeInTheDocument()
  expect(asked).toEqual({ provider: 'google', direction: 'incoming' })
  expect(screen.queryByRole('button', { name: 'Connect with Microsoft' })).not.toBeInTheDocument()
  expect(screen.getByText(/SVARA_MICROSOFT_CLIENT_ID, SVARA_MICROSOFT_CLIENT_SECRET/)).toHaveTextContent(
    providers.redirectUri,
  )
})

test('asks to connect a lapsed account again, and for no password', async () => {
  server.use(http.get('*/api/mailboxes/7/fetch', () => HttpResponse.json({ account })))
  open('/admin/mailboxes/7/incoming')

  expect(await screen.findByRole('button', { name: 'Connect again' })).toBeInTheDocument()
  expect(screen.getByText('support@nordvind.example is no longer connected')).toBeInTheDocument()
  expect(screen.queryByLabelText('Password')).not.toBeInTheDocument()
  expect(screen.queryByLabelText('Server')).not.toBeInTheDocument()
})

test('hands over what the provider has brought, and says why it was of no use', async () => {
  let brought: unknown
  server.use(
    http.post('*/api/mail-providers/answer', async ({ request }) => {
      brought = await request.json()
      return HttpResponse.json({ code: 'grant-denied' }, { status: 409 })
    }),
  )
  open('/admin/mailboxes/connected?state=abc&error=access_denied')

  expect(await screen.findByRole('heading', { name: 'The account is not connected' })).toBeInTheDocument()
  expect(screen.getByText(/Nothing was allowed at the provider/)).toBeInTheDocument()
  expect(brought).toEqual({ state: 'abc', error: 'access_denied' })
})

test('shows a verification mail with its link, its code and who sent it, and ticks it', async () => {
  server.use(
    http.get('*/api/mailboxes/7/verifications', () =>
      HttpResponse.json({
        items: [
          {
            provider: 'google',
            sender: 'forwarding-noreply@google.com',
            code: '123456789',
            link: 'https://mail-settings.google.com/mail/vf-1',
            authenticity: 'verified',
            ticketId: '12',
            receivedAt: '2026-11-22T09:00:00Z',
          },
        ],
      }),
    ),
  )
  open('/admin/mailboxes/7/incoming')

  const link = await screen.findByRole('link', { name: 'Open the link at Google' })
  expect(link).toHaveAttribute('href', 'https://mail-settings.google.com/mail/vf-1')
  expect(link).toHaveAttribute('rel', 'noreferrer noopener')
  expect(screen.getByText('123456789')).toBeInTheDocument()
  expect(screen.getByText('The sender is genuine')).toBeInTheDocument()
  expect(screen.getByText(/confirmation was taken in/)).toBeInTheDocument()
  expect(screen.getByRole('heading', { name: 'Not working?' })).toBeInTheDocument()
})
