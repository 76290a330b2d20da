import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

test('what is asked of all agents is chosen, and who lacks it is named', async () => {
  let kept: unknown
  const none = {
    required: 'none',
    version: 0,
    agents: 3,
    lacking: [{ id: '2', name: 'Bo Ek', address: 'bo@nordvind.example', email: true }],
  }
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'security'] } }),
    ),
    http.get('*/api/admin/security', () => HttpResponse.json(none)),
    http.put('*/api/admin/security', async ({ request }) => {
      kept = await request.json()
      return HttpResponse.json({ ...none, required: 'app-or-passkey', version: 1 })
    }),
  )
  const { user } = open('/admin/security')

  expect(await screen.findByText('1 of 3 agents has no second factor that would do:')).toBeInTheDocument()
  expect(screen.getByText(/only codes by e-mail/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled()
  await user.click(screen.getByRole('radio', { name: /Authenticator app or passkey/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(kept).toEqual({ required: 'app-or-passkey', ifVersion: 0 }))
})
