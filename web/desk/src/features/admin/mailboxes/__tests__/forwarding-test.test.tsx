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
  removing: false,
  version: 1,
}

let trial: Record<string, unknown> | null
let isWorking: boolean

beforeEach(() => {
  trial = null
  isWorking = false
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mailboxes'] } }),
    ),
    http.get('*/api/mailboxes/all', () =>
      HttpResponse.json({
        items: [{ ...support, incoming: { status: isWorking ? 'success' : 'pending' } }],
        next: null,
      }),
    ),
    http.get('*/api/mailboxes/7/verifications', () => HttpResponse.json({ items: [] })),
    http.get('*/api/mailboxes/7/fetch', () => HttpResponse.json({ account: null })),
    http.get('*/api/mail-providers', () => HttpResponse.json({ providers: [], redirectUri: '' })),
    http.get('*/api/mailboxes/7/settings', () =>
      HttpResponse.json({ id: '7', name: 'Support', address: support.address, aliases: [], version: 1 }),
    ),
    http.get('*/api/mailboxes/7/forwarding-test', () => HttpResponse.json({ trial })),
    http.post('*/api/mailboxes/7/forwarding-test', () => {
      trial = {
        state: 'queued',
        sentAt: new Date().toISOString(),
        cameAt: null,
        cameTo: null,
        answer: null,
        advice: null,
      }
      return HttpResponse.json(trial)
    }),
  )
})

test('says what the server said that sent the mail back, and what to do', async () => {
  trial = {
    state: 'bounced',
    sentAt: '2026-11-22T09:00:00Z',
    cameAt: null,
    cameTo: null,
    answer: '550 5.7.520 Access denied',
    advice: 'external-forwarding',
  }
  open('/admin/mailboxes/7/incoming')

  expect(await screen.findByText('It was sent back')).toBeInTheDocument()
  expect(screen.getByText('550 5.7.520 Access denied')).toBeInTheDocument()
  expect(screen.getByText(/until an administrator allows it/)).toBeInTheDocument()
})

test('watches the mail until it comes back, and shows the mailbox working then', async () => {
  const { user } = open('/admin/mailboxes/7/incoming')
  await user.click(await screen.findByRole('button', { name: 'Send a test mail' }))
  expect(await screen.findByText('On its way')).toBeInTheDocument()

  trial = { ...trial, state: 'came', cameAt: new Date().toISOString(), cameTo: '7' }
  isWorking = true

  expect(await screen.findByText('Mail comes in', undefined, { timeout: 15_000 })).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Send a test mail' })).not.toBeInTheDocument()
}, 30_000)
