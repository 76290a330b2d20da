import { answer } from '@svara/api'
import { calls } from './call'
import type { Draft, FlowKind, Graph } from './types'

/** @param version what was edited; another since is a refusal */
export function saveDraft(kind: FlowKind, graph: Graph, version: number) {
  return answer(calls.PUT<Draft>('/api/flows/{kind}/draft', { params: { path: { kind } }, body: { graph, version } }))
}
