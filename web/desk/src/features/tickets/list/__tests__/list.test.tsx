import type { Ticket } from '@svara/api'
import { act, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { open } from '../../../../testing/open'
import { server } from '../../../../testing/server'
import { putTicket } from '../../cache'
import { serve, three, ticket } from './some-tickets'

const row = (name: RegExp) => screen.findByRole('link', { name })

test('says in each row what it shows', async () => {
  const labels = [{ id: '7', name: 'Complaint', colour: '#a61e4d' }]
  serve([ticket(1, { unread: true, priority: 'urgent', labels, hasAttachments: true, assigneeId: '1' }), ticket(2)])
  open('/tickets/all-unsolved')

  const first = await row(/^Unread\. New\. Customer 1: Subject 1\. Complaint\. Urgent\. Has an attachment/)
  await waitFor(() => expect(first).toHaveAccessibleName(/Assigned to Anna Lind/))
  expect(await row(/^New\. Customer 2: Subject 2\. Nobody/)).toBeVisible()
})

test('names the page by its filter and counter', async () => {
  serve(three)
  open('/tickets/all-unsolved')

  expect(await screen.findByRole('heading', { name: /All unsolved 38/ })).toBeVisible()
  expect(document.title).toBe('All unsolved (38) · Svara')
})

test('goes through the list with j and k, and the focus follows', async () => {
  serve(three)
  const { user, router } = open('/tickets/all-unsolved')
  await row(/Customer 1/)

  await user.keyboard('j')
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/all-unsolved/101'))
  await waitFor(async () => expect(await row(/Customer 1/)).toHaveFocus())
  await user.keyboard('j')
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/all-unsolved/102'))
  expect(await row(/Customer 2/)).toHaveAttribute('aria-current', 'true')
  await user.keyboard('k')
  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/all-unsolved/101'))
})

test('goes on from where a ticket was that has left the list', async () => {
  serve(three)
  const { user, router, queries } = open('/tickets/all-unsolved/102')
  await row(/Customer 2/)

  act(() => putTicket(queries, { ...three[1]!, status: { id: '6', kind: 'solved', name: 'Solved' } }))
  await waitFor(() => expect(screen.queryByRole('link', { name: /Customer 2/ })).toBeNull())
  await user.keyboard('j')

  await waitFor(() => expect(router.state.location.pathname).toBe('/tickets/all-unsolved/103'))
})

test('reads on before the end is reached', async () => {
  const asked = serve(
    Array.from({ length: 120 }, (_, place) => ticket(place + 1)),
    50,
  )
  open('/tickets/all-unsolved')

  await row(/Customer 1:/)
  await waitFor(() => expect(asked.map((query) => query.get('cursor'))).toEqual([null, '50']))
})

test('searches with Enter, keeps it in the address, and clears it with Escape', async () => {
  const asked = serve(three)
  const { user, router } = open('/tickets/all-unsolved?sort=created')
  await row(/Customer 1/)

  await user.keyboard('/')
  const box = screen.getByRole('textbox', { name: 'Search tickets' })
  expect(box).toHaveFocus()
  await user.type(box, 'broken zip{Enter}')

  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'broken zip', sort: 'created' }))
  await waitFor(() => expect(asked.at(-1)?.get('q')).toBe('broken zip'))
  expect(asked.at(-1)?.get('sort')).toBeNull()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(router.state.location.search).toEqual({ sort: 'created' }))
  expect(box).toHaveValue('')
})

test('understands conditions that are typed, and lets each be taken away', async () => {
  serve(three)
  const { user, router } = open('/tickets/all-unsolved')
  await row(/Customer 1/)

  await user.type(screen.getByRole('textbox', { name: 'Search tickets' }), 'status:pending assignee:me tent{Enter}')

  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'tent', status: 'pending', assignee: '1' }))
  await user.click(await screen.findByRole('button', { name: 'Remove the condition Status' }))
  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'tent', assignee: '1' }))
})

test('offers all tickets to one who finds nothing', async () => {
  serve([])
  const { user, router } = open('/tickets/my-unsolved?q=nothing')

  await user.click(await screen.findByRole('link', { name: 'Search in all tickets' }))

  await waitFor(() => expect(router.state.location.href).toBe('/tickets/all?q=nothing'))
})

test('says that all is done where all is done', async () => {
  serve([])
  open('/tickets/my-unsolved')

  expect(await screen.findByText('All done')).toBeVisible()
})

test('says why tickets could not be loaded, and tries again', async () => {
  serve(three)
  server.use(
    http.get('*/api/tickets', () => HttpResponse.json({ code: 'busy', detail: 'Too busy.' }, { status: 503 }), {
      once: true,
    }),
  )
  const { user } = open('/tickets/all-unsolved')

  expect(await screen.findByRole('alert')).toHaveTextContent('Too busy.')
  await user.click(screen.getByRole('button', { name: 'Try again' }))

  expect(await row(/Customer 1/)).toBeVisible()
})

