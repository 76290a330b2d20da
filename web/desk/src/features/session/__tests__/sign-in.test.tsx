import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../testing/open'
import { anna, server } from '../../../testing/server'

const nobody = http.get('*/api/session', () =>
  HttpResponse.json({ code: 'not-signed-in', status: 401 }, { status: 401 }),
)

test('leads a stranger to the sign-in, and to the page that was asked for after it', async () => {
  server.use(
    nobody,
    http.post('*/api/session', () => HttpResponse.json(anna)),
  )
  const { user, router } = open('/profile')

  await user.type(await screen.findByLabelText(/E-mail/), 'anna@nordvind.example')
  await user.type(screen.getByLabelText(/^Password/), 'svara-demo')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))

  await screen.findByRole('navigation', { name: 'Services' })
  expect(router.state.location.pathname).toBe('/profile')
})

test('says why a sign-in was refused, and keeps what was typed', async () => {
  server.use(
    nobody,
    http.post('*/api/session', () =>
      HttpResponse.json(
        { code: 'wrong-credentials', status: 401, detail: 'E-mail or password is wrong.' },
        { status: 401 },
      ),
    ),
  )
  const { user } = open('/sign-in')

  await user.type(await screen.findByLabelText(/E-mail/), 'anna@nordvind.example')
  await user.type(screen.getByLabelText(/^Password/), 'wrong')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))

  expect(await screen.findByRole('alert')).toHaveTextContent('E-mail or password is wrong.')
  expect(screen.getByLabelText(/E-mail/)).toHaveValue('anna@nordvind.example')
})

test('leads nowhere but into the desk after the sign-in', async () => {
  server.use(nobody)
  const { router } = open('/sign-in?next=https://evil.example/')

  await screen.findByRole('heading', { name: 'Sign in to Svara' })
  expect(router.state.location.search).toEqual({})
})
