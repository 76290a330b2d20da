import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { server } from '../../../../testing/server'
import { answering, aMessage, aTicket } from '../../conversation/__tests__/answers'

const other = aTicket({ id: '8', displayNumber: '1042', subject: 'Where is my parcel?' })

function linking(linked: boolean) {
  const calls: string[] = []
  let links = [{ ticket: other, linked, suggestedBy: 'number' }]
  server.use(
    http.get('*/api/tickets/7/links', () => HttpResponse.json({ items: links, next: null })),
    http.put('*/api/tickets/7/links/8', () => {
      calls.push('link')
      links = [{ ticket: other, linked: true, suggestedBy: 'number' }]
      return new HttpResponse(null, { status: 204 })
    }),
    http.delete('*/api/tickets/7/links/8', () => {
      calls.push('unlink')
      links = []
      return new HttpResponse(null, { status: 204 })
    }),
  )
  return calls
}

test('what seems to belong to the ticket is linked with one click', async () => {
  answering({})
  const calls = linking(false)
  const { user } = open('/tickets/all-open/7')

  expect(await screen.findByRole('link', { name: /#1042 Where is my parcel/ })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Link #1042' }))

  expect(await screen.findByRole('button', { name: 'Take the link to #1042 away' })).toBeInTheDocument()
  expect(calls).toEqual(['link'])
})

test('a suggestion is dismissed with one click, which can be undone', async () => {
  answering({})
  const calls = linking(false)
  const { user } = open('/tickets/all-open/7')

  await user.click(await screen.findByRole('button', { name: 'Dismiss #1042' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))

  expect(await screen.findByRole('button', { name: 'Take the link to #1042 away' })).toBeInTheDocument()
  expect(calls).toEqual(['unlink', 'link'])
})

test('a held message says whose it claims to be, and is taken as theirs', async () => {
  const held = aMessage({ kind: 'note', outside: true, held: { kind: 'reply', agent: '2' } })
  answering({ messages: [held] })
  const calls: string[] = []
  server.use(
    http.post(`*/api/tickets/7/messages/${held.id}/believe`, () => {
      calls.push('believe')
      return HttpResponse.json({ ...held, kind: 'reply', agentId: '2', held: null })
    }),
  )
  const { user } = open('/tickets/all-open/7')

  expect(await screen.findByText(/This says that Bo Henriksen answered the customer/)).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Take as the reply' }))

  expect(await screen.findByText('Sent from another program')).toBeInTheDocument()
  expect(calls).toEqual(['believe'])
})
