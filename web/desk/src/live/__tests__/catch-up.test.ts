import type { Events } from '@svara/api'
import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
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
