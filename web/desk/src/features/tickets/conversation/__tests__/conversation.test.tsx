import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { server } from '../../../../testing/server'
import { aMessage, answering, aTicket } from './answers'

const address = '/tickets/all-open/7'
const conversation = async () => within(await screen.findByRole('main'))

test('shows who wrote what, and tells a private note by its words', async () => {
  answering({
    messages: [
      aMessage({ html: 'The boots are <b>too small</b>.' }),
      aMessage({
        kind: 'reply',
        agentId: '2',
        to: [{ name: 'Ingrid Solberg', email: 'ingrid@fjellpost.example' }],
        html: '<p>We send others.</p>',
        delivery: { state: 'sent', detail: null, reason: null, recipients: [] },
      }),
      aMessage({ kind: 'note', agentId: '1', from: null, to: [], html: '@Bo Henriksen size 41' }),
    ],
  })
  open(address)

  const customer = await screen.findByRole('article', { name: 'Message from Ingrid Solberg' })
  expect(customer).toHaveTextContent('The boots are too small.')
  const reply = screen.getByRole('article', { name: 'Reply by Bo Henriksen' })
  expect(reply).toHaveTextContent('to Ingrid')
  expect(reply).toHaveTextContent('Sent')
  const note = screen.getByRole('article', { name: 'Private note by Anna Lind' })
  expect(note).toHaveTextContent('Private note')
  expect(await within(note).findByText('@Bo Henriksen')).toBeInTheDocument()
})

test('names who has been removed, with their face, and asks for them only then', async () => {
  let asked = 0
  answering({
    messages: [
      aMessage({ kind: 'reply', agentId: '9', html: '<p>Before my time.</p>' }),
      aMessage({ kind: 'reply', agentId: '8', html: '<p>And who was this?</p>' }),
    ],
  })
  server.use(
    http.get('/api/agents/all', () => {
      asked += 1
      return HttpResponse.json({ items: [{ id: '9', name: 'Former Fia', picture: '/api/agent-pictures/fia' }] })
    }),
  )
  open(address)

  const reply = await screen.findByRole('article', { name: 'Reply by Former Fia' })
  expect(reply.querySelector('img[src="/api/agent-pictures/fia"]')).toBeInTheDocument()
  expect(screen.getByRole('article', { name: 'Reply by Former agent' })).toBeInTheDocument()
  expect(asked).toBe(1)
})

test('asks for nobody of the past where all are there', async () => {
  answering({ messages: [aMessage({ kind: 'reply', agentId: '2', html: '<p>We send others.</p>' })] })
  let asked = 0
  server.use(
    http.get('/api/agents/all', () => {
      asked += 1
      return HttpResponse.json({ items: [] })
    }),
  )
  open(address)

  expect(await screen.findByRole('article', { name: 'Reply by Bo Henriksen' })).toBeInTheDocument()
  expect(asked).toBe(0)
})

test('puts a mail with a look of its own into a frame without scripts', async () => {
  answering({
    messages: [
      aMessage({ html: '<table bgcolor="#eee"><tr><td>Hi<img data-src="https://x.example/p.png"></td></tr></table>' }),
    ],
  })
  const { user } = open(address)

  const frame = await screen.findByTitle('Mail from Ingrid Solberg')
  expect(frame).toHaveAttribute('sandbox', 'allow-same-origin allow-popups allow-popups-to-escape-sandbox')
  expect(frame).toHaveAttribute('src', expect.stringMatching(/\/mail\.html$/))

  await user.click(screen.getByRole('button', { name: 'Show' }))
  expect(screen.getByTitle('Mail from Ingrid Solberg')).toHaveAttribute(
    'src',
    expect.stringMatching(/mail-images\.html$/),
  )
  expect(screen.queryByText(/images? blocked/)).not.toBeInTheDocument()
})

test('remembers whose images may always be shown', async () => {
  answering({
    messages: [aMessage({ html: '<table><tr><td><img data-src="https://x.example/p.png"></td></tr></table>' })],
  })
  const { user } = open(address)

  await user.click(await screen.findByRole('button', { name: 'Always from Ingrid' }))

  expect(JSON.parse(localStorage.getItem('svara.images-from')!)).toEqual(['ingrid@fjellpost.example'])
})

