import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

const support = {
  id: '7',
  name: 'Support',
  address: 'support@nordvind.example',
  inboundAddress: 'in-abc@inbound.example',
  incoming: { status: 'success' },
  outgoing: { status: 'pending' },
  version: 1,
}

const own = {
  host: 'smtp.nordvind.example',
  port: 587,
  security: 'starttls',
  user: 'svara',
  verdict: null as string | null,
  answer: null as string | null,
  checkedAt: null as string | null,
  version: 1,
}

let relay: typeof own | null

beforeEach(() => {
  relay = null
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mailboxes'] } }),
    ),
    http.get('*/api/mailboxes/all', () => HttpResponse.json({ items: [support], next: null })),
    http.get('*/api/mailboxes/7/domain', () =>
      HttpResponse.json({
        domain: 'nordvind.example',
        status: 'pending',
        checkedAt: null,
        records: [],
        otherHelpDesks: [],
      }),
    ),
    http.get('*/api/mailboxes/7/relay', () => HttpResponse.json({ relay, otherwise: 'direct' })),
  )
})

function card() {
  return within(screen.getByRole('region', { name: 'Outgoing server' }))
}

test('a mailbox gets a server of its own, and hears what is wrong with it', async () => {
  const bodies: unknown[] = []
  server.use(
    http.put('*/api/mailboxes/7/relay', async ({ request }) => {
      bodies.push(await request.json())
      relay = own
      return HttpResponse.json(relay)
    }),
    http.post('*/api/mailboxes/7/relay/verify', () => {
      relay = {
        ...own,
        verdict: 'sign-in-refused',
        answer: '535 5.7.8 Wrong password',
        checkedAt: '2026-11-22T10:00:00Z',
      }
      return HttpResponse.json(relay)
    }),
  )
  const { user } = open('/admin/mailboxes/7/outgoing')
  expect(await screen.findByText(/goes straight to the servers/)).toBeInTheDocument()
  await user.click(card().getByRole('button', { name: 'Use a server of your own' }))
  await user.type(card().getByLabelText('Server'), 'smtp.nordvind.example')
  await user.type(card().getByLabelText('User'), 'svara')
  await user.type(card().getByLabelText('Password'), 'hemligt')
  await user.click(card().getByRole('button', { name: 'Save and verify' }))

  expect(await card().findByText('The server refuses the sign-in')).toBeInTheDocument()
  expect(card().getByText('535 5.7.8 Wrong password')).toBeInTheDocument()
  expect(bodies).toEqual([
    { host: 'smtp.nordvind.example', port: 587, security: 'starttls', user: 'svara', password: 'hemligt' },
  ])
})

test('the port follows the encryption until somebody enters another', async () => {
  const { user } = open('/admin/mailboxes/7/outgoing')
  await user.click(await screen.findByRole('button', { name: 'Use a server of your own' }))
  await user.selectOptions(card().getByLabelText('Encryption'), 'TLS')
  expect(card().getByLabelText('Port')).toHaveValue('465')

  await user.clear(card().getByLabelText('Port'))
  await user.type(card().getByLabelText('Port'), '2525')
  await user.selectOptions(card().getByLabelText('Encryption'), 'STARTTLS')
  expect(card().getByLabelText('Port')).toHaveValue('2525')
})

test('what the server cannot take stands at its field', async () => {
  server.use(
    http.put('*/api/mailboxes/7/relay', () =>
      HttpResponse.json(
        {
          code: 'invalid',
          detail: 'Some fields cannot be taken as they are.',
          errors: [{ field: 'host', code: 'private-host', message: 'no' }],
        },
        { status: 400, headers: { 'Content-Type': 'application/problem+json' } },
      ),
    ),
  )
  const { user } = open('/admin/mailboxes/7/outgoing')
  await user.click(await screen.findByRole('button', { name: 'Use a server of your own' }))
  await user.type(card().getByLabelText('Server'), '10.0.0.1')
  await user.click(card().getByRole('button', { name: 'Save and verify' }))

  expect(await card().findByText(/A server of a private network is refused/)).toBeInTheDocument()
})

test('a relay is verified again, and given up', async () => {
  relay = { ...own, verdict: 'timeout', checkedAt: '2026-11-22T10:00:00Z' }
  let removed = ''
  server.use(
    http.post('*/api/mailboxes/7/relay/verify', () => {
      relay = { ...own, verdict: 'ok', answer: '250 Ok', checkedAt: '2026-11-22T10:00:00Z' }
      return HttpResponse.json(relay)
    }),
    http.delete('*/api/mailboxes/7/relay', ({ request }) => {
      removed = new URL(request.url).search
      relay = null
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { user } = open('/admin/mailboxes/7/outgoing')
  expect(await screen.findByText('The server does not answer')).toBeInTheDocument()
  await user.click(card().getByRole('button', { name: 'Verify' }))
  expect(await card().findByText('It takes mail from this mailbox')).toBeInTheDocument()
  await user.click(card().getByRole('button', { name: 'Do without it' }))

  expect(await screen.findByText(/goes straight to the servers/)).toBeInTheDocument()
  expect(removed).toBe('?ifVersion=1')
})
