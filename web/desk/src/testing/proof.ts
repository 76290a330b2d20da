import { http, HttpResponse } from 'msw'
import { server } from './server'

/** Whoever is signed in has a password, and showed who they are too long ago. Answers what they show from now on. */
export function lastShownLongAgo() {
  const proofs: unknown[] = []
  server.use(
    http.get('*/api/session/two-factor', () =>
      HttpResponse.json({
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
        confirmedUntil: '2020-01-01T00:00:00Z',
      }),
    ),
    http.post('*/api/session/confirmation', async ({ request }) => {
      proofs.push(await request.json())
      return new HttpResponse(null, { status: 204 })
    }),
  )
  return proofs
}
