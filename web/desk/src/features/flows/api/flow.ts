import { answer, api } from '@svara/api'
import { queryOptions } from '@tanstack/react-query'
import type { Flow, FlowKind } from './types'

export const flowKey = (kind: FlowKind) => ['flows', kind] as const

/** The draft, what is published, and the palette; read when it is opened: what is being edited does not change by itself. */
export function flowQuery(kind: FlowKind) {
  return queryOptions({
    queryKey: flowKey(kind),
    queryFn: () => loadFlow(kind),
    gcTime: 0,
    staleTime: Infinity,
    refetchOnReconnect: false,
  })
}

export async function loadFlow(kind: FlowKind) {
  return (await answer(api.GET(`/api/flows/${kind}`))) as Flow
}
