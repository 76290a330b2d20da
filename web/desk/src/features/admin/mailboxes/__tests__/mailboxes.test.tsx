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

const record = (purpose: string, state: string | null, found: string[] = [], needed = true) => ({
  purpose,
  type: 'TXT',
  name: `${purpose}.nordvind.example`,
  value: `value of ${purpose}`,
  found,
  state,
  needed,
})

const unchecked = {
  domain: 'nordvind.example',
  status: 'pending',
  checkedAt: null,
  records: [record('spf', null), record('dkim', null), record('dmarc', null, [], false)],
  otherHelpDesks: [],
}

beforeEach(() => {
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mailboxes'] } }),
    ),
    http.get('*/api/mailboxes/all', () => HttpResponse.json({ items: [support], next: null })),
    http.get('*/api/mailboxes/7/domain', () => HttpResponse.json(unchecked)),
    http.get('*/api/mailboxes/7/relay', () => HttpResponse.json({ relay: null, otherwise: 'installation' })),
    http.get('*/api/mailboxes/7/fetch', () => HttpResponse.json({ account: null })),
  )
})

test('each mailbox says in words whether mail comes in and leaves', async () => {
  open('/admin/mailboxes')

  const row = await screen.findByRole('link', { name: /Support/ })
  expect(row).toHaveTextContent('Mail comes in')
  expect(row).toHaveTextContent('Sending not checked yet')
})

test('a check shows what is right, and what stands there instead', async () => {
  server.use(
    http.post('*/api/mailboxes/7/domain/check', () =>
      HttpResponse.json({
        ...unchecked,
        checkedAt: '2026-11-22T10:00:00Z',
        records: [
          record('spf', 'different', ['v=spf1 include:mail.zendesk.com -all']),
          record('dkim', 'ok', ['value of dkim']),
          record('dmarc', 'missing', [], false),
        ],
        otherHelpDesks: ['Zendesk'],
      }),
    ),
  )
  const { user } = open('/admin/mailboxes/7/outgoing')
  await user.click(await screen.findByRole('button', { name: 'Check now' }))

  expect(await screen.findByText('Something else stands there')).toBeInTheDocument()
  const [spf, dkim, dmarc] = within(screen.getByRole('main')).getAllByRole('listitem')
  expect(within(spf!).getByText('Something else stands there')).toBeInTheDocument()
  expect(spf).toHaveTextContent('v=spf1 include:mail.zendesk.com -all')
  expect(spf).toHaveTextContent('value of spf')
  expect(dkim).toHaveTextContent('Right')
  expect(within(dkim!).queryByText('Value to enter')).not.toBeInTheDocument()
  expect(dmarc).toHaveTextContent('Advised')
  expect(screen.getByText(/also names Zendesk/)).toBeInTheDocument()
})

test('a mailbox that is gone is told so', async () => {
  open('/admin/mailboxes/99')

  expect(await screen.findByRole('heading', { name: 'This mailbox is not there' })).toBeInTheDocument()
})
