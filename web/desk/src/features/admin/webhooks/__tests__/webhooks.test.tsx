import type { Webhook, WebhookDelivery } from '@svara/api'
import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

vi.setConfig({ testTimeout: 60_000 })

function webhook(id: string, name: string, own: Partial<Webhook> = {}): Webhook {
  return {
    id,
    name,
    url: `https://${name.toLowerCase()}.example/hook`,
    enabled: true,
    events: [],
    offBecause: null,
    createdAt: '2026-11-22T10:00:00Z',
    createdBy: null,
    deliveredAt: null,
    failingSince: null,
    trouble: null,
    version: 3,
    ...own,
  }
}

function delivery(id: string, own: Partial<WebhookDelivery> = {}): WebhookDelivery {
  return {
    id,
    webhook: '1',
    messageId: `msg_${id}`,
    type: 'mail-flow.called',
    ticket: '7',
    createdAt: '2026-11-22T10:00:00Z',
    state: 'delivered',
    attempts: 1,
    triedAt: '2026-11-22T10:00:01Z',
    statusCode: 200,
    error: null,
    detail: null,
    nextTryAt: null,
    ...own,
  }
}

const shop = webhook('1', 'Shop', { deliveredAt: '2026-11-22T10:00:01Z' })
const confirmed = {
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
  confirmedUntil: '2099-01-01T00:00:00Z',
}

let kept: Webhook[]
let sent: unknown[]

beforeEach(() => {
  kept = [shop]
  sent = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'webhooks', 'mail-flow'] } }),
    ),
    http.get('*/api/session/two-factor', () => HttpResponse.json(confirmed)),
    http.get('*/api/webhooks', () => HttpResponse.json({ items: kept, next: null })),
    http.get('*/api/webhooks/1', () => HttpResponse.json(kept[0])),
    http.get('*/api/webhooks/1/deliveries', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/flows/uses', () => HttpResponse.json({ items: [] })),
  )
})

test('where there are none, it is said what they are for', async () => {
  kept = []
  open('/admin/webhooks')

  expect(await screen.findByText('No webhooks yet')).toBeInTheDocument()
  expect(screen.getByText(/a shop, a warehouse/)).toBeInTheDocument()
})

test('each says whether it works, and why not', async () => {
  kept = [
    shop,
    webhook('2', 'Broken', { failingSince: '2026-11-22T10:00:00Z', trouble: 'unknown-host' }),
    webhook('3', 'Gone', { enabled: false, offBecause: 'gone' }),
    webhook('4', 'Off', { enabled: false }),
    webhook('5', 'New'),
  ]
  open('/admin/webhooks')

  const rows = within(await screen.findByRole('list', { name: 'Webhooks' })).getAllByRole('link')
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^Shophttps:\/\/shop\.example\/hookLast taken /),
    expect.stringMatching(/^Broken.*Has failed since .*: There is no such server$/),
    expect.stringMatching(/Switched off: the receiver answered that it is gone \(410\)$/),
    expect.stringMatching(/^Off.*Switched off$/),
    expect.stringMatching(/^New.*Nothing delivered yet$/),
  ])
})

