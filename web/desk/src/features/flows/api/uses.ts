import { answer } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'
import { calls } from './call'

/** What a flow can name. */
export type Named = { label: string } | { agent: string } | { mailbox: string }

export interface FlowUse {
  kind: string
  /** The blocks that name it, in what runs and in the draft. */
  published: string[]
  draft: string[]
}

/** The flows that name something, asked before it is removed. */
export function flowUsesQuery(named: Named) {
  return queryOptions({
    queryKey: ['flow-uses', named],
    queryFn: async () =>
      (await answer(calls.GET<{ items: FlowUse[] }>('/api/flows/uses', { params: { query: named } }))).items,
    gcTime: 0,
  })
}
