import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { describe, expect, test } from 'vitest'
import { open } from '../../../testing/open'
import { anna, server } from '../../../testing/server'

const kept = {
  id: '5',
  ticketId: '17',
  messageId: '1',
  mailboxId: '1',
  internetId: '<a@nordvind.example>',
  from: { name: 'Nordvind', email: 'support@nordvind.example' },
  to: [{ name: 'Ingrid Solberg', email: 'ingrid@fjellpost.example' }],
  cc: [{ name: 'Knut', email: 'knut@fjellpost.example' }],
  bcc: [],
  subject: 'Re: Wrong size',
  state: 'kept',
  detail: null,
  raw: '/api/outbox/5/raw',
  createdAt: '2026-11-22T08:00:00Z',
}
const content = {
  html: '<p>Of course.</p>',
  text: 'Of course.',
  attachments: [{ name: 'return-label.pdf', contentType: 'application/pdf', size: 96_000 }],
  headers: [{ name: 'Message-ID', value: '<a@nordvind.example>' }],
}
const mailbox = { id: '1', name: 'Support', address: 'support@nordvind.example', inboundAddress: 'in@inbound.example' }

function outboxHas(...mails: object[]) {
  server.use(
    http.get('*/api/outbox', () => HttpResponse.json({ items: mails, next: null })),
    http.get('*/api/outbox/5', () => HttpResponse.json({ ...kept, ...content })),
    http.get('*/api/mailboxes', () => HttpResponse.json({ items: [mailbox], next: null })),
  )
}

function hearsTestMails() {
  const heard: unknown[] = []
  server.use(
    http.post('*/api/demo/mail', async ({ request }) => {
      heard.push(await request.json())
      return new HttpResponse(null, { status: 202 })
    }),
  )
  return heard
}

const outsideDemo = http.get('*/api/session', () => HttpResponse.json({ ...anna, installation: { demo: false } }))

describe('the outbox', () => {
  test('lists what left with its state, and reads a mail whole', async () => {
    outboxHas(kept, { ...kept, id: '6', state: 'failed', subject: 'Re: Invoice' })
    const { user } = open('/outbox')

    const list = await screen.findByRole('region', { name: 'Outbox' })
    expect(await within(list).findByText('Failed')).toBeInTheDocument()
    await user.click(within(list).getByRole('link', { name: /Re: Wrong size/ }))

    const mail = await screen.findByRole('article')
    expect(within(mail).getByText('Ingrid Solberg <ingrid@fjellpost.example>')).toBeInTheDocument()
    expect(within(mail).getByText('Knut <knut@fjellpost.example>')).toBeInTheDocument()
    expect(within(mail).getByText('return-label.pdf')).toBeInTheDocument()
    expect(within(mail).getByRole('link', { name: 'Open the ticket' })).toHaveAttribute('href', '/tickets/all-open/17')
    expect(within(mail).getByRole('link', { name: 'Download .eml' })).toHaveAttribute('href', '/api/outbox/5/raw')
  })

  test('is walked through with J and K', async () => {
    outboxHas(kept, { ...kept, id: '6' })
    const { user, router } = open('/outbox')

    await screen.findAllByText('Ingrid Solberg')
    await user.keyboard('j')

    await waitFor(() => expect(router.state.location.pathname).toBe('/outbox/5'))
  })

  test('says why mails are held where there is no relay', async () => {
    const detail = 'No mail relay is set up (SVARA_RELAY_URL), so this mail is held.'
    outboxHas({ ...kept, state: 'queued', detail })
    server.use(outsideDemo)
    open('/outbox')

    expect(await screen.findByText(/SVARA_RELAY_URL=smtp/)).toBeInTheDocument()
    expect(screen.queryByRole('button', { name: /test mail/ })).not.toBeInTheDocument()
  })

  test('says that there is nothing yet, and what to do in the demo', async () => {
    outboxHas()
    open('/outbox')

    expect(await screen.findByText('Nothing has left yet')).toBeInTheDocument()
    expect(screen.getByText(/answer the ticket that it becomes/)).toBeInTheDocument()
  })
})

describe('playing the customer', () => {
  test('sends a test mail that is filled in already', async () => {
    outboxHas()
    const heard = hearsTestMails()
    const { user } = open('/outbox')

    await user.click(await screen.findByRole('button', { name: 'Send a test mail' }))
    await user.click(await screen.findByRole('button', { name: 'Send the mail' }, { timeout: 5_000 }))

    expect(await screen.findByText(/The test mail is on its way/)).toBeInTheDocument()
    expect(heard).toEqual([expect.objectContaining({ mailboxId: '1', email: expect.stringMatching(/@.*example$/) })])
  })

  test('answers a kept mail as the one who would have got it', async () => {
    outboxHas(kept)
    const heard = hearsTestMails()
    const { user } = open('/outbox/5')

    await user.click(await screen.findByRole('button', { name: 'Answer as the customer' }))
    await user.click(await screen.findByRole('button', { name: 'Send the answer' }, { timeout: 5_000 }))

    await screen.findByText(/answer is on its way/)
    expect(heard).toEqual([expect.objectContaining({ answers: '5', email: 'ingrid@fjellpost.example' })])
  })
})
