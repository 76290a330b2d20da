import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test, vi } from 'vitest'
import { open } from '../../../../testing/open'
import { server } from '../../../../testing/server'
import { aMessage, answering } from './answers'

// the editor is much for a busy machine
vi.setConfig({ testTimeout: 60_000 })

test('one message and the files that were left in it go to somebody outside, once', async () => {
  const file = {
    id: '31',
    name: 'leak.csv',
    contentType: 'text/csv',
    size: 9,
    inline: false,
    role: null,
    risky: false,
    scan: null,
  }
  const message = aMessage({ attachments: [file, { ...file, id: '32', name: 'private.pdf' }] })
  answering({ messages: [message, aMessage({ id: '99', kind: 'note' })] })
  const posted: unknown[] = []
  server.use(
    http.get('*/api/contacts', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/contacts/suggestions', () => HttpResponse.json({ items: [], next: null })),
    http.post('*/api/tickets/:id/messages', async ({ request }) => {
      posted.push(await request.json())
      return HttpResponse.json(aMessage({ id: '100', kind: 'forward' }), { status: 201 })
    }),
  )
  const { user } = open('/tickets/all-open/7')

  await user.click((await screen.findAllByRole('button', { name: 'What to do with this message' }))[0]!)
  await user.click(await screen.findByRole('menuitem', { name: 'Forward …' }))
  const dialog = await screen.findByRole('dialog', { name: 'Forward' })
  const send = within(dialog).getByRole('button', { name: 'Forward and set On hold' })
  expect(send).toBeDisabled()
  // the note is no part of what may leave
  expect(within(dialog).getByText(/whole conversation \(1\)/)).toBeInTheDocument()

  await user.type(within(dialog).getByRole('combobox', { name: 'To' }), 'supplier@third.example,')
  await user.click(within(dialog).getByRole('checkbox', { name: 'private.pdf' }))
  await user.click(send)

  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  expect(posted).toEqual([
    { kind: 'forward', to: ['supplier@third.example'], messageIds: [message.id], fileIds: ['31'] },
  ])
})
