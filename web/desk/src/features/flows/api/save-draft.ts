import { answer, api, type FlowGraph } from '@svara/api'
import type { FlowKind, Graph } from './types'

/** @param version what was edited; another since is a refusal */
export function saveDraft(kind: FlowKind, graph: Graph, version: number) {
  return answer(api.PUT(`/api/flows/${kind}/draft`, { body: { graph: graph as FlowGraph, version } }))
}
