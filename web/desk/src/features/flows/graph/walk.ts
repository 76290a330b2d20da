import type { Block, Graph } from '../api/types'
import { blockOf, ENTRY, leadingTo } from './graph'

/** The blocks in the order in which a mail may come to them, Yes before No; then those that none comes to. */
export function inOrder(graph: Graph): { block: Block; reached: boolean }[] {
  const blocks = new Map(graph.blocks.map((block) => [block.id, block]))
  const seen = new Set<string>()
  const order: Block[] = []
  const waiting: (string | null)[] = [graph.entry]
  while (waiting.length > 0) {
    const id = waiting.pop() ?? null
    const block = id === null ? undefined : blocks.get(id)
    if (!block || seen.has(block.id)) continue
    seen.add(block.id)
    order.push(block)
    waiting.push(...Object.values(block.exits).toReversed())
  }
  return [
    ...order.map((block) => ({ block, reached: true })),
    ...graph.blocks.filter(({ id }) => !seen.has(id)).map((block) => ({ block, reached: false })),
  ]
}

export type Direction = 'left' | 'right' | 'up' | 'down'

/** Where an arrow key leads along the connections: right by Yes, down by No, left and up back. Null: nowhere. */
export function neighbour(graph: Graph, from: string, direction: Direction): string | null {
  if (direction === 'left' || direction === 'up') return leadingTo(graph, from)[0]?.from ?? null
  if (from === ENTRY) return graph.entry
  const exits = blockOf(graph, from)?.exits ?? {}
  return (direction === 'down' ? exits.no : exits.yes) ?? exits.next ?? null
}
