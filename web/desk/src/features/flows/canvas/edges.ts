import type { Edge } from '@xyflow/react'
import type { Graph } from '../api/types'
import { BLOCK_WIDTH, ENTRY, placeOf, ROW } from '../graph/graph'
import type { Words } from '../words'

export type ConnectionData = { kind: 'yes' | 'no' | 'go'; word: string | null; isOnPath: boolean }
export type ConnectionEdgeType = Edge<ConnectionData, 'connection'>

export function edgeName(from: string, exit: string) {
  return `${from}:${exit}`
}

/** The connections; those that the path takes are drawn last, above the others. */
export function drawnEdges(
  graph: Graph,
  path: readonly string[],
  words: Words,
  selected: string | null,
): ConnectionEdgeType[] {
  const steps = new Set([ENTRY, ...path].map((id, at) => `${id}>${path[at] ?? ''}`))
  const known = new Set(graph.blocks.map(({ id }) => id))
  const begin = graph.entry === null ? [] : [{ source: ENTRY, exit: 'next', target: graph.entry }]
  const all = graph.blocks.flatMap((block) =>
    Object.entries(block.exits).flatMap(([exit, to]) => (to === null ? [] : [{ source: block.id, exit, target: to }])),
  )
  const isTaken = ({ source, target }: { source: string; target: string }) =>
    path.length > 0 && steps.has(`${source}>${target}`)
  return [...begin, ...all]
    .filter(({ target }) => known.has(target))
    .sort((one, other) => Number(isTaken(one)) - Number(isTaken(other)))
    .map(({ source, exit, target }) => {
      const isOnPath = isTaken({ source, target })
      const id = edgeName(source, exit)
      return {
        id,
        type: 'connection' as const,
        source,
        target,
        ...ends(graph, source, exit, target),
        selected: id === selected,
        ariaRole: 'presentation' as const,
        domAttributes: { 'aria-hidden': true, 'aria-roledescription': undefined, 'aria-label': undefined },
        data: { kind: kindOf(exit), word: exit === 'next' ? null : words.exit(exit), isOnPath },
      }
    })
}

function kindOf(exit: string) {
  return exit === 'yes' || exit === 'no' ? exit : 'go'
}

/** From the side and to the side that make the shorter way. */
function ends(graph: Graph, source: string, exit: string, target: string) {
  if (source === ENTRY) return { sourceHandle: 'next', targetHandle: 'in-top' }
  const from = placeOf(graph, source)
  const to = placeOf(graph, target)
  const isRight = to.x >= from.x + BLOCK_WIDTH
  // one row down, what lies between is no block
  const below = exit === 'next' && !isRight && to.y > from.y && to.y - from.y < 1.5 * ROW
  return {
    sourceHandle: below ? 'next-below' : exit,
    targetHandle: exit !== 'no' && isRight ? 'in-left' : 'in-top',
  }
}
