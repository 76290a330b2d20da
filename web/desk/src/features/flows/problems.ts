import { Refusal } from '@svara/api'
import type { Graph, Problem, Settings } from './api/types'
import { blockOf } from './graph/graph'

/** What was typed into blocks and not applied to them: it keeps a flow from being published. */
export function notApplied(unapplied: Readonly<Record<string, Settings>>, graph: Graph): Problem[] {
  return Object.keys(unapplied)
    .filter((id) => blockOf(graph, id))
    .map((id) => ({ block: id, field: null, code: 'not-applied', message: '' }))
}

/** The first of each block. */
export function byBlock(problems: readonly Problem[]) {
  return new Map(problems.toReversed().flatMap((one) => (one.block ? [[one.block, one] as const] : [])))
}

/** Why the server does not publish; empty where it says something else. */
export function problemsOf(refusal: unknown): Problem[] {
  if (!(refusal instanceof Refusal)) return []
  return (refusal.problem as unknown as { problems?: Problem[] }).problems ?? []
}
