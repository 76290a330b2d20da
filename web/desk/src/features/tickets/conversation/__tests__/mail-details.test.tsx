import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { server } from '../../../../testing/server'
import { aMessage, answering } from './answers'

const address = '/tickets/all-open/7'

const mail = {
  matchedBy: 'own-message-id',
  headers: [
    { name: 'Received', value: `by mx.example ${'x'.repeat(300)}` },
    { name: 'Subject', value: 'Too small boots' },
  ],
  headersCut: false,
  route: [
    {
      from: 'phone.example',
      by: 'out.fjellpost.example',
      protocol: 'ESMTPSA',
      encrypted: true,
      at: '2026-11-20T11:58:00Z',
      delaySeconds: null,
      own: false,
    },
    {
      from: 'out.fjellpost.example (192.0.2.1)',
      by: 'inbound.example',
      protocol: 'ESMTP',
      encrypted: false,
      at: '2026-11-20T12:00:00Z',
      delaySeconds: 120,
      own: true,
    },
  ],
  handedOver: {
    address: '192.0.2.1',
    helo: 'out.fjellpost.example',
    sender: 'ingrid@fjellpost.example',
    recipient: 'shop-1@in.example',
    tls: false,
    receivedAt: '2026-11-20T12:00:00Z',
  },
  sender: {
    authenticity: 'suspicious',
    verdicts: [
      verdict({ method: 'spf', result: 'fail', reason: 'forwarded', domain: 'fjellpost.example' }),
      verdict({ method: 'dkim', result: 'fail', reason: 'body-changed', domain: 'fjellpost.example', selector: 's1' }),
      verdict({ method: 'dmarc', result: 'fail', policy: 'reject', domain: 'fjellpost.example' }),
    ],
    relay: null,
    forwarded: true,
    claims: [{ writer: 'mx.forged.example', text: 'mx.forged.example; dmarc=pass' }],
    spam: null,
    checkedAt: '2026-11-20T12:00:01Z',
  },
}

function verdict(own: object) {
  return { domain: null, selector: null, policy: null, reason: null, aligned: null, byRelay: false, ...own }
}

function withMail() {
  const message = aMessage({ authenticity: 'suspicious' })
  answering({ messages: [message] })
  server.use(
    http.get('*/api/tickets/:id/messages/:message/mail', () => HttpResponse.json(mail)),
    http.get('*/api/tickets/:id/messages/:message/raw', () => HttpResponse.text('Subject: <script>x</script>')),
  )
}

test('shows way, header and source by keyboard', async () => {
  withMail()
  const { user } = open(address)
  await user.click(await screen.findByRole('button', { name: 'What to do with this message' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Mail details' }))
  const dialog = await screen.findByRole('dialog', { name: 'Mail details' })

  within(dialog).getByRole('tab', { name: 'Authentication' }).focus()
  await user.keyboard('{ArrowRight}')
  expect(await within(dialog).findByText('out.fjellpost.example')).toBeInTheDocument()
  expect(dialog).toHaveTextContent('2 minutes later')
  await user.keyboard('{ArrowRight}')
  expect(await within(dialog).findByText('Subject')).toBeInTheDocument()
  await user.keyboard('{ArrowRight}')
  expect(await within(dialog).findByRole('region', { name: 'Source' })).toHaveTextContent('Subject: <script>x</script>')
  expect(within(dialog).getByRole('link', { name: 'Download (.eml)' })).toHaveAttribute(
    'href',
    expect.stringMatching(/\/raw$/),
  )
})

test('warns where the sender may be forged, and tells why in words', async () => {
  withMail()
  const { user } = open(address)

  await user.click(await screen.findByRole('button', { name: 'Why?' }))

  const dialog = await screen.findByRole('dialog', { name: 'Mail details' })
  expect(await within(dialog).findByText('The sender may be forged.')).toBeInTheDocument()
  expect(dialog).toHaveTextContent('DKIM: failed')
  expect(dialog).toHaveTextContent('The text was changed after it was signed.')
  expect(dialog).toHaveTextContent('Forwarded by out.fjellpost.example.')
  expect(dialog).toHaveTextContent('The domain asks to refuse failing mail.')
  expect(dialog).toHaveTextContent('The Message-ID of a message of ours that it answers')
})

test('blocks a sender once that was asked, and takes it back', async () => {
  const calls: string[] = []
  answering({ messages: [aMessage()] })
  server.use(
    http.post('*/api/blocked-senders', async ({ request }) => {
      const { sender } = (await request.json()) as { sender: string }
      calls.push(`block ${sender}`)
      return HttpResponse.json({ id: '5', sender, blockedBy: '1', createdAt: '2026-11-20T12:00:00Z' }, { status: 201 })
    }),
    http.delete('*/api/blocked-senders/:id', ({ params }) => {
      calls.push(`unblock ${String(params.id)}`)
      return new HttpResponse(null, { status: 204 })
    }),
  )
  const { user } = open(address)

  await user.click(await screen.findByRole('button', { name: 'What to do with this message' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Block ingrid@fjellpost.example' }))
  const dialog = await screen.findByRole('dialog', { name: 'Block ingrid@fjellpost.example?' })
  expect(calls).toEqual([])
  await user.click(within(dialog).getByRole('button', { name: 'Block' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))

  expect(await screen.findByText('ingrid@fjellpost.example is not blocked any more.')).toBeInTheDocument()
  expect(calls).toEqual(['block ingrid@fjellpost.example', 'unblock 5'])
})
