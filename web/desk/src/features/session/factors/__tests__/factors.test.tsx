import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, describe, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

const nobody = http.get('*/api/session', () =>
  HttpResponse.json({ code: 'not-signed-in', status: 401 }, { status: 401 }),
)
const noContent = () => new HttpResponse(null, { status: 204 })
const refusal = (code: string, status: number, more = {}) => HttpResponse.json({ code, status, ...more }, { status })
const off = {
  appSince: null,
  emailSince: null,
  email: 'anna@nordvind.example',
  passkeys: [],
  recoveryCodesLeft: 0,
  required: 'none',
  mustEnrol: false,
  password: true,
  mailedCode: false,
  provider: null,
  confirmedUntil: '2099-01-01T00:00:00Z',
}
const codes = Array.from(
  { length: 10 },
  (_, index) => `aaaaaa-bbbbbb-cccccc-ddddd${index + 2 > 7 ? 'x' : index + 2}${index}`,
)

let calls: unknown[] = []
beforeEach(() => {
  calls = []
})

async function typePassword(user: ReturnType<typeof open>['user']) {
  await user.type(await screen.findByLabelText(/E-mail/), 'anna@nordvind.example')
  await user.type(screen.getByLabelText(/^Password/), 'svara-demo')
  await user.click(screen.getByRole('button', { name: 'Sign in' }))
}

const secondStep = (...methods: string[]) =>
  http.post('*/api/session', () => HttpResponse.json({ methods, until: '2099-01-01T00:00:00Z' }, { status: 202 }))

describe('the second step', () => {
  test('is taken with the code of an app, and leads to the page that was asked for', async () => {
    server.use(
      nobody,
      secondStep('app', 'recovery'),
      http.post('*/api/session/second', async ({ request }) => {
        const proof = (await request.json()) as { code: string }
        calls.push(proof)
        return proof.code === '123456' ? HttpResponse.json(anna) : refusal('wrong-code', 401)
      }),
    )
    const { user, router } = open('/profile')
    await typePassword(user)

    await screen.findByRole('heading', { name: 'One more step' })
    expect(screen.getByLabelText('Code')).toHaveFocus()
    await user.type(screen.getByLabelText('Code'), '000000{Enter}')
    expect(await screen.findByText('This code is not right, or not any longer. Each works once.')).toBeInTheDocument()
    await user.clear(screen.getByLabelText('Code'))
    await user.type(screen.getByLabelText('Code'), '123456{Enter}')

    await screen.findByRole('navigation', { name: 'Services' })
    expect(router.state.location.pathname).toBe('/profile')
    expect(calls.at(-1)).toEqual({ method: 'app', code: '123456' })
  })

  test('mails a code once it is chosen, and takes a recovery code instead', async () => {
    server.use(
      nobody,
      secondStep('email', 'recovery'),
      http.post('*/api/session/second/code', () => {
        calls.push('mailed')
        return noContent()
      }),
      http.post('*/api/session/second', async ({ request }) => {
        calls.push(await request.json())
        return HttpResponse.json(anna)
      }),
    )
    const { user } = open('/sign-in')
    await typePassword(user)

    expect(await screen.findByText(/We have mailed you six digits/)).toBeInTheDocument()
    expect(calls).toEqual(['mailed'])
    await user.click(screen.getByRole('button', { name: 'Recovery code' }))
    await user.type(screen.getByLabelText('Recovery code'), 'aaaaaa-bbbbbb{Enter}')

    await waitFor(() => expect(calls.at(-1)).toEqual({ method: 'recovery', code: 'aaaaaa-bbbbbb' }))
  })

  test('that is over begins anew', async () => {
    server.use(
      nobody,
      secondStep('app'),
      http.post('*/api/session/second', () => refusal('sign-in-over', 401)),
    )
    const { user } = open('/sign-in')
    await typePassword(user)
    await user.type(await screen.findByLabelText('Code'), '123456{Enter}')

    expect(await screen.findByText('This took too long or too many tries. Sign in anew.')).toBeInTheDocument()
    await user.click(screen.getByRole('button', { name: 'Sign in anew' }))
    expect(await screen.findByRole('heading', { name: 'Sign in to Svara' })).toBeInTheDocument()
  })
})

