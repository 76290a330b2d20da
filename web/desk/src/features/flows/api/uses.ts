import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'

/** What a flow can name. */
export type Named =
  | { label: string }
  | { agent: string }
  | { mailbox: string }
  | { group: string }
  | { status: string }
  | { type: string }
  | { company: string }
  | { field: string }
  | { webhook: string }

/** The flows that name something, asked before it is removed. */
export function flowUsesQuery(named: Named) {
  return queryOptions({
    queryKey: ['flow-uses', named],
    queryFn: async () => (await answer(api.GET('/api/flows/uses', { params: { query: named } }))).items,
    gcTime: 0,
  })
}