test('stars many tickets at once, names what was refused, and undoes the rest together', async () => {
  serve(three)
  const stars = new Map<string, boolean>()
  server.use(
    http.patch('*/api/tickets/:id', async ({ params, request }) => {
      const { starred } = (await request.json()) as { starred: boolean }
      if (params.id === '102') return HttpResponse.json({ code: 'odd', detail: 'Not this one.' }, { status: 409 })
      stars.set(String(params.id), starred)
      return HttpResponse.json({ ...three.find(({ id }) => id === params.id), starred, version: 2 } as Ticket)
    }),
  )
  const { user } = open('/tickets/all-unsolved')
  await row(/Customer 1/)

  await user.keyboard('*')
  const tools = await screen.findByRole('toolbar', { name: 'Chosen tickets' })
  expect(within(tools).getByText('3 chosen')).toBeVisible()
  await user.click(within(tools).getByRole('button', { name: 'Star' }))

  expect(await screen.findByText('Ticket 102 was not changed')).toBeVisible()
  expect(screen.getByText('Not this one.')).toBeVisible()
  expect(Object.fromEntries(stars)).toEqual({ 101: true, 103: true })
  await user.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(Object.fromEntries(stars)).toEqual({ 101: false, 103: false }))
})

test('chooses by keys, and sets a status for all that are chosen', async () => {
  serve(three)
  const sent: string[] = []
  server.use(
    http.patch('*/api/tickets/:id', async ({ params, request }) => {
      const body = (await request.json()) as { status: string; ifVersion: number }
      sent.push(`${String(params.id)} ${body.status} ${body.ifVersion}`)
      const solved = { id: '6', kind: 'solved', name: 'Solved' }
      return HttpResponse.json({ ...three.find(({ id }) => id === params.id), status: solved, version: 2 })
    }),
  )
  const { user } = open('/tickets/all-unsolved')
  await row(/Customer 1/)

  await user.keyboard('jx{Shift>}J{/Shift}')
  await screen.findByText('2 chosen')
  await user.click(screen.getByRole('button', { name: 'Set status' }))
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Solved' }))

  expect(await screen.findByText('2 tickets set to Solved')).toBeVisible()
  expect(sent.toSorted()).toEqual(['101 solved 1', '102 solved 1'])
  expect(screen.queryByRole('link', { name: /Customer 1/ })).toBeNull()
})

test('turns to another order by the menu, which leads back to its button', async () => {
  serve(three)
  const { user, router } = open('/tickets/all-unsolved')
  await row(/Customer 1/)

  await user.click(screen.getByRole('button', { name: 'Sorted by: Updated, newest first' }))
  expect(await screen.findByRole('menuitemradio', { name: 'Updated, newest first' })).toBeChecked()
  await user.click(screen.getByRole('menuitemradio', { name: 'Created, newest first' }))

  await waitFor(() => expect(router.state.location.search).toEqual({ sort: '-created' }))
  await waitFor(() => expect(screen.getByRole('button', { name: 'Sorted by: Created, newest first' })).toHaveFocus())
})

test('shows in each row what the menu says, at once', async () => {
  serve([ticket(1, { labels: [{ id: '7', name: 'Complaint', colour: '#a61e4d' }] })])
  const { user } = open('/tickets/all-unsolved')
  const first = await row(/Customer 1/)
  expect(within(first).getByText('Complaint')).toBeInTheDocument()

  await user.click(screen.getByRole('button', { name: 'Shown in each row' }))
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Labels' }))
  expect(within(first).queryByText('Complaint')).toBeNull()

  await user.click(screen.getByRole('menuitem', { name: 'Back to the usual ones' }))
  expect(within(first).getByText('Complaint')).toBeInTheDocument()
})

const GROUPS = [
  { id: '41', name: 'Returns' },
  { id: '42', name: 'Shipping' },
]
const groups = http.get('*/api/groups', () => HttpResponse.json({ items: GROUPS, next: null }))

test('gives many tickets to a group, and each row says whose it is where one wants to know', async () => {
  const tickets = [ticket(1), ticket(2, { group: GROUPS[1] })]
  serve(tickets)
  const sent: string[] = []
  server.use(
    groups,
    http.patch('*/api/tickets/:id', async ({ params, request }) => {
      const { groupId } = (await request.json()) as { groupId: string | null }
      sent.push(`${String(params.id)} ${groupId}`)
      const group = GROUPS.find(({ id }) => id === groupId) ?? null
      return HttpResponse.json({ ...tickets.find(({ id }) => id === params.id), group, version: 2 })
    }),
  )
  const { user } = open('/tickets/all-unsolved')
  const first = await row(/Customer 1/)
  expect(within(first).queryByText('Returns')).toBeNull()

  await user.keyboard('*')
  await user.click(await screen.findByRole('button', { name: 'Assign to a group' }))
  expect(screen.queryByRole('menuitemcheckbox', { name: 'My groups' })).toBeNull()
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Returns' }))
  expect(await screen.findByText('2 tickets given to Returns')).toBeVisible()
  expect(sent.toSorted()).toEqual(['101 41', '102 41'])

  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(sent.slice(2).toSorted()).toEqual(['101 null', '102 42']))
  await user.keyboard('{Escape}')
  await user.click(screen.getByRole('button', { name: 'Shown in each row' }))
  await user.click(await screen.findByRole('menuitemcheckbox', { name: 'Group' }))
  expect(within(await row(/Customer 2/)).getByText('Shipping')).toBeInTheDocument()
})

test('is narrowed to the groups that one is in, which only the server knows', async () => {
  const asked = serve([ticket(1, { group: GROUPS[0] })])
  server.use(groups)
  const { user, router } = open('/tickets/all-unsolved')
  await row(/Customer 1/)

  await user.type(screen.getByRole('textbox', { name: 'Search tickets' }), 'group:mine{Enter}')

  await waitFor(() => expect(router.state.location.search).toEqual({ group: 'mine' }))
  await waitFor(() => expect(asked.at(-1)?.get('group')).toBe('mine'))
  expect(await screen.findByRole('button', { name: /Group: My groups/ })).toBeVisible()
})
