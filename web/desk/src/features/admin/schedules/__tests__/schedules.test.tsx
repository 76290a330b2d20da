import { screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, test, vi } from 'vitest'
import { open } from '../../../../testing/open'
import { anna, server } from '../../../../testing/server'

const office = {
  id: '3',
  name: 'Office',
  version: 4,
  rules: {
    zone: 'Europe/Stockholm',
    week: { monday: [{ from: '08:00', to: '12:00' }] },
    exceptions: [{ from: '2026-12-24', to: '2026-12-24', name: 'Christmas Eve', hours: [] }],
    holidayCalendars: [],
  },
}

// a week of fields is much for a busy machine
vi.setConfig({ testTimeout: 60_000 })

let saved: unknown[] = []

beforeEach(() => {
  saved = []
  server.use(
    http.get('*/api/session', () =>
      HttpResponse.json({ ...anna, agent: { ...anna.agent, permissions: ['tickets', 'schedules'] } }),
    ),
    http.get('*/api/schedules', () => HttpResponse.json({ items: [office], next: null })),
    http.get('*/api/schedules/3', () => HttpResponse.json({ ...office, usedBy: [] })),
    http.get('*/api/holiday-calendars', () =>
      HttpResponse.json({ items: [{ code: 'se', name: 'Sweden' }], next: null }),
    ),
    http.post('*/api/schedules/preview', () =>
      HttpResponse.json({
        openNow: false,
        changesAt: '2026-11-23T07:00:00Z',
        days: [{ date: '2026-11-23', hours: [{ from: '08:00', to: '12:00' }], reason: 'week', name: null }],
      }),
    ),
    http.put('*/api/schedules/3', async ({ request }) => {
      saved.push(await request.json())
      return HttpResponse.json({ ...office, version: 5 })
    }),
  )
})

test('Admin is offered to those with a permission in it only, and others are told so', async () => {
  server.use(http.get('*/api/session', () => HttpResponse.json(anna)))
  open('/admin/schedules')

  expect(await screen.findByRole('heading', { name: 'Admin is not yours to see' })).toBeInTheDocument()
  expect(screen.queryByRole('link', { name: 'Admin' })).not.toBeInTheDocument()
})

test('Admin leads to its first page, where each schedule says its hours', async () => {
  open('/admin')

  const row = await screen.findByRole('link', { name: /Office/ })
  expect(row).toHaveTextContent('Mon 08:00–12:00')
  expect(screen.getByRole('link', { name: 'Admin' })).toHaveAttribute('aria-current', 'page')
})

test('hours are added, copied and saved with the version that was read', async () => {
  const { user, router } = open('/admin/schedules/3')

  await user.click(await screen.findByRole('button', { name: 'Add hours: Monday' }))
  expect(screen.getByLabelText('Monday, hours 2, from')).toHaveFocus()
  await user.keyboard('1330')
  await user.click(screen.getByRole('button', { name: 'Copy Monday to other days' }))
  await user.click(await screen.findByRole('menuitem', { name: 'Sunday' }))
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/schedules'))
  const hours = [
    { from: '08:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ]
  expect(saved).toMatchObject([
    { name: 'Office', ifVersion: 4, rules: { week: { monday: hours, tuesday: [], sunday: hours } } },
  ])
})

test('a field that cannot be taken says so beside it', async () => {
  server.use(
    http.post('*/api/schedules/preview', () =>
      HttpResponse.json(
        {
          code: 'invalid',
          status: 400,
          errors: [{ field: 'rules.week.monday[0].to', code: 'before-start', message: 'no' }],
        },
        { status: 400 },
      ),
    ),
  )
  open('/admin/schedules/3')

  expect(await screen.findByText('The end must be after the start.')).toBeInTheDocument()
  expect(screen.getByLabelText('Monday, hours 1, to')).toBeInvalid()
})

test('what somebody else saved meanwhile is neither lost nor overwritten unasked', async () => {
  let version = 4
  server.use(
    http.get('*/api/schedules/3', () =>
      HttpResponse.json({ ...office, name: version === 4 ? 'Office' : 'Theirs', version, usedBy: [] }),
    ),
    http.put('*/api/schedules/3', async ({ request }) => {
      const body = (await request.json()) as { ifVersion?: number }
      saved.push(body)
      version = 5
      return body.ifVersion === undefined
        ? HttpResponse.json({ ...office, version: 6 })
        : HttpResponse.json({ code: 'stale-version', status: 409 }, { status: 409 })
    }),
  )
  const { user } = open('/admin/schedules/3')
  await user.type(await screen.findByLabelText('Name'), ' hours')
  await user.click(screen.getByRole('button', { name: 'Save' }))

  await user.click(await screen.findByRole('button', { name: 'Show their changes, drop mine' }))
  expect(await screen.findByRole('heading', { name: 'Theirs' })).toBeInTheDocument()
  expect(screen.getByLabelText('Name')).toHaveValue('Theirs')
  expect(saved).toHaveLength(1)
})

test('what is changed is not left behind unasked', async () => {
  const { user, router } = open('/admin/schedules/3')
  await user.type(await screen.findByLabelText('Name'), ' hours')
  await user.click(screen.getByRole('link', { name: 'All schedules' }))

  const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' })
  await user.click(within(dialog).getByRole('button', { name: 'Stay here' }))
  expect(router.state.location.pathname).toBe('/admin/schedules/3')
  expect(screen.getByLabelText('Name')).toHaveValue('Office hours')
})

test('what is in use is not removed, and the users are named', async () => {
  server.use(
    http.get('*/api/schedules/3', () =>
      HttpResponse.json({ ...office, usedBy: [{ kind: 'mailbox', name: 'Support' }] }),
    ),
  )
  const { user } = open('/admin/schedules/3')
  await user.click(await screen.findByRole('button', { name: 'Remove schedule' }))

  const dialog = await screen.findByRole('dialog', { name: 'Remove Office?' })
  expect(within(dialog).getByText('Mailbox Support')).toBeInTheDocument()
  expect(within(dialog).queryByRole('button', { name: 'Remove schedule' })).not.toBeInTheDocument()
})
