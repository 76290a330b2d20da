import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { showSheet } from '../index'
import { open } from '../../testing/open'
import { server } from '../../testing/server'

beforeEach(() => {
  showSheet(null)
  server.use(
    http.get('*/api/outbox', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/sessions', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/tokens', () => HttpResponse.json({ items: [], next: null })),
    http.get('*/api/tickets', ({ request }) => {
      const q = new URL(request.url).searchParams.get('q')
      const items = q === '48213' ? [ticket] : []
      return HttpResponse.json({ items, next: null })
    }),
  )
})

const ticket = {
  id: '17',
  displayNumber: 'NO-48213',
  fields: {},
  subject: 'Wrong size',
  status: { id: '1', kind: 'new', name: 'New' },
  labels: [],
  requester: { contactId: '1', name: 'Ingrid Solberg', email: 'ingrid@fjellpost.example' },
  createdAt: '2026-11-22T08:00:00Z',
  updatedAt: '2026-11-22T08:00:00Z',
}

test('Ctrl+K goes where its name says, with the keyboard alone', async () => {
  const { user, router } = open('/outbox')
  await screen.findByRole('heading', { name: 'Outbox' })

  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox'), 'settings')
  expect(screen.getByRole('option', { selected: true })).toHaveTextContent('Go to your settings')
  await user.keyboard('{Enter}')

  await waitFor(() => expect(router.state.location.pathname).toBe('/profile'))
  expect(screen.queryByRole('combobox')).not.toBeInTheDocument()
})

test('the palette finds a ticket by its number', async () => {
  const { user } = open('/outbox')
  await screen.findByRole('heading', { name: 'Outbox' })

  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox'), '48213')

  expect(await screen.findByRole('option', { name: /NO-48213 Wrong size/ })).toHaveAttribute('aria-selected', 'true')
})

test('the palette has what was chosen last first', async () => {
  const { user } = open('/outbox')
  await screen.findByRole('heading', { name: 'Outbox' })
  await user.keyboard('{Control>}k{/Control}')
  await user.type(await screen.findByRole('combobox'), 'settings{Enter}')
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())

  await user.keyboard('{Control>}k{/Control}')

  const palette = within(await screen.findByRole('dialog'))
  expect((await palette.findAllByRole('option'))[0]).toHaveTextContent('Go to your settings')
})

test('? lists the shortcuts that work here, and searches them', async () => {
  const { user } = open('/outbox')
  await screen.findByRole('heading', { name: 'Outbox' })

  await user.keyboard('?')
  const sheet = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }, { timeout: 5_000 })
  expect(within(sheet).getByText('Next mail')).toBeInTheDocument()
  await user.type(within(sheet).getByRole('textbox'), 'home')

  expect(within(sheet).getByText('Go to Home')).toBeInTheDocument()
  expect(within(sheet).queryByText('Next mail')).not.toBeInTheDocument()
})
