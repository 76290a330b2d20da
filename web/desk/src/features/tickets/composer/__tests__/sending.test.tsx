import { screen, waitFor } from '@testing-library/react'
import { delay, http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { server } from '../../../../testing/server'
import { fakeDesk, inbound } from './fake-desk'

const desk = fakeDesk()

async function writeReply(words = 'Of course, we exchange them.') {
  const opened = open('/tickets/all-open/1')
  await opened.user.click(await screen.findByRole('button', { name: /Reply to Ingrid/ }))
  const field = await screen.findByRole('textbox', { name: 'Your reply' })
  await opened.user.type(field, words)
  return { ...opened, field }
}

test('sends a reply to all, ten seconds ahead, and sets pending', async () => {
  const { user } = await writeReply()

  await user.click(screen.getByRole('button', { name: 'Send and set Pending' }))

  await waitFor(() => expect(desk.sent).toHaveLength(1))
  const { body } = desk.sent[0]!
  expect(body).toMatchObject({ kind: 'reply', html: '<p>Of course, we exchange them.</p>', status: '3', ifVersion: 7 })
  // whom it goes to is the server's to say
  expect(body).not.toHaveProperty('to')
  expect(Date.parse(body.sendAt as string) - Date.now()).toBeGreaterThan(8_000)
  expect(await screen.findByText(/Reply to NO-1 sent/)).toBeVisible()
  expect(screen.getByText('Of course, we exchange them.')).toBeVisible()
})
