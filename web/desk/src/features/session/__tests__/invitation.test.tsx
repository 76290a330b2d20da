import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../testing/open'
import { anna, server } from '../../../testing/server'

const invitation = {
  organization: 'Nordvind',
  inviter: 'Anna Lind',
  email: 'kim@nordvind.example',
  language: 'en',
  expiresAt: '2026-12-06T10:00:00Z',
}

test('the invitee chooses name and password, and is at the desk', async () => {
  const calls: string[] = []
  let signedIn = false
  server.use(
    http.get('*/api/session', () => (signedIn ? HttpResponse.json(anna) : new HttpResponse(null, { status: 401 }))),
    http.get('*/api/invitations/:secret', () => HttpResponse.json(invitation)),
    http.post('*/api/invitations/:secret', async ({ request, params }) => {
      const body = (await request.json()) as { password: string }
      calls.push(`accept ${String(params.secret)} ${JSON.stringify(body)}`)
      if (body.password.length < 10)
        return HttpResponse.json(
          { status: 400, code: 'invalid', errors: [{ field: 'password', code: 'too-short', message: 'short' }] },
          { status: 400 },
        )
      return new HttpResponse(null, { status: 204 })
    }),
    http.post('*/api/session', async ({ request }) => {
      calls.push(`sign in ${JSON.stringify(await request.json())}`)
      signedIn = true
      return HttpResponse.json(anna)
    }),
  )
  const user = userEvent.setup()
  open('/invitation/abc')

  expect(await screen.findByRole('heading', { name: 'Join Nordvind' })).toBeInTheDocument()
  await user.type(screen.getByLabelText('Your name'), 'Kim')
  await user.type(screen.getByLabelText('Password'), 'short')
  await user.click(screen.getByRole('button', { name: 'Join' }))
  expect(await screen.findByText('Use at least 10 characters.')).toBeInTheDocument()
  await user.type(screen.getByLabelText('Password'), ' enough now')
  await user.click(screen.getByRole('button', { name: 'Join' }))

  expect(await screen.findByRole('heading', { name: 'Welcome, Anna Lind' })).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'To the desk' }))
  expect(await screen.findByRole('heading', { level: 1, name: /, Anna/ })).toBeInTheDocument()
  expect(calls).toEqual([
    'accept abc {"name":"Kim","password":"short"}',
    'accept abc {"name":"Kim","password":"short enough now"}',
    'sign in {"email":"kim@nordvind.example","password":"short enough now"}',
  ])
})

test('an invitation that is not good any longer says what to do', async () => {
  server.use(
    http.get('*/api/session', () => new HttpResponse(null, { status: 401 })),
    http.get('*/api/invitations/:secret', () =>
      HttpResponse.json({ status: 404, code: 'invitation-not-found' }, { status: 404 }),
    ),
  )
  open('/invitation/abc')
  expect(await screen.findByText(/Ask whoever invited you/)).toBeInTheDocument()
})