test('builds plain words anew, and lets nothing of the markup through', async () => {
  answering({
    messages: [
      aMessage({
        html: 'See <a href="javascript:alert(1)">this</a> and <a href="https://example.org/x">that</a><div class="quoted-tail">old words</div>',
      }),
    ],
  })
  open(address)

  const article = await screen.findByRole('article', { name: 'Message from Ingrid Solberg' })
  const links = within(article).getAllByRole('link')
  expect(links.map((link) => link.getAttribute('href'))).toEqual(['https://example.org/x'])
  expect(within(article).getByText('old words').closest('details')).not.toHaveAttribute('open')
})

test('folds the older messages of a long conversation, and opens them on a click', async () => {
  answering({
    messages: Array.from({ length: 8 }, (_, place) => aMessage({ text: `Words ${place}`, html: `Words ${place}` })),
  })
  const { user } = open(address)

  const folded = await screen.findByRole('button', { name: /Words 0/ })
  expect(folded).toHaveAttribute('aria-expanded', 'false')
  expect(screen.getByText('Words 7')).toBeInTheDocument()
  await user.click(folded)

  expect(screen.queryByRole('button', { name: /Words 0/ })).not.toBeInTheDocument()
  expect(screen.getByText('Words 0')).toBeInTheDocument()
})

test('says why a message was not sent, and sends it again', async () => {
  const changes = answering({
    messages: [
      aMessage({
        kind: 'reply',
        agentId: '1',
        delivery: { state: 'failed', detail: '550 No such user', reason: null, recipients: [] },
      }),
    ],
  })
  const { user } = open(address)

  const main = await conversation()
  expect(await main.findByRole('alert')).toHaveTextContent('550 No such user')
  await user.click(main.getByRole('button', { name: 'Send again' }))

  expect(await main.findByText('Sending')).toBeInTheDocument()
  expect(changes.map((change) => change.call)).toEqual([expect.stringMatching(/resend$/)])
})

test.each([
  ['bounced', 'alert', 'the mailbox is full'],
  ['delayed', 'status', 'has not arrived yet'],
])('says in plain words what a report tells of a %s message', async (state, role, words) => {
  const delivery = { state, detail: '552 5.2.2 Over quota', reason: 'mailbox-full', recipients: ['anna@example.org'] }
  answering({ messages: [aMessage({ kind: 'reply', agentId: '1', delivery })] })
  open(address)

  const main = await conversation()
  const told = await main.findByText('anna@example.org')
  const report = told.closest(`[role=${role}]`)
  expect(report).toHaveTextContent(words)
  expect(report).toHaveTextContent('552 5.2.2 Over quota')
})

test('says nothing of a reason that it does not know', async () => {
  const delivery = { state: 'bounced', detail: '550 Odd', reason: 'of-a-newer-server', recipients: [] }
  answering({ messages: [aMessage({ kind: 'reply', agentId: '1', delivery })] })
  open(address)

  const main = await conversation()
  expect(await main.findByRole('alert')).toHaveTextContent(/^This message came back\. 550 Odd/)
})

test('shows the recipients in short, and all of them when asked', async () => {
  const many = Array.from({ length: 60 }, (_, place) => ({ name: `Person ${place}`, email: `p${place}@example.org` }))
  answering({ messages: [aMessage({ to: many })] })
  const { user } = open(address)

  await user.click(await screen.findByRole('button', { name: /58 more/ }))

  expect(screen.getByText('p59@example.org')).toBeInTheDocument()
})

test('sets a status with the keyboard alone, at once, and takes it back', async () => {
  const changes = answering({})
  const { user } = open(address)
  const main = await conversation()
  await main.findByRole('heading', { name: 'Too small boots' })

  await user.keyboard('s')
  await screen.findByRole('option', { name: 'Pending' })
  await user.keyboard('{ArrowDown}{Enter}')

  expect(await main.findByRole('button', { name: 'Pending' })).toBeInTheDocument()
  expect(changes[0]!.body).toMatchObject({ status: '4', ifVersion: 3 })
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(changes[1]!.body).toMatchObject({ status: '2' }))
})

