import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

// a rich editor is much for a busy machine
vi.setConfig({ testTimeout: 60_000 })

const support = {
  id: '7',
  name: 'Support',
  address: 'support@nordvind.example',
  inboundAddress: 'in-abc@inbound.example',
  incoming: { status: 'pending' },
  outgoing: { status: 'pending' },
  statusAfterReply: 'pending',
  timeZone: 'Europe/Stockholm',
  version: 1,
}

const settings = {
  id: '7',
  name: 'Support',
  address: support.address,
  inboundAddress: support.inboundAddress,
  numberPrefix: 'SUP',
  timeZone: 'Europe/Stockholm',
  scheduleId: null,
  closedTickets: 'follow-up',
  statusAfterReply: 'pending',
  assignment: 'none',
  assigneeId: null,
  aliases: ['help@nordvind.example'],
  version: 4,
}

const letter = {
  senderName: 'mailbox',
  look: { font: 'system', fontSize: 14, textColor: '#1c2024', linkColor: '#0b68cb' },
  signature: '',
  consent: '',
  response: { on: false, html: '', outsideHours: { on: false, html: '' } },
}

const letterView = {
  letter,
  tags: { reply: ['agent.name', 'ticket.number'], response: ['ticket.number', 'requester.name'] },
  version: 2,
}

interface Saved {
  ifVersion: number
  [field: string]: unknown
}

let saved: Saved[] = []
let previewed: { kind: string; letter: typeof letter }[] = []

const stale = () => HttpResponse.json({ code: 'stale-version', status: 409 }, { status: 409 })
const invalid = (field: string, code: string) =>
  HttpResponse.json(
    { code: 'invalid', status: 400, errors: [{ field, code, message: `${field} is not right.` }] },
    { status: 400 },
  )

beforeEach(() => {
  saved = []
  previewed = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'mailboxes'] } }),
    ),
    http.get('*/api/mailboxes/all', () => HttpResponse.json({ items: [support], next: null })),
    http.get('*/api/schedules', () => HttpResponse.json({ items: [{ id: '3', name: 'Office' }], next: null })),
    http.get('*/api/statuses', () =>
      HttpResponse.json({
        items: ['reply', 'pending', 'solved'].map((kind, index) => ({
          id: String(index),
          kind,
          name: kind,
          names: {},
          system: true,
          enabled: true,
        })),
        next: null,
      }),
    ),
    http.get('*/api/mailboxes/7/settings', () => HttpResponse.json(settings)),
    http.put('*/api/mailboxes/7/settings', async ({ request }) => {
      const body = (await request.json()) as Saved
      saved.push(body)
      return HttpResponse.json({ ...settings, ...body, version: 5 })
    }),
    http.get('*/api/mailboxes/7/fetch', () => HttpResponse.json({ account: null })),
    http.get('*/api/mailboxes/7/letter', () => HttpResponse.json(letterView)),
    http.put('*/api/mailboxes/7/letter', async ({ request }) => {
      const body = (await request.json()) as Saved
      saved.push(body)
      return HttpResponse.json({ ...letterView, letter: body.letter, version: 3 })
    }),
    http.post('*/api/mailboxes/7/letter/preview', async ({ request }) => {
      previewed.push((await request.json()) as (typeof previewed)[number])
      return HttpResponse.json({ from: 'Support <support@nordvind.example>', html: '<p>Hi</p>', text: 'Hi' })
    }),
  )
})

test('the tabs are links, and the first one is shown where none is named', async () => {
  const { user, router } = open('/admin/mailboxes/7')

  const tabs = within(await screen.findByRole('navigation', { name: 'Settings of the mailbox' }))
  expect(tabs.getAllByRole('link').map((link) => link.textContent)).toEqual([
    'General',
    'Email template',
    'Automatic response',
    'Signature',
    'Incoming email',
    'Outgoing email',
  ])
  expect(tabs.getByRole('link', { name: 'General' })).toHaveAttribute('aria-current', 'page')
  expect(router.state.location.pathname).toBe('/admin/mailboxes/7/general')

  await user.click(tabs.getByRole('link', { name: 'Incoming email' }))
  // once more where one looks when no mail comes
  expect(await screen.findAllByText('in-abc@inbound.example', { selector: 'code' })).toHaveLength(2)
  expect(router.state.location.pathname).toBe('/admin/mailboxes/7/incoming')
})

