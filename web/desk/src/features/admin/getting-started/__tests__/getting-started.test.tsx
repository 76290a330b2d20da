import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

let tickets = { service: 'tickets', active: false, guideClosed: false, steps: [] as { key: string; done: boolean }[] }

beforeEach(() => {
  tickets = { service: 'tickets', active: false, guideClosed: false, steps: [] }
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'superadmin'] } }),
    ),
    http.get('*/api/services', () => HttpResponse.json({ items: [tickets], next: null })),
    http.patch('*/api/admin/services', async ({ request }) => {
      const { active, guideClosed } = (await request.json()) as { active?: boolean; guideClosed?: boolean }
      if (active)
        tickets = {
          ...tickets,
          active,
          steps: [
            { key: 'mailbox', done: true },
            { key: 'forwarding', done: false },
          ],
        }
      if (guideClosed !== undefined) tickets = { ...tickets, guideClosed }
      return HttpResponse.json(tickets)
    }),
  )
})

test('a service is activated, and its guide says what is left', async () => {
  const user = userEvent.setup()
  open('/admin/getting-started')

  expect(await screen.findByText('Not activated')).toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Activate Tickets' }))
  const steps = await screen.findAllByRole('heading', { level: 3 })
  expect(steps.map((step) => step.textContent)).toEqual(['Make a mailboxdone', 'Forward the mailto do'])
  expect(screen.getByText('1 of 2 done')).toBeInTheDocument()
  expect(screen.getByRole('link', { name: 'Do it: Forward the mail' })).toHaveAttribute('href', '/admin/mailboxes')
  await user.click(screen.getByRole('button', { name: 'Do not show on Home' }))
  expect(await screen.findByRole('button', { name: 'Show on Home again' })).toBeInTheDocument()
})

test('Home says how far the setup has come, until it is put away', async () => {
  tickets = {
    ...tickets,
    active: true,
    steps: [
      { key: 'mailbox', done: true },
      { key: 'forwarding', done: false },
    ],
  }
  open('/')
  const card = within(await screen.findByRole('region', { name: 'Getting started' }))
  expect(card.getByText('1 of 2 steps are done.')).toBeInTheDocument()
  expect(card.getByRole('link', { name: 'Go on' })).toHaveAttribute('href', '/admin/getting-started')
})

test('a guide that was put away is not on Home', async () => {
  tickets = { ...tickets, active: true, guideClosed: true, steps: [{ key: 'forwarding', done: false }] }
  open('/')
  expect(await screen.findByRole('heading', { level: 1, name: /Anna/ })).toBeInTheDocument()
  expect(screen.queryByRole('region', { name: 'Getting started' })).toBeNull()
})

test('a step that is well as it is, is kept so and ticks', async () => {
  const user = userEvent.setup()
  const guide = (kept: boolean) => ({
    ...tickets,
    active: true,
    steps: [
      { key: 'statuses', done: kept, keepable: !kept },
      { key: 'types', done: true, keepable: false },
      { key: 'forwarding', done: false, keepable: false },
    ],
  })
  let asked: unknown
  server.use(
    http.get('*/api/services', () => HttpResponse.json({ items: [guide(asked !== undefined)], next: null })),
    http.patch('*/api/admin/services', async ({ request }) => {
      asked = await request.json()
      return HttpResponse.json(guide(true))
    }),
  )
  open('/admin/getting-started')

  expect(await screen.findByRole('link', { name: 'Do it: Look over the statuses' })).toHaveAttribute(
    'href',
    '/admin/statuses',
  )
  expect(screen.getByRole('link', { name: 'Change: Make types' })).toHaveAttribute('href', '/admin/types')
  const keep = screen.getAllByRole('button', { name: /^Keep as it is/ })
  expect(keep).toHaveLength(1)
  await user.click(keep[0]!)

  expect(await screen.findByRole('heading', { level: 3, name: /Look over the statuses/ })).toHaveTextContent('done')
  expect(await screen.findByText('2 of 3 done')).toBeInTheDocument()
  expect(asked).toEqual({ service: 'tickets', keptStep: 'statuses' })
  await waitFor(() => expect(screen.getByRole('link', { name: 'Change: Look over the statuses' })).toHaveFocus())
  expect(screen.queryByRole('button', { name: /^Keep as it is/ })).toBeNull()
})
