import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { server } from '../../../../testing/server'
import { fakeDesk, inbound, MAILBOX } from './fake-desk'

const desk = fakeDesk()

async function writeReply(words = 'Of course, we exchange them.') {
  const opened = open('/tickets/all-open/1')
  await opened.user.click(await screen.findByRole('button', { name: /Reply to Ingrid/ }))
  const field = await screen.findByRole('textbox', { name: 'Your reply' })
  await opened.user.type(field, words)
  return { ...opened, field }
}

test('sends a reply to all, ten seconds ahead, and sets pending', async () => {
  const { user, queries } = await writeReply()

  await user.click(screen.getByRole('button', { name: 'Send and set Pending' }))

  await waitFor(() => expect(desk.sent).toHaveLength(1))
  const { body } = desk.sent[0]!
  expect(body).toMatchObject({ kind: 'reply', html: '<p>Of course, we exchange them.</p>', status: '3', ifVersion: 7 })
  // whom it goes to is the server's to say
  expect(body).not.toHaveProperty('to')
  expect(Date.parse(body.sendAt as string) - Date.now()).toBeGreaterThan(8_000)
  expect(await screen.findByText(/Reply to NO-1 sent/)).toBeVisible()
  const shown = queries.getQueryData<{ id: string }[]>(['tickets', 'messages', '1'])
  expect(shown?.at(-1)).toMatchObject({ id: 'm1', html: '<p>Of course, we exchange them.</p>' })
})

test('sets the status that its mailbox has after a reply, until one chooses another there', async () => {
  server.use(
    http.get('*/api/mailboxes', () =>
      HttpResponse.json({ items: [{ ...MAILBOX, statusAfterReply: 'solved' }], next: null }),
    ),
  )
  const { user } = await writeReply()
  expect(await screen.findByRole('button', { name: 'Send and set Solved' })).toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Choose another status' }))
  await user.click(await screen.findByRole('menuitem', { name: /On hold/ }))

  await waitFor(() => expect(desk.sent).toHaveLength(1))
  expect(desk.sent[0]!.body).toMatchObject({ status: '4' })
  const kept = JSON.parse(localStorage.getItem('svara.send-statuses.1') ?? '{}') as object
  expect(kept).toEqual({ [MAILBOX.id]: '4' })
})

test('sends once, however often one clicks', async () => {
  const { user } = await writeReply()
  const button = screen.getByRole('button', { name: 'Send and set Pending' })

  await user.dblClick(button)

  await screen.findByText(/Reply to NO-1 sent/)
  expect(desk.sent).toHaveLength(1)
})

test('undoes by z, and the text is in the composer again', async () => {
  const { user } = await writeReply()
  await user.keyboard('{Control>}{Enter}{/Control}')
  await screen.findByText(/Reply to NO-1 sent/)
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Your reply' })).toBeNull())

  await user.keyboard('z')

  expect(await screen.findByRole('textbox', { name: 'Your reply' })).toHaveTextContent('Of course, we exchange them.')
  expect(desk.takenBack).toEqual(['m1'])
})

test('tells what came in meanwhile, and sends only when one says so', async () => {
  const { user } = await writeReply()
  desk.messages.push(inbound('m9', 'Never mind, I have found my receipt.'))
  server.use(
    http.post(
      '*/api/tickets/:id/messages',
      () => HttpResponse.json({ code: 'stale-version', status: 409, detail: 'Changed' }, { status: 409 }),
      { once: true },
    ),
  )
  desk.version = 8

  await user.click(screen.getByRole('button', { name: 'Send and set Pending' }))

  const notice = await screen.findByText(/has changed since you began/)
  const alert = notice.closest<HTMLElement>('[role=alert]')!
  expect(alert).toHaveTextContent('Ingrid Solberg wrote:')
  expect(alert).toHaveTextContent('Never mind, I have found my receipt.')
  await user.click(within(alert).getByRole('button', { name: 'Send anyway' }))
  await waitFor(() => expect(desk.sent).toHaveLength(1))
  expect(desk.sent[0]!.body).toMatchObject({ ifVersion: 8, html: '<p>Of course, we exchange them.</p>' })
})

test('keeps what was written when Svara cannot be reached, and says so', async () => {
  const { user } = await writeReply()
  server.use(http.post('*/api/tickets/:id/messages', () => HttpResponse.error()))

  await user.click(screen.getByRole('button', { name: 'Send and set Pending' }))

  expect(await screen.findByText(/Not sent: Svara cannot be reached/)).toBeVisible()
  const field = screen.getByRole('textbox', { name: 'Your reply' })
  expect(field).toHaveTextContent('Of course, we exchange them.')

  await user.click(field)
  await user.keyboard('{Escape}')

  expect(await screen.findByText('Not sent:')).toBeVisible()
})

test('tries the same message under the same key', async () => {
  const keys: (string | null)[] = []
  const { user } = await writeReply()
  server.use(
    http.post('*/api/tickets/:id/messages', ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'))
      return HttpResponse.error()
    }),
  )

  await user.click(screen.getByRole('button', { name: 'Send and set Pending' }))
  await screen.findByText(/Not sent: Svara cannot be reached/)
  await user.click(await screen.findByRole('button', { name: 'Send and set Pending' }))

  await waitFor(() => expect(keys).toHaveLength(2))
  expect(keys[0]).toBe(keys[1])
})

test('refuses an empty reply kindly', async () => {
  const { user } = open('/tickets/all-open/1')
  await user.click(await screen.findByRole('button', { name: /Reply to Ingrid/ }))

  await user.click(await screen.findByRole('button', { name: 'Send and set Pending' }))

  expect(await screen.findByText(/nothing to send yet/)).toBeVisible()
  expect(desk.sent).toHaveLength(0)
})

test.each(['See the attached file.', 'Se bifogad faktura.', 'Fakturaen er vedlagt.'])(
  'asks for the file that is spoken of: %s',
  async (words) => {
    const { user } = await writeReply(words)

    await user.click(screen.getByRole('button', { name: 'Send and set Pending' }))

    await user.click(await screen.findByRole('button', { name: 'Send without' }))
    await waitFor(() => expect(desk.sent).toHaveLength(1))
  },
)

test('adds a private note that mentions a colleague, by keyboard alone', async () => {
  const { user } = open('/tickets/all-open/1')
  await screen.findByRole('button', { name: /Reply to Ingrid/ })
  await user.keyboard('n')
  await user.type(await screen.findByRole('textbox', { name: 'Your private note' }), '@Bo')
  await screen.findByRole('option', { name: /Bo Henriksen/ })
  await user.keyboard('{Enter}')
  await user.keyboard('{Control>}{Enter}{/Control}')

  await waitFor(() => expect(desk.sent).toHaveLength(1))
  expect(desk.sent[0]!.body).toMatchObject({ kind: 'note', mentions: ['2'], status: '2' })
  expect(desk.sent[0]!.body).not.toHaveProperty('sendAt')
})
