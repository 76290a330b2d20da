import type { Attachment } from '@svara/api'
import { screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test, vi } from 'vitest'
import { changeLanguage } from '../../../../i18n'
import { open } from '../../../../testing/open'
import { server } from '../../../../testing/server'
import { aMessage, answering } from './answers'

// the parts are loaded by the first test, on machines that have other work too
vi.setConfig({ testTimeout: 60_000 })

const address = '/tickets/all-open/7'

const event = {
  title: 'Delivery of a bed',
  allDay: false,
  start: '2026-07-01T10:00:00Z',
  end: '2026-07-01T11:00:00Z',
  firstDay: null,
  lastDay: null,
  place: 'Lund',
  organizer: { name: 'Mia Ek', email: 'mia@customer.example' },
  answers: [],
  description: null,
  cancelled: false,
  recurrence: {
    frequency: 'weekly',
    interval: 2,
    weekdays: ['monday', 'friday'],
    ordinal: null,
    count: 5,
    until: null,
  },
}

function aFile(own: Partial<Attachment> = {}): Attachment {
  return {
    id: '31',
    name: 'file.bin',
    contentType: 'application/octet-stream',
    size: 1000,
    inline: false,
    role: null,
    risky: false,
    scan: null,
    ...own,
  } as Attachment
}

function withFiles(files: Attachment[], own: object = {}) {
  answering({ messages: [aMessage({ attachments: files, ...own })] })
}

function calendar(own: object) {
  server.use(
    http.get('*/api/attachments/:id/calendar', () =>
      HttpResponse.json({ kind: 'invitation', zone: 'Europe/Stockholm', events: [event], more: 0, ...own }),
    ),
  )
}

test('an invitation says what, when by the mailbox’s clock, how often, where and by whom', async () => {
  withFiles([aFile({ name: 'invitation.ics', role: 'calendar' })])
  calendar({})
  open(address)

  const card = await screen.findByRole('region', { name: 'Invitation: Delivery of a bed' }, { timeout: 30_000 })
  expect(card).toHaveTextContent(/1 July 2026|July 1, 2026/)
  expect(card).toHaveTextContent(/12:00/)
  expect(card).toHaveTextContent('Europe/Stockholm')
  expect(card).toHaveTextContent('Every 2 weeks on Monday and Friday, 5 times')
  expect(card).toHaveTextContent('Lund')
  expect(card).toHaveTextContent('Organised by Mia Ek')
  expect(screen.getByRole('link', { name: /invitation.ics/ })).toBeInTheDocument()
})

test('whole days are said as days, and a cancellation as one, in the reader’s language', async () => {
  withFiles([aFile({ role: 'calendar' })])
  const days = { ...event, allDay: true, start: null, end: null, firstDay: '2026-12-24', lastDay: '2026-12-26' }
  calendar({ kind: 'cancellation', events: [{ ...days, recurrence: null }], more: 2 })
  open(address)
  await screen.findByRole('region', { name: /Cancelled/ })

  await changeLanguage('sv')
  const card = await screen.findByRole('region', { name: 'Inställt: Delivery of a bed' })
  expect(card).toHaveTextContent(/24.*26 december 2026, hela dagen/)
  expect(screen.getByText('2 händelser till finns i filen.')).toBeInTheDocument()
  await changeLanguage('en')
})

test('a broken invitation is a file and nothing else', async () => {
  withFiles([aFile({ name: 'broken.ics', role: 'calendar' })])
  server.use(
    http.get('*/api/attachments/:id/calendar', () => HttpResponse.json({ code: 'not-a-calendar' }, { status: 422 })),
  )
  open(address)

  expect(await screen.findByRole('link', { name: /broken.ics/ })).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: /Invitation/ })).not.toBeInTheDocument()
})

