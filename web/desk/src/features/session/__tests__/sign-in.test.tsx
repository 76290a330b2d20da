import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, describe, expect, test } from 'vitest'
import { changeLanguage } from '../../../i18n'
import { open } from '../../../testing/open'
import { anna, server } from '../../../testing/server'

const nobody = http.get('*/api/session', () =>
  HttpResponse.json({ code: 'not-signed-in', status: 401 }, { status: 401 }),
)

const installation = (answer: object) => http.get('*/api/installation', () => HttpResponse.json(answer))

const refusedWith = (code: string, status: number, headers = {}) =>
  http.post('*/api/session', () => HttpResponse.json({ code, status, detail: code }, { status, headers }))

async function signIn(user: ReturnType<typeof open>['user']) {
  await user.type(await screen.findByLabelText(/E-mail/), 'anna@nordvind.example')
  await user.type(screen.getByLabelText(/^Password/), 'svara-demo')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
}

describe('the sign-in', () => {
  test('leads a stranger to the page that was asked for', async () => {
    server.use(
      nobody,
      http.post('*/api/session', () => HttpResponse.json(anna)),
    )
    const { user, router } = open('/profile')

    await signIn(user)

    await screen.findByRole('navigation', { name: 'Services' })
    expect(router.state.location.pathname).toBe('/profile')
  })

  test('says why it was refused, and keeps what was typed', async () => {
    server.use(nobody, refusedWith('sign-in-failed', 401))
    const { user } = open('/sign-in')

    await signIn(user)

    expect(await screen.findByText('The e-mail address or the password is not right.')).toBeInTheDocument()
    expect(screen.getByLabelText(/E-mail/)).toHaveValue('anna@nordvind.example')
    expect(screen.getByLabelText(/^Password/)).toHaveFocus()
  })

  test('says how long to wait when it is slowed down', async () => {
    server.use(nobody, refusedWith('too-many-attempts', 429, { 'Retry-After': '120' }))
    const { user } = open('/sign-in')

    await signIn(user)

    expect(await screen.findByText('Too many failed tries. Try again in 2 minutes.')).toBeInTheDocument()
    expect(screen.getByRole('button', { name: /Wait [12]:/ })).toBeDisabled()
  })

  test('says that there is no connection', async () => {
    server.use(
      nobody,
      http.post('*/api/session', () => HttpResponse.error()),
    )
    const { user } = open('/sign-in')

    await signIn(user)

    expect(await screen.findByText('Svara cannot be reached. Check the connection and try again.')).toBeInTheDocument()
  })

  test('leads nowhere but into the desk', async () => {
    server.use(nobody)
    const { router } = open('/sign-in?next=https://evil.example/')

    await screen.findByRole('heading', { name: 'Sign in to Svara' })
    expect(router.state.location.search).toEqual({})
  })
})

describe('before the sign-in', () => {
  afterEach(() => changeLanguage('en'))

  test('the language can be chosen', async () => {
    server.use(nobody)
    const { user } = open('/sign-in')

    await user.click(await screen.findByRole('button', { name: 'Svenska' }))

    expect(await screen.findByRole('heading', { name: 'Logga in i Svara' })).toBeInTheDocument()
    expect(document.documentElement).toHaveAttribute('lang', 'sv')
  })

  test("the demo's people fill in the form", async () => {
    const demo = { names: ['anna@nordvind.example', 'erik@nordvind.example'], password: 'svara-demo', smtpPort: 2525 }
    server.use(nobody, installation({ state: 'ready', demo }))
    const { user } = open('/sign-in')

    const box = await screen.findByRole('region', { name: 'This is the demo' })
    await user.click(within(box).getByRole('button', { name: 'erik@nordvind.example' }))

    expect(screen.getByLabelText(/E-mail/)).toHaveValue('erik@nordvind.example')
    expect(screen.getByLabelText(/^Password/)).toHaveValue('svara-demo')
  })

  test('an installation that is not set up says where the link is', async () => {
    server.use(nobody, installation({ state: 'not-set-up', demo: null }))
    open('/sign-in')

    expect(await screen.findByRole('heading', { name: 'Svara is not set up yet' })).toBeInTheDocument()
    expect(screen.getByText('./svara run')).toBeInTheDocument()
    expect(screen.queryByLabelText(/Password/)).not.toBeInTheDocument()
  })

  test('a sleeping demo says how to wake it', async () => {
    server.use(nobody, installation({ state: 'demo-asleep', demo: null }))
    open('/sign-in')

    expect(await screen.findByText('./svara run --demo')).toBeInTheDocument()
  })
})

describe('a password that somebody else gave', () => {
  const newcomer = { ...anna, agent: { ...anna.agent, mustChangePassword: true } }

  test('is changed before anything else', async () => {
    let asked: unknown
    server.use(
      http.get('*/api/session', () => HttpResponse.json(newcomer)),
      http.put('*/api/session/password', async ({ request }) => {
        asked = await request.json()
        return new HttpResponse(null, { status: 204 })
      }),
    )
    const { user, router } = open('/profile')

    await screen.findByRole('heading', { name: 'Choose your own password' })
    expect(router.state.location.pathname).toBe('/new-password')
    await user.type(screen.getByLabelText('Current password'), 'given by Erik')
    await user.type(screen.getByLabelText('New password'), 'correct horse battery')
    await user.click(screen.getByRole('button', { name: 'Change password' }))

    await waitFor(() => expect(router.state.location.pathname).toBe('/profile'))
    expect(asked).toEqual({ currentPassword: 'given by Erik', password: 'correct horse battery' })
  })

  test('is refused by the rule that it breaks, at its field', async () => {
    const errors = [{ field: 'password', code: 'too-short', message: 'Use at least 10 characters.' }]
    server.use(
      http.get('*/api/session', () => HttpResponse.json(newcomer)),
      http.put('*/api/session/password', () =>
        HttpResponse.json({ code: 'invalid', status: 400, errors }, { status: 400 }),
      ),
    )
    const { user } = open('/')

    await user.type(await screen.findByLabelText('Current password'), 'given by Erik')
    await user.type(screen.getByLabelText('New password'), 'short')
    await user.click(screen.getByRole('button', { name: 'Change password' }))

    expect(await screen.findByText('Use at least 10 characters.')).toBeInTheDocument()
    expect(screen.getByLabelText('New password')).toBeInvalid()
  })
})