test('assigns to whom is searched for', async () => {
  const changes = answering({})
  const { user } = open(address)
  await (await conversation()).findByRole('heading', { name: 'Too small boots' })

  await user.keyboard('a')
  await user.type(await screen.findByRole('combobox', { name: 'Assignee' }), 'bo h{Enter}')

  await waitFor(() => expect(changes[0]!.body).toMatchObject({ assigneeId: '2' }))
})

test('gathers the ticked labels into one change', async () => {
  const changes = answering({})
  const { user } = open(address)
  await (await conversation()).findByRole('heading', { name: 'Too small boots' })

  await user.keyboard('l')
  await user.click(await screen.findByRole('option', { name: 'Return' }))
  await user.click(screen.getByRole('option', { name: 'Delivery' }))
  expect(changes).toEqual([])
  await user.keyboard('{Escape}')

  await waitFor(() => expect(changes.map((change) => change.body)).toMatchObject([{ labelIds: ['1', '2'] }]))
})

test('is done with a ticket by one key, and goes to the next', async () => {
  const changes = answering({
    rest: [aTicket({ id: '8', displayNumber: '8', subject: 'Another', updatedAt: '2026-11-20T11:00:00Z' })],
  })
  const { user } = open('/tickets/all-unsolved/7')
  const main = await conversation()
  await main.findByRole('heading', { name: 'Too small boots' })
  await screen.findByRole('region', { name: 'Tickets' })
  await waitFor(() => expect(screen.getByRole('button', { name: 'Next ticket' })).not.toHaveAttribute('aria-disabled'))

  await user.keyboard('e')

  expect(await main.findByRole('heading', { name: 'Another' })).toBeInTheDocument()
  expect(changes[0]).toMatchObject({ call: 'PATCH /tickets/7', body: { status: 'solved' } })
})

test('changes the subject in its place; Escape leaves it as it was', async () => {
  const changes = answering({})
  const { user } = open(address)
  const main = await conversation()
  await main.findByRole('heading', { name: 'Too small boots' })

  await user.keyboard('{F2}')
  await user.type(screen.getByRole('textbox', { name: 'Subject' }), ' never{Escape}')
  expect(main.getByRole('heading', { name: 'Too small boots' })).toBeInTheDocument()

  await user.keyboard('{F2}')
  await user.clear(screen.getByRole('textbox', { name: 'Subject' }))
  await user.type(screen.getByRole('textbox', { name: 'Subject' }), 'Boots, size 41{Enter}')

  expect(await main.findByRole('heading', { name: 'Boots, size 41' })).toBeInTheDocument()
  expect(changes.map((change) => change.body)).toMatchObject([{ subject: 'Boots, size 41' }])
})

test('puts a ticket into the Trash and takes it out again', async () => {
  const changes = answering({})
  const { user } = open(address)
  await (await conversation()).findByRole('heading', { name: 'Too small boots' })

  await user.keyboard('#')
  await user.click(await screen.findByRole('button', { name: 'Undo' }))

  await waitFor(() =>
    expect(changes.map((change) => change.call)).toEqual(['DELETE /tickets/7', 'POST /tickets/7/restore']),
  )
})

test('counts as seen after a moment, and as unread again when the agent says so', async () => {
  const changes = answering({ ticket: aTicket({ unread: true }) })
  const { user } = open(address)
  await (await conversation()).findByRole('heading', { name: 'Too small boots' })

  await waitFor(() => expect(changes.map((change) => change.call)).toEqual(['PUT /tickets/7/seen']), { timeout: 3_000 })
  await user.keyboard('u')

  await waitFor(() => expect(changes.at(-1)!.call).toBe('DELETE /tickets/7/seen'))
})