test('a signature is named in a line, and no file among the others', async () => {
  withFiles([aFile({ name: 'smime.p7s', role: 'signature' })], { protection: 'signed-smime' })
  open(address)

  const notice = await screen.findByText(/Signed by the sender \(S\/MIME\)/)
  expect(within(notice).getByRole('link', { name: 'Download smime.p7s' })).toBeInTheDocument()
  expect(screen.queryByRole('list', { name: 'Attachments' })).not.toBeInTheDocument()
})

test('what is encrypted says so, and is there to be downloaded', async () => {
  withFiles([aFile({ name: 'encrypted.asc', role: 'encrypted' })], { protection: 'encrypted-pgp' })
  open(address)

  expect(await screen.findByText('This mail is encrypted (PGP) and cannot be read here.')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: /encrypted.asc/ })).toHaveAttribute('href', '/api/attachments/31')
})

test('a mail in a file is read in place, and the mails in it', async () => {
  withFiles([aFile({ name: 'order.eml', role: 'mail', contentType: 'message/rfc822' })])
  const inner = (own: object) => ({
    from: { name: 'Bo', email: 'bo@elsewhere.example' },
    to: [{ name: '', email: 'mia@customer.example' }],
    cc: [],
    date: '2026-11-23T08:00:00Z',
    subject: 'The order',
    text: 'Words',
    html: '<p>Words</p>',
    quotedTextFrom: null,
    remoteImages: 0,
    protection: null,
    truncated: false,
    files: [],
    ...own,
  })
  const file = { contentType: 'message/rfc822', size: 10, inline: false, risky: false }
  server.use(
    http.get('*/api/attachments/:id/mail', ({ request }) =>
      HttpResponse.json(
        new URL(request.url).searchParams.get('at') === '0'
          ? inner({ subject: 'The innermost' })
          : inner({ files: [{ ...file, path: '0', name: 'innermost.eml', role: 'mail' }] }),
      ),
    ),
  )
  const { user } = open(address)
  await user.click(await screen.findByRole('button', { name: /order.eml/ }))

  const dialog = await screen.findByRole('dialog', { name: 'The order' })
  expect(await within(dialog).findByText('Bo <bo@elsewhere.example>')).toBeInTheDocument()
  await user.click(within(dialog).getByRole('button', { name: /innermost.eml/ }))
  expect(await screen.findByRole('dialog', { name: 'The innermost' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Back to the outer mail' }))
  expect(await screen.findByRole('dialog', { name: 'The order' })).toBeInTheDocument()
})

test('a file that runs is asked for twice', async () => {
  withFiles([aFile({ name: 'invoice.pdf.exe', risky: true })])
  const { user } = open(address)
  expect(await screen.findByText(/runs on your computer/)).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: /invoice.pdf.exe/ })).not.toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: /invoice.pdf.exe/ }))

  const dialog = await screen.findByRole('dialog', { name: 'Download a file that runs?' })
  expect(within(dialog).getByRole('link', { name: 'Download anyway' })).toHaveAttribute('href', '/api/attachments/31')
})

test.each([
  ['waiting', null, 'being checked'],
  ['clean', null, 'no virus found'],
  ['unchecked', 'too-large', 'not checked'],
])('a file that is %s says so and can be fetched', async (state, detail, words) => {
  withFiles([aFile({ name: 'file.zip', scan: { state, detail } })])
  open(address)

  expect(await screen.findByText(words)).toBeInTheDocument()
  expect(screen.getByRole('link', { name: /file.zip/ })).toBeInTheDocument()
})

test('an infected file is a name and nothing to click on', async () => {
  withFiles([aFile({ name: 'bad.eml', role: 'mail', scan: { state: 'infected', detail: 'Eicar-Test' } })])
  open(address)

  expect(await screen.findByText('virus, locked')).toBeInTheDocument()
  expect(screen.getByText('bad.eml')).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: /bad.eml/ })).not.toBeInTheDocument()
  expect(screen.queryByRole('button', { name: /bad.eml/ })).not.toBeInTheDocument()
})
