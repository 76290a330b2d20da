import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { lastShownLongAgo } from '../../../../testing/proof'
import { anna, server } from '../../../../testing/server'

const none = {
  required: 'none',
  version: 0,
  agents: 3,
  lacking: [{ id: '2', name: 'Bo Ek', address: 'bo@nordvind.example', email: true }],
}

let kept: unknown
beforeEach(() => {
  kept = undefined
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
})

test('what is asked of all agents is chosen, and who lacks it is named', async () => {
  const { user } = open('/admin/security')

  expect(await screen.findByText('1 of 3 agents has no second factor that would do:')).toBeInTheDocument()
  expect(screen.getByText(/only codes by e-mail/)).toBeInTheDocument()
  expect(await screen.findByRole('button', { name: 'Save' })).toBeDisabled()
  await user.click(screen.getByRole('radio', { name: /Authenticator app or passkey/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(kept).toEqual({ required: 'app-or-passkey', ifVersion: 0 }))
})

test('what is asked of all agents is changed after who changes it has shown once more who they are', async () => {
  const proofs = lastShownLongAgo()
  const { user } = open('/admin/security')

  await user.click(await screen.findByRole('radio', { name: /Any second factor/ }))
  await user.click(screen.getByRole('button', { name: 'Save' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Is it you?' }))
  await user.type(dialog.getByLabelText('Password'), 'long and secret')
  expect(kept).toBeUndefined()
  await user.click(dialog.getByRole('button', { name: 'Confirm' }))

  await waitFor(() => expect(kept).toEqual({ required: 'any', ifVersion: 0 }))
  expect(proofs).toEqual([{ method: 'password', code: 'long and secret' }])
})