test('announces a message that comes in, and offers to go to it', async () => {
  const messages = [aMessage({ html: 'First' })]
  answering({ messages })
  const { queries } = open(address)
  await screen.findByText('First')

  messages.push(aMessage({ html: 'Second' }))
  await queries.invalidateQueries({ queryKey: ['tickets', 'messages', '7'] })

  expect(await screen.findByRole('button', { name: '1 new message' })).toBeInTheDocument()
  expect(screen.getByText('New message from Ingrid Solberg')).toBeInTheDocument()
})

test('says who else is at the ticket', async () => {
  answering({})
  server.use(
    http.get('*/api/tickets/:id/presence', () => HttpResponse.json({ items: [{ agentId: '2', state: 'typing' }] })),
  )
  open(address)

  expect(await screen.findByText('Bo Henriksen is writing a reply')).toBeInTheDocument()
})

test('tells what is so when a ticket is not there, and when it cannot be had', async () => {
  answering({})
  server.use(
    http.get('*/api/tickets', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/tickets/7', () => HttpResponse.json({ code: 'not-found', status: 404 }, { status: 404 })),
    http.get('*/api/tickets/8', () => HttpResponse.error()),
  )
  const { router } = open(address)
  expect(await screen.findByText('This ticket is not here')).toBeInTheDocument()

  await router.navigate({ to: '/tickets/all-open/8' as never })
  expect(await screen.findByText('The ticket could not be loaded')).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Try again' })).toBeInTheDocument()
})

test('offers the original sender of a forwarded mail as requester, and takes it back', async () => {
  const per = { name: 'Per Holm', email: 'per@nordvind.example' }
  const ingrid = { name: 'Ingrid Solberg', email: 'ingrid@fjellpost.example' }
  const changes = answering({
    ticket: aTicket({ requester: { contactId: '71', ...per } }),
    messages: [aMessage({ from: per, forwardedFrom: ingrid }), aMessage({ from: per })],
  })
  const { user } = open(address)

  const take = await screen.findByRole('button', { name: 'Take Ingrid Solberg as the requester' })
  expect(screen.getAllByText(/Forwarded mail from/)).toHaveLength(1)
  take.focus()
  await user.keyboard('{Enter}')

  expect(await screen.findByText('Ingrid Solberg is the requester now.')).toBeInTheDocument()
  await waitFor(() => expect(take).not.toBeInTheDocument())
  const patches = () => changes.filter(({ call }) => call === 'PATCH /tickets/7').map(({ body }) => body)
  expect(patches()).toEqual([{ requester: ingrid, ifVersion: 3 }])

  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(patches()).toHaveLength(2))
  expect(patches()[1]).toMatchObject({ requester: per, ifVersion: 4 })
})

test('offers nobody where the requester wrote what is forwarded', async () => {
  answering({ messages: [aMessage({ forwardedFrom: { name: '', email: 'INGRID@fjellpost.example' } })] })
  open(address)

  expect(await screen.findByRole('article')).toBeInTheDocument()
  expect(screen.queryByText(/Forwarded mail from/)).not.toBeInTheDocument()
})

test('shows the newest message first where the mailbox, or the agent, wants it so', async () => {
  const { mailboxId } = aTicket()
  answering({ messages: [aMessage({ html: 'Older words' }), aMessage({ html: 'Newer words' })] })
  server.use(
    http.get('*/api/mailboxes', () =>
      HttpResponse.json({
        items: [
          {
            id: mailboxId,
            name: 'Shop',
            address: 'shop@nordvind.example',
            timeZone: 'Europe/Oslo',
            statusAfterReply: 'pending',
            messageOrder: 'newest-first',
          },
        ],
        next: null,
      }),
    ),
  )
  open(address)

  const older = await screen.findByText('Older words', undefined, { timeout: 10_000 })
  await waitFor(() =>
    expect(screen.getByText('Newer words').compareDocumentPosition(older)).toBe(Node.DOCUMENT_POSITION_FOLLOWING),
  )
  // one writes beside what was said last
  const writing = screen.getByRole('region', { name: 'Write' })
  expect(writing.compareDocumentPosition(older)).toBe(Node.DOCUMENT_POSITION_FOLLOWING)
})