test('settings are saved with the version that was read, and the page stays', async () => {
  const { user, router } = open('/admin/mailboxes/7/general')
  await user.type(await screen.findByLabelText('Name of the mailbox'), ' team')
  await user.selectOptions(screen.getByLabelText('Schedule'), await screen.findByRole('option', { name: 'Office' }))
  await user.selectOptions(
    screen.getByLabelText('Status after a reply'),
    await screen.findByRole('option', { name: 'solved' }),
  )
  expect(screen.queryByRole('option', { name: 'reply' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Save' }))

  expect(await screen.findByText('Saved')).toBeInTheDocument()
  expect(saved).toMatchObject([
    { name: 'Support team', scheduleId: '3', statusAfterReply: 'solved', aliases: settings.aliases, ifVersion: 4 },
  ])
  await user.type(screen.getByLabelText('Name of the mailbox'), 's')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(saved).toHaveLength(2))
  expect(saved[1]).toMatchObject({ name: 'Support teams', ifVersion: 5 })
  expect(router.state.location.pathname).toBe('/admin/mailboxes/7/general')
})

test('a field that is refused says so beside it', async () => {
  server.use(http.put('*/api/mailboxes/7/settings', () => invalid('numberPrefix', 'invalid')))
  const { user } = open('/admin/mailboxes/7/general')
  await user.type(await screen.findByLabelText('Prefix of ticket numbers'), '!')
  await user.click(screen.getByRole('button', { name: 'Save' }))

  expect(await screen.findByText('Use at most 10 letters, digits or hyphens.')).toBeInTheDocument()
  expect(screen.getByLabelText('Prefix of ticket numbers')).toBeInvalid()
})

test('what is refused of a field on another tab is said in the foot', async () => {
  server.use(http.put('*/api/mailboxes/7/settings', () => invalid('assigneeId', 'unknown-agent')))
  const { user } = open('/admin/mailboxes/7/incoming')
  await user.type(await screen.findByLabelText('Another address'), 'info@nordvind.example{Enter}')
  await user.click(screen.getByRole('button', { name: 'Save addresses' }))

  expect(await screen.findByText(/has to be changed first: assigneeId is not right\./)).toBeInTheDocument()
})

test('mine is saved on top of what somebody else saved meanwhile', async () => {
  const theirs = { ...settings, numberPrefix: 'THEIRS', version: 5 }
  let isTheirs = false
  server.use(
    http.get('*/api/mailboxes/7/settings', () => HttpResponse.json(isTheirs ? theirs : settings)),
    http.put('*/api/mailboxes/7/settings', async ({ request }) => {
      const body = (await request.json()) as Saved
      saved.push(body)
      isTheirs = true
      return body.ifVersion === 5 ? HttpResponse.json({ ...settings, ...body, version: 6 }) : stale()
    }),
  )
  const { user } = open('/admin/mailboxes/7/general')
  await user.type(await screen.findByLabelText('Name of the mailbox'), ' team')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await user.click(await screen.findByRole('button', { name: 'Save mine over theirs' }))

  expect(await screen.findByText('Saved')).toBeInTheDocument()
  expect(saved).toHaveLength(2)
  expect(saved[1]).toMatchObject({ name: 'Support team', numberPrefix: 'THEIRS', ifVersion: 5 })
  expect(screen.getByLabelText('Prefix of ticket numbers')).toHaveValue('THEIRS')
})

test('theirs replaces mine when it is asked for', async () => {
  let isTheirs = false
  server.use(
    http.get('*/api/mailboxes/7/settings', () =>
      HttpResponse.json(isTheirs ? { ...settings, name: 'Theirs', version: 5 } : settings),
    ),
    http.put('*/api/mailboxes/7/settings', () => {
      isTheirs = true
      return stale()
    }),
  )
  const { user } = open('/admin/mailboxes/7/general')
  await user.type(await screen.findByLabelText('Name of the mailbox'), ' team')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await user.click(await screen.findByRole('button', { name: 'Show their changes, drop mine' }))

  await waitFor(() => expect(screen.getByLabelText('Name of the mailbox')).toHaveValue('Theirs'))
  expect(screen.queryByRole('button', { name: 'Save mine over theirs' })).not.toBeInTheDocument()
})

test('what is changed in a tab is not left behind unasked', async () => {
  const { user, router } = open('/admin/mailboxes/7/general')
  await user.type(await screen.findByLabelText('Name of the mailbox'), ' team')
  await user.click(screen.getByRole('link', { name: 'Signature' }))

  const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' })
  await user.click(within(dialog).getByRole('button', { name: 'Stay here' }))
  expect(router.state.location.pathname).toBe('/admin/mailboxes/7/general')
  expect(screen.getByLabelText('Name of the mailbox')).toHaveValue('Support team')
})

test('an automatic response begins with a sample, takes tags by their names, and is previewed', async () => {
  const { user } = open('/admin/mailboxes/7/response')
  await user.click(await screen.findByRole('switch', { name: 'Send an automatic response' }))
  const field = await screen.findByRole('textbox', { name: 'Text of the automatic response' })
  expect(field).toHaveTextContent('Hi {{requester.name}},')
  await user.click(await screen.findByRole('button', { name: 'Insert a tag' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Number of the ticket' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(saved).toHaveLength(1))
  const { response } = saved[0]!.letter as typeof letter
  expect(saved[0]!.ifVersion).toBe(2)
  expect(response.on).toBe(true)
  // once in the sample, once as it was inserted
  expect(response.html.split('{{ticket.number}}')).toHaveLength(3)
  expect(await screen.findByText(/Support <support@nordvind\.example>/)).toBeInTheDocument()
  expect(previewed.at(-1)).toMatchObject({ kind: 'response' })
})

test('a text for outside of the hours says that it needs a schedule', async () => {
  const on = { ...letter, response: { on: true, html: '<p>Hi</p>', outsideHours: { on: true, html: '<p>Later</p>' } } }
  server.use(http.get('*/api/mailboxes/7/letter', () => HttpResponse.json({ ...letterView, letter: on })))
  open('/admin/mailboxes/7/response')

  expect(await screen.findByText(/has no schedule/)).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Choose a schedule' })).toHaveAttribute('href', '/admin/mailboxes/7/general')
})

test('a tag that is none is refused beside its text', async () => {
  server.use(http.post('*/api/mailboxes/7/letter/preview', () => invalid('signature', 'unknown-tag')))
  const { user } = open('/admin/mailboxes/7/signature')
  const section = within(await screen.findByRole('region', { name: 'Signature' }))
  await user.click(await section.findByRole('button', { name: 'Insert a sample' }))

  expect(await section.findByText(/is no tag/)).toBeInTheDocument()
  expect(section.getByRole('textbox', { name: 'Signature' })).toHaveTextContent('{{agent.name}}')
  expect(section.getByRole('textbox', { name: 'Signature' })).toBeInvalid()
})

test('what stands below later messages is saved, and the preview shows one', async () => {
  const { user } = open('/admin/mailboxes/7/signature')
  await user.click(await screen.findByRole('radio', { name: 'None' }))
  await user.click(screen.getByRole('radio', { name: 'Later ones' }))
  await waitFor(() => expect(previewed.at(-1)).toMatchObject({ kind: 'later', letter: { laterSignature: 'none' } }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(saved).toMatchObject([{ letter: { laterSignature: 'none' } }]))
})

test('a logo is uploaded, and with quoting and order saved with the template', async () => {
  server.use(http.post('*/api/pictures', () => HttpResponse.json({ id: '5', src: '/api/pictures/5' }, { status: 201 })))
  const { user } = open('/admin/mailboxes/7/template')
  await user.upload(
    await screen.findByLabelText('Insert a picture', { selector: 'input' }),
    new File(['GIF89a'], 'logo.gif', { type: 'image/gif' }),
  )
  await user.type(await screen.findByLabelText('In words'), 'Nordvind')
  await user.click(screen.getByRole('radio', { name: 'The last message' }))
  await user.click(screen.getByRole('radio', { name: 'Newest first' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await waitFor(() =>
    expect(saved).toMatchObject([
      {
        letter: {
          logo: { src: '/api/pictures/5', alt: 'Nordvind', width: 160 },
          quoting: 'last',
          messageOrder: 'newest-first',
        },
      },
    ]),
  )
})

test('a test mail goes to oneself or to who is named, and what the server says of it is shown', async () => {
  const tests: unknown[] = []
  const mail = { id: '4', to: 'kim@customer.example', detail: null, sentAt: '2026-11-22T08:00:00Z' }
  server.use(
    http.post('*/api/mailboxes/7/letter/tests', async ({ request }) => {
      tests.push(await request.json())
      return HttpResponse.json({ ...mail, state: 'queued' }, { status: 201 })
    }),
    http.get('*/api/mailboxes/7/letter/tests/4', () =>
      HttpResponse.json({ ...mail, state: 'failed', detail: '550 no such user' }),
    ),
  )
  const { user } = open('/admin/mailboxes/7/template')
  const part = within(await screen.findByRole('region', { name: 'Test mail' }))
  expect(part.getByLabelText('To')).toHaveValue('anna@nordvind.example')
  await user.clear(part.getByLabelText('To'))
  await user.type(part.getByLabelText('To'), 'kim@customer.example{Enter}')

  expect(await part.findByText(/550 no such user/)).toBeInTheDocument()
  expect(part.getByText(/Not sent/)).toBeInTheDocument()
  expect(tests).toMatchObject([{ to: 'kim@customer.example', letter: { senderName: 'mailbox' } }])
  // it saves nothing
  expect(saved).toEqual([])
})

test('aliases are added and removed, and a taken one is marked', async () => {
  server.use(
    http.put('*/api/mailboxes/7/settings', async ({ request }) => {
      saved.push((await request.json()) as Saved)
      return invalid('aliases[0]', 'address-taken')
    }),
  )
  const { user } = open('/admin/mailboxes/7/incoming')
  await user.type(await screen.findByLabelText('Another address'), 'info@nordvind.example{Enter}')
  await user.click(screen.getByRole('button', { name: 'Remove help@nordvind.example' }))
  await user.click(screen.getByRole('button', { name: 'Save addresses' }))

  expect(await screen.findByText('A mailbox has this address already.')).toBeInTheDocument()
  expect(saved).toMatchObject([{ aliases: ['info@nordvind.example'], name: 'Support' }])
})

test('a new mailbox leads to how mail gets there', async () => {
  server.use(
    http.post('*/api/mailboxes', async ({ request }) => {
      const body = (await request.json()) as Saved
      saved.push(body)
      return saved.length === 1
        ? HttpResponse.json({ code: 'address-taken', status: 409 }, { status: 409 })
        : HttpResponse.json({ ...support, ...body }, { status: 201 })
    }),
  )
  const { user, router } = open('/admin/mailboxes')
  await user.click(await screen.findByRole('button', { name: 'New mailbox' }))
  await user.type(await screen.findByLabelText('Name of the mailbox'), 'Support')
  await user.type(screen.getByLabelText('Email address'), 'support@nordvind.example')
  await user.click(screen.getByRole('button', { name: 'Create mailbox' }))
  await waitFor(() => expect(screen.getByLabelText('Email address')).toBeInvalid())
  await user.click(screen.getByRole('button', { name: 'Create mailbox' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/mailboxes/7/incoming'))
  expect(saved[1]).toEqual({ name: 'Support', address: 'support@nordvind.example', numberPrefix: '' })
})
