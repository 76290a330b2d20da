import { screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../testing/open'
import { server } from '../../../testing/server'

const nobody = http.get('*/api/session', () =>
  HttpResponse.json({ code: 'not-signed-in', status: 401 }, { status: 401 }),
)

test('who types an address of a domain with a provider is offered its button', async () => {
  const user = userEvent.setup()
  server.use(
    nobody,
    http.get('*/api/sign-on', ({ request }) => {
      const isTheirs = new URL(request.url).searchParams.get('word')?.endsWith('@nordvind.example')
      return HttpResponse.json({ provider: isTheirs ? { name: 'Nordvind ID', only: false } : null })
    }),
  )
  open('/sign-in')

  await user.type(await screen.findByRole('textbox', { name: 'E-mail' }), 'bo@nordvind.example')

  expect(await screen.findByRole('button', { name: 'Continue with Nordvind ID' })).toBeInTheDocument()
})

test('a refused answer of the provider is said in words, with the way back', async () => {
  server.use(
    nobody,
    http.post('*/api/sign-on/answer', () =>
      HttpResponse.json(
        { code: 'agent-removed', status: 403, detail: 'x' },
        { status: 403, headers: { 'Content-Type': 'application/problem+json' } },
      ),
    ),
  )
  open('/sign-in/sso/done?state=s&code=c')

  expect(await screen.findByText(/Your account here has been removed/)).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Back to sign-in' })).toHaveAttribute('href', '/sign-in')
})