describe('a forgotten password', () => {
  test('is asked for, and the answer says nothing of the account', async () => {
    server.use(
      nobody,
      http.post('*/api/session/forgotten', async ({ request }) => {
        calls.push(await request.json())
        return new HttpResponse(null, { status: 202 })
      }),
    )
    const { user } = open('/sign-in')
    await user.click(await screen.findByRole('link', { name: 'Forgot your password?' }))
    await user.type(await screen.findByLabelText('E-mail'), 'who@nordvind.example{Enter}')

    expect(await screen.findByText(/If there is an account for who@nordvind.example/)).toBeInTheDocument()
    expect(calls).toEqual([{ email: 'who@nordvind.example' }])
  })

  test('is set anew by a link whose secret does not stay in the address', async () => {
    window.history.replaceState(null, '', '/reset#secret')
    server.use(
      nobody,
      http.post('*/api/session/reset/check', () => HttpResponse.json({ email: 'anna@nordvind.example' })),
      http.post('*/api/session/reset', async ({ request }) => {
        calls.push(await request.json())
        return noContent()
      }),
    )
    const { user } = open('/reset#secret')
    await user.type(await screen.findByLabelText('New password'), 'four new plain words')
    expect(window.location.hash).toBe('')
    await user.click(screen.getByRole('button', { name: 'Set password' }))

    expect(await screen.findByText('Your new password is set. Sign in with it.')).toBeInTheDocument()
    expect(calls).toEqual([{ token: 'secret', password: 'four new plain words' }])
  })

  test('with a link that is over, says what to do', async () => {
    window.history.replaceState(null, '', '/reset#old')
    server.use(
      nobody,
      http.post('*/api/session/reset/check', () => refusal('password-link-over', 404)),
    )
    open('/reset#old')
    expect(await screen.findByRole('heading', { name: 'This link is over' })).toBeInTheDocument()
    expect(screen.getByRole('link', { name: 'Ask for a new link' })).toHaveAttribute('href', '/forgotten')
  })
})

