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
  incoming: { status: 'success' },
  outgoing: { status: 'pending' },
  version: 1,
}

const account = {
  host: 'imap.nordvind.example',
  port: 993,
  security: 'tls',
  user: 'support',
  folders: ['INBOX', 'Orders'],
  startAt: '2026-11-20T09:30:00Z',
  afterImport: 'nothing',
  moveTo: null,
  enabled: true,
  state: 'failed',
  trouble: { code: 'sign-in-refused', detail: 'NO wrong password', since: '2026-11-22T09:00:00Z' },
  lastSuccessAt: '2026-11-22T08:59:00Z',
  leftOut: 1,
  leftOutLast: 'INBOX, UID 5, 61 MB: too-large',
  version: 4,
}

beforeEach(() => {
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
    http.get('*/api/mailboxes/7/fetch', () => HttpResponse.json({ account })),
    http.get('*/api/mailboxes/7/settings', () =>
      HttpResponse.json({ id: '7', name: 'Support', address: support.address, aliases: [], version: 1 }),
    ),
  )
})

test('says in words what is wrong, what the server said, and what was left', async () => {
  open('/admin/mailboxes/7/incoming')

  expect(await screen.findByText('Mail is not fetched')).toBeInTheDocument()
  expect(screen.getByText(/does not accept user and password/)).toBeInTheDocument()
  expect(screen.getByText('NO wrong password')).toBeInTheDocument()
  expect(screen.getByText(/One mail stays in the account.*61 MB/)).toBeInTheDocument()
  expect(screen.getByText(/Do not use anybody's personal account/)).toBeInTheDocument()
})

test('sends what was changed with the version that was read, and no password that was not typed', async () => {
  let sent: unknown
  server.use(
    http.put('*/api/mailboxes/7/fetch', async ({ request }) => {
      sent = await request.json()
      return HttpResponse.json({ ...account, version: 5 })
    }),
  )
  const { user } = open('/admin/mailboxes/7/incoming')
  const folders = await screen.findByLabelText('Folders')
  expect(folders).toHaveValue('INBOX, Orders')
  await user.clear(folders)
  await user.type(folders, 'INBOX')
  await user.click(screen.getByRole('button', { name: 'Save' }))

  expect(await screen.findByText('Saved')).toBeInTheDocument()
  expect(sent).toEqual({
    host: 'imap.nordvind.example',
    port: 993,
    security: 'tls',
    user: 'support',
    folders: ['INBOX'],
    afterImport: 'nothing',
    enabled: true,
    ifVersion: 4,
  })
})

test('verifying tells which folders there are, when one is missing', async () => {
  server.use(
    http.get('*/api/mailboxes/7/fetch', () => HttpResponse.json({ account: null })),
    http.post('*/api/mailboxes/7/fetch/verify', () =>
      HttpResponse.json({ result: 'folder-missing', detail: 'Oders', folders: ['INBOX', 'Orders'], counts: [] }),
    ),
  )
  const { user } = open('/admin/mailboxes/7/incoming')
  expect(await screen.findByLabelText('User')).toHaveValue('support@nordvind.example')
  await user.click(screen.getByRole('button', { name: 'Verify' }))

  expect(await screen.findByText('A folder is not there. Check its name.')).toBeInTheDocument()
  expect(screen.getByText('The account has these folders: INBOX, Orders')).toBeInTheDocument()
})

test('a field that cannot be taken says so beside it', async () => {
  server.use(
    http.put('*/api/mailboxes/7/fetch', () =>
      HttpResponse.json(
        { code: 'invalid', status: 400, errors: [{ field: 'password', code: 'required', message: '' }] },
        { status: 400 },
      ),
    ),
  )
  const { user } = open('/admin/mailboxes/7/incoming')
  await user.click(await screen.findByRole('button', { name: 'Save' }))

  expect(await screen.findByText('This is needed.')).toBeInTheDocument()
})
