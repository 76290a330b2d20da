import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

const nuisance = { id: '4', sender: 'nuisance.example', blockedBy: '1', createdAt: '2026-11-22T10:00:00Z' }
let calls: string[] = []

beforeEach(() => {
  calls = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'delete-tickets'] } }),
    ),
    http.get('*/api/blocked-senders', () => HttpResponse.json({ items: [nuisance], next: null })),
    http.delete('*/api/blocked-senders/4', () => {
      calls.push('unblock 4')
      return new HttpResponse(null, { status: 204 })
    }),
    http.post('*/api/blocked-senders', async ({ request }) => {
      const { sender } = (await request.json()) as { sender: string }
      calls.push(`block ${sender}`)
      return sender === 'nonsense'
        ? HttpResponse.json(
            {
              code: 'invalid',
              status: 400,
              errors: [{ field: 'sender', code: 'invalid-address', message: 'This is neither address nor domain.' }],
            },
            { status: 400, headers: { 'Content-Type': 'application/problem+json' } },
          )
        : HttpResponse.json({ ...nuisance, id: '5', sender }, { status: 201 })
    }),
  )
})

test('a sender is let in again, and that can be undone', async () => {
  const user = userEvent.setup()
  open('/admin/blocked-senders')

  await user.click(await screen.findByRole('button', { name: 'Unblock nuisance.example' }))
  await user.click(await screen.findByRole('button', { name: 'Undo' }))

  expect(calls).toEqual(['unblock 4', 'block nuisance.example'])
})

test('what cannot be blocked is said at the field, and what was typed stays', async () => {
  const user = userEvent.setup()
  open('/admin/blocked-senders')

  const field = await screen.findByRole('textbox', { name: 'Address or domain' })
  await user.type(field, 'nonsense{Enter}')

  expect(await screen.findByText('This is neither address nor domain.')).toBeInTheDocument()
  expect(field).toHaveValue('nonsense')
})