describe('factors in the profile', () => {
  const offer = { key: 'ABCDEFGHIJKLMNOP', uri: 'otpauth://totp/Svara:anna', qr: { size: 21, path: 'M0 0h1v1h-1z' } }

  beforeEach(() => {
    server.use(
      http.get('*/api/sessions', () => HttpResponse.json({ items: [], next: null })),
      http.get('*/api/tokens', () => HttpResponse.json({ items: [], next: null })),
    )
  })

  test('an app is set up with a first code, and the recovery codes are shown once', async () => {
    let state: object = off
    server.use(
      http.get('*/api/session/two-factor', () => HttpResponse.json(state)),
      http.post('*/api/session/two-factor/app', () => HttpResponse.json(offer)),
      http.put('*/api/session/two-factor/app', async ({ request }) => {
        const { code } = (await request.json()) as { code: string }
        if (code !== '123456')
          return refusal('invalid', 400, { errors: [{ field: 'code', code: 'wrong-code', message: 'no' }] })
        state = { ...off, appSince: '2026-11-22T10:00:00Z', recoveryCodesLeft: 10 }
        return HttpResponse.json({ recoveryCodes: codes })
      }),
    )
    const { user } = open('/profile')
    await user.click(await screen.findByRole('button', { name: 'Set up: Authenticator app' }))

    expect(await screen.findByRole('img', { name: 'QR code for your authenticator app' })).toBeInTheDocument()
    expect(screen.getByText('ABCD EFGH IJKL MNOP')).toBeInTheDocument()
    await user.type(screen.getByLabelText('The code that the app shows now'), '000000{Enter}')
    expect(await screen.findByText('This code is not right, or not any longer. Each works once.')).toBeInTheDocument()
    await user.clear(screen.getByLabelText('The code that the app shows now'))
    await user.type(screen.getByLabelText('The code that the app shows now'), '123456{Enter}')

    const shown = await screen.findByRole('status', { name: 'Recovery codes' })
    expect(within(shown).getAllByRole('listitem')).toHaveLength(10)
    await user.click(within(shown).getByRole('button', { name: 'I have put them away' }))
    expect(screen.queryByText(codes[0]!)).not.toBeInTheDocument()
    expect(await screen.findByText(/10 codes are left/)).toBeInTheDocument()
  })

  test('a change asks who one is when that is too long ago', async () => {
    const on = { ...off, appSince: '2026-11-22T10:00:00Z', confirmedUntil: '2020-01-01T00:00:00Z' }
    server.use(
      http.get('*/api/session/two-factor', () => HttpResponse.json(on)),
      http.post('*/api/session/confirmation', async ({ request }) => {
        calls.push(await request.json())
        return noContent()
      }),
      http.delete('*/api/session/two-factor/app', () => {
        calls.push('off')
        return noContent()
      }),
    )
    const { user } = open('/profile')
    await user.click(await screen.findByRole('button', { name: 'Turn off: Authenticator app' }))
    await user.click(screen.getByRole('button', { name: 'Turn off for good: Authenticator app' }))

    const dialog = await screen.findByRole('dialog', { name: 'Is it you?' })
    expect(calls).toEqual([])
    await user.type(within(dialog).getByLabelText('Password'), 'svara-demo{Enter}')

    await waitFor(() => expect(calls).toEqual([{ method: 'password', code: 'svara-demo' }, 'off']))
  })

  test('is confirmed by a mailed code where that is the second step', async () => {
    const on = { ...off, emailSince: '2026-11-22T10:00:00Z', mailedCode: true, password: false, confirmedUntil: null }
    server.use(
      http.get('*/api/session/two-factor', () => HttpResponse.json(on)),
      http.post('*/api/session/confirmation/code', () => {
        calls.push('mailed')
        return noContent()
      }),
      http.post('*/api/session/confirmation', async ({ request }) => {
        calls.push(await request.json())
        return noContent()
      }),
      http.delete('*/api/session/two-factor/email', () => {
        calls.push('off')
        return noContent()
      }),
    )
    const { user } = open('/profile')
    await user.click(await screen.findByRole('button', { name: /^Turn off: / }))
    await user.click(screen.getByRole('button', { name: /^Turn off for good: / }))

    const dialog = await screen.findByRole('dialog', { name: 'Is it you?' })
    expect(await within(dialog).findByText(/We have mailed you six digits/)).toBeInTheDocument()
    expect(within(dialog).queryByLabelText('Password')).not.toBeInTheDocument()
    await user.type(within(dialog).getByLabelText('Code'), '123456{Enter}')

    await waitFor(() => expect(calls).toEqual(['mailed', { method: 'email', code: '123456' }, 'off']))
  })

  test('offers the provider first to whom it knows, and says why it could not be asked', async () => {
    server.use(
      http.get('*/api/session/two-factor', () =>
        HttpResponse.json({ ...off, provider: 'Nordvind ID', confirmedUntil: null }),
      ),
      http.post('*/api/sign-on/confirmation', () => refusal('provider-away', 503)),
    )
    const { user } = open('/profile')
    await user.click(await screen.findByRole('button', { name: 'Set up: Authenticator app' }))

    const dialog = within(await screen.findByRole('dialog', { name: 'Is it you?' }))
    expect(dialog.getByRole('button', { name: 'Password' })).toBeInTheDocument()
    await user.click(dialog.getByRole('button', { name: 'Confirm with Nordvind ID' }))

    expect(await dialog.findByText(/provider cannot be reached just now/)).toBeInTheDocument()
  })
})

describe('a required second factor', () => {
  test('is set up before anything else', async () => {
    let state: object = { ...off, required: 'any', mustEnrol: true }
    let session = { ...anna, agent: { ...anna.agent, mustEnrol: true } }
    server.use(
      http.get('*/api/session', () => HttpResponse.json(session)),
      http.get('*/api/sessions', () => HttpResponse.json({ items: [], next: null })),
      http.get('*/api/tokens', () => HttpResponse.json({ items: [], next: null })),
      http.get('*/api/session/two-factor', () => HttpResponse.json(state)),
      http.post('*/api/session/two-factor/email', noContent),
      http.put('*/api/session/two-factor/email', () => {
        state = { ...off, required: 'any', emailSince: '2026-11-22T10:00:00Z', recoveryCodesLeft: 10 }
        session = anna
        return HttpResponse.json({ recoveryCodes: codes })
      }),
    )
    const { user, router } = open('/profile')

    await screen.findByRole('heading', { name: 'Set up a second factor' })
    expect(router.state.location.pathname).toBe('/enrol')
    expect(screen.queryByRole('button', { name: 'Open the desk' })).not.toBeInTheDocument()
    await user.click(await screen.findByRole('button', { name: 'Set up: Codes by e-mail' }))
    await user.type(await screen.findByLabelText('The code that was mailed'), '123456{Enter}')
    await screen.findByText(codes[0]!)
    await user.click(await screen.findByRole('button', { name: 'Open the desk' }))

    await waitFor(() => expect(router.state.location.pathname).toBe('/profile'))
  })
})