test('a new one shows its secret, and leads to its page', async () => {
  server.use(
    http.post('*/api/webhooks', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({ webhook: shop, secret: 'whsec_abc' }, { status: 201 })
    }),
  )
  const { user } = open('/admin/webhooks')
  await user.click(await screen.findByRole('button', { name: 'New webhook' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New webhook' }))
  await user.type(dialog.getByLabelText('Name'), 'Shop')
  await user.type(dialog.getByLabelText('Address'), 'http://shop.example/hook')
  expect(dialog.getByText(/can be read on its way/)).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Create webhook' }))

  const made = within(await screen.findByRole('dialog', { name: 'Shop is made' }))
  expect(made.getByText('whsec_abc')).toBeInTheDocument()
  expect(sent).toEqual([{ name: 'Shop', url: 'http://shop.example/hook' }])
  await user.click(made.getByRole('button', { name: 'Go to the webhook' }))
  expect(await screen.findByRole('heading', { name: 'Shop', level: 1 })).toBeInTheDocument()
})

test('what is wrong with the address is said at its field', async () => {
  server.use(
    http.post('*/api/webhooks', () =>
      HttpResponse.json(
        { status: 400, code: 'invalid', errors: [{ field: 'url', code: 'invalid-url', message: 'No.' }] },
        { status: 400 },
      ),
    ),
  )
  const { user } = open('/admin/webhooks')
  await user.click(await screen.findByRole('button', { name: 'New webhook' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'New webhook' }))
  await user.type(dialog.getByLabelText('Name'), 'Shop')
  await user.type(dialog.getByLabelText('Address'), 'shop')
  await user.click(dialog.getByRole('button', { name: 'Create webhook' }))

  await waitFor(() => expect(dialog.getByLabelText('Address')).toBeInvalid())
  expect(dialog.getByLabelText('Address')).toHaveAccessibleDescription(/It should look like https/)
})

test('a webhook is changed, and saved with the version that was read', async () => {
  server.use(
    http.patch('*/api/webhooks/1', async ({ request }) => {
      sent.push(await request.json())
      kept = [{ ...shop, enabled: false, version: 4 }]
      return HttpResponse.json(kept[0])
    }),
  )
  const { user } = open('/admin/webhooks/1')
  const off = await screen.findByRole('checkbox', { name: /Switched on/ })
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
  await user.click(off)
  await user.click(screen.getByRole('checkbox', { name: /A new ticket/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))

  expect(await screen.findByText('The webhook is saved')).toBeInTheDocument()
  expect(sent).toEqual([{ name: 'Shop', url: shop.url, enabled: false, events: ['ticket.created'], ifVersion: 3 }])
  expect(await screen.findByText('Switched off')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Send a test' })).toBeDisabled()
})

test('the secret is shown when it is asked for, and changed when that is said twice', async () => {
  server.use(
    http.post('*/api/webhooks/1/secret', () => HttpResponse.json({ secret: 'whsec_now' })),
    http.post('*/api/webhooks/1/secret/rotate', () => HttpResponse.json({ secret: 'whsec_next' })),
  )
  const { user } = open('/admin/webhooks/1')
  await user.click(await screen.findByRole('button', { name: 'Show secret' }))
  expect(await screen.findByText('whsec_now')).toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Change secret' }))
  expect(screen.getByText('whsec_now')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Really change secret' }))
  expect(await screen.findByText('whsec_next')).toBeInTheDocument()
})

test('deliveries are listed by page, opened, and sent again', async () => {
  const failed = delivery('9', { state: 'failed', statusCode: 500, error: 'status', attempts: 8 })
  server.use(
    http.get('*/api/webhooks/1/deliveries', ({ request }) =>
      new URL(request.url).searchParams.get('cursor')
        ? HttpResponse.json({ items: [delivery('8', { type: 'test' })], next: null })
        : HttpResponse.json({ items: [failed], next: 'more' }),
    ),
    http.get('*/api/webhooks/1/deliveries/9', () =>
      HttpResponse.json({ delivery: failed, hidden: false, body: '{"type":"mail-flow.called"}', answer: 'broken' }),
    ),
    http.post('*/api/webhooks/1/deliveries/9/again', () => {
      sent.push('again')
      return HttpResponse.json({ ...failed, state: 'waiting' }, { status: 202 })
    }),
  )
  const { user } = open('/admin/webhooks/1')
  expect(await screen.findByText('Failed · 500 · Not taken · 8 tries')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Show more' }))
  expect(await screen.findByText('Delivered · 200 · 1 try')).toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Open mail-flow.called msg_9' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Delivery' }))
  expect(await dialog.findByText(/"type": "mail-flow.called"/)).toBeInTheDocument()
  expect(dialog.getByText('broken')).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Send again' }))
  await waitFor(() => expect(sent).toEqual(['again']))
})

test('what is not the agent’s to see is not shown', async () => {
  server.use(
    http.get('*/api/webhooks/1/deliveries', () => HttpResponse.json({ items: [delivery('9')], next: null })),
    http.get('*/api/webhooks/1/deliveries/9', () =>
      HttpResponse.json({ delivery: delivery('9'), hidden: true, body: null, answer: null }),
    ),
  )
  const { user } = open('/admin/webhooks/1')
  await user.click(await screen.findByRole('button', { name: 'Open mail-flow.called msg_9' }))

  const dialog = within(await screen.findByRole('dialog', { name: 'Delivery' }))
  expect(await dialog.findByText(/those alone who may see the ticket/)).toBeInTheDocument()
  expect(dialog.queryByRole('heading', { name: 'Sent' })).not.toBeInTheDocument()
})

test('who removes one is told of the flow that calls it', async () => {
  server.use(
    http.get('*/api/flows/uses', ({ request }) => {
      expect(new URL(request.url).searchParams.get('webhook')).toBe('1')
      return HttpResponse.json({ items: [{ kind: 'mail', published: ['b1'], draft: [] }] })
    }),
    http.delete('*/api/webhooks/1', () => {
      kept = []
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { user } = open('/admin/webhooks/1')
  await user.click(await screen.findByRole('button', { name: 'Remove' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove Shop?' }))
  expect(await dialog.findByText(/Mail Flow/)).toBeInTheDocument()
  await user.click(dialog.getByRole('button', { name: 'Remove' }))

  expect(await screen.findByText('No webhooks yet')).toBeInTheDocument()
})
