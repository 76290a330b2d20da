import { screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { server } from '../../../../testing/server'
import { written } from '../use-filter-count'

const counters = http.get('*/api/filters', () =>
  HttpResponse.json({
    items: [
      { id: 'all-unsolved', count: 38, capped: false },
      { id: 'all-open', count: 10000, capped: true },
      { id: 'trash', count: null, capped: false },
    ],
    next: null,
  }),
)

test('shows the filters with their counters, and marks the current one', async () => {
  server.use(
    counters,
    http.get('*/api/tickets', () => HttpResponse.json({ items: [], next: null })),
  )
  const { user, router } = open('/tickets/all-unsolved')

  expect(await screen.findByRole('link', { name: 'All unsolved 38', current: 'page' })).toBeVisible()
  await user.click(screen.getByRole('link', { name: 'All open 9,999+' }))

  expect(await screen.findByRole('link', { name: /All open/, current: 'page' })).toBeVisible()
  expect(router.state.location.pathname).toBe('/tickets/all-open')
})

test('folded, still shows where one is', async () => {
  server.use(
    counters,
    http.get('*/api/tickets', () => HttpResponse.json({ items: [], next: null })),
  )
  const { user } = open('/tickets/unassigned')

  await user.click(await screen.findByRole('button', { name: 'Default filters' }))

  expect(screen.getByRole('link', { name: /Unassigned/ })).toBeVisible()
  expect(screen.queryByRole('link', { name: /All open/ })).toBeNull()
  expect(screen.getByRole('link', { name: /Trash/ })).toBeVisible()
})

test('writes a counter as the language does', () => {
  expect(written({ id: 'all-open', count: 10000, capped: true }, 'sv')).toBe('9\u00a0999+')
  expect(written({ id: 'trash', count: null, capped: false }, 'sv')).toBe('')
})
