import { screen, waitFor } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../testing/open'
import { anna, server } from '../../../testing/server'

const button = () => screen.findByRole('button', { name: 'Anna Lind: your settings and sign-out' })

test('chooses a theme with the keyboard alone', async () => {
  const chosen: unknown[] = []
  server.use(
    http.get('*/api/outbox', () => HttpResponse.json({ items: [], next: null })),
    http.patch('*/api/session/agent', async ({ request }) => {
      const change = (await request.json()) as object
      chosen.push(change)
      return HttpResponse.json({ ...anna, agent: { ...anna.agent, ...change } })
    }),
  )
  const { user } = open('/outbox')
  const opener = await button()
  opener.focus()
  await user.keyboard('{Enter}')
  expect(await screen.findByText('anna@nordvind.example')).toBeInTheDocument()
  await waitFor(() => expect(screen.getByRole('menuitem', { name: 'Language' })).toHaveFocus())

  await user.keyboard('{ArrowDown}{ArrowRight}')
  expect(await screen.findByRole('menuitemradio', { name: 'As the system' })).toBeChecked()
  await user.click(screen.getByRole('menuitemradio', { name: 'Dark' }))
  await waitFor(() => expect(chosen).toEqual([{ theme: 'dark' }]))
})

test('signs out', async () => {
  server.use(
    http.get('*/api/outbox', () => HttpResponse.json({ items: [], next: null })),
    http.delete('*/api/session', () => new HttpResponse(null, { status: 204 })),
  )
  const { user, router } = open('/outbox')
  await user.click(await button())
  await user.click(await screen.findByRole('menuitem', { name: 'Sign out' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/sign-in'))
})
