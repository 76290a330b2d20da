import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { server } from '../../../../testing/server'
import { forgetKeepers } from '../draft/keepers'
import { draftOf, fakeDesk } from './fake-desk'

const desk = fakeDesk()

async function openReply() {
  const opened = open('/tickets/all-open/1')
  await opened.user.click(await screen.findByRole('button', { name: /Reply to Ingrid|Draft:/ }))
  const field = await screen.findByRole('textbox', { name: 'Your reply' })
  return { ...opened, field }
}

test('saves what is typed a moment later, and says when', async () => {
  const { user, field } = await openReply()

  await user.type(field, 'Hello')

  expect(await screen.findByText(/Draft saved/)).toBeVisible()
  expect(desk.drafts.get('1.reply')!.html).toBe('<p>Hello</p>')
})

test('loses no key when one goes to another ticket in the middle of a word', async () => {
  const { user, field, router } = await openReply()
  await user.type(field, 'In the middle of a wo')

  await router.navigate({ to: '/tickets/$filter/$ticket', params: { filter: 'all-open', ticket: '2' } })

  await waitFor(() => expect(desk.drafts.get('1.reply')?.html).toBe('<p>In the middle of a wo</p>'))
  await router.navigate({ to: '/tickets/$filter/$ticket', params: { filter: 'all-open', ticket: '1' } })
  expect(await screen.findByRole('button', { name: 'Draft: In the middle of a wo' })).toBeVisible()
  expect(desk.drafts.has('2.reply')).toBe(false)
})

test('keeps a draft here while Svara cannot be reached, and brings it back after a crash', async () => {
  server.use(http.put('*/api/tickets/:id/drafts/:kind', () => HttpResponse.error(), { once: true }))
  const { user, field } = await openReply()
  await user.type(field, 'Kept')
  await screen.findByText(/Offline, kept here/)

  // the browser is opened anew
  forgetKeepers()
  document.body.replaceChildren()
  await openReply()

  expect(await screen.findByRole('textbox', { name: 'Your reply' })).toHaveTextContent('Kept')
  await waitFor(() => expect(desk.drafts.get('1.reply')?.html).toBe('<p>Kept</p>'))
  expect(Object.keys(localStorage).filter((key) => key.startsWith('svara.draft.'))).toEqual([])
})

test('shows the draft that was begun on another device', async () => {
  desk.drafts.set('1.reply', draftOf('1', 'reply', '<p>From the phone</p>', 3))

  const { field } = await openReply()

  await waitFor(() => expect(field).toHaveTextContent('From the phone'))
})

test('lets one choose when two devices wrote at once', async () => {
  desk.drafts.set('1.reply', draftOf('1', 'reply', '<p>First</p>', 3))
  const { user, field } = await openReply()
  await waitFor(() => expect(field).toHaveTextContent('First'))
  desk.drafts.set('1.reply', draftOf('1', 'reply', '<p>From the phone</p>', 4))

  await user.type(field, ' and here')

  expect(await screen.findByText(/something else on another device/)).toBeVisible()
  expect(field).toHaveTextContent('First and here')
  await user.click(screen.getByRole('button', { name: 'Keep this one' }))
  await waitFor(() => expect(desk.drafts.get('1.reply')!.html).toBe('<p>First and here</p>'))
})

test('throws a draft away, and has it back on request', async () => {
  const { user, field } = await openReply()
  await user.type(field, 'Hello')
  await screen.findByText(/Draft saved/)

  await user.click(screen.getByRole('button', { name: 'Throw the draft away' }))
  await waitFor(() => expect(desk.drafts.size).toBe(0))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))

  expect(await screen.findByRole('textbox', { name: 'Your reply' })).toHaveTextContent('Hello')
  await waitFor(() => expect(desk.drafts.get('1.reply')?.html).toBe('<p>Hello</p>'))
})
