import type { Edge } from '@xyflow/react'
import type { Graph } from '../api/types'
import { BLOCK_WIDTH, ENTRY, placeOf } from '../graph/graph'
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
  return [...begin, ...all]
    .filter(({ target }) => known.has(target))
    .map(({ source, exit, target }) => {
      const isOnPath = path.length > 0 && steps.has(`${source}>${target}`)
      const id = edgeName(source, exit)
      return {
        id,
        type: 'connection' as const,
        source,
        target,
        ...ends(graph, source, exit, target),
        selected: id === selected,
        zIndex: isOnPath ? 1 : 0,
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
  const below = exit === 'next' && !isRight
  return {
    sourceHandle: below ? 'next-below' : exit,
    targetHandle: exit !== 'no' && isRight ? 'in-left' : 'in-top',
  }
}
