import type { Events } from '@svara/api'
import { QueryClient } from '@tanstack/react-query'
import { http, HttpResponse } from 'msw'
import { expect, test } from 'vitest'
import { server } from '../../testing/server'
import { CatchUp } from '../catch-up'

function page(...subjects: string[]) {
  return {
    items: subjects.map((subjectKind) => ({ subjectKind, subjectId: '1', kind: `${subjectKind}.changed` })),
    cursor: 'next',
    reset: false,
    more: false,
  } as Events
}

test.each([
  ['status', 'statuses'],
  ['type', 'types'],
  ['field', 'fields'],
])('reads anew the list to choose from that a change of a %s is of, and no other', async (subject, list) => {
  const queries = new QueryClient()
  for (const key of ['statuses', 'types', 'fields', 'labels']) queries.setQueryData([key], [])

  await new CatchUp(queries).take(page(subject))

  const stale = queries.getQueryCache().findAll({ predicate: ({ state }) => state.isInvalidated })
  expect(stale.map(({ queryKey }) => queryKey)).toEqual([[list]])
})

test.each([
  ['41', false],
  ['42', true],
])('a ticket that was given to the group %s reads the groups anew: %s', async (group, isRead) => {
  server.use(http.get('*/api/tickets/1', () => new HttpResponse(null, { status: 404 })))
  const queries = new QueryClient()
  queries.setQueryData(['groups'], [{ id: '41', name: 'Returns' }])
  const event = { subjectKind: 'ticket', subjectId: '1', kind: 'ticket.group-changed', facts: { to: group } }

  await new CatchUp(queries).take({ ...page(), items: [event] } as unknown as Events)

  expect(queries.getQueryState(['groups'])?.isInvalidated).toBe(isRead)
})
