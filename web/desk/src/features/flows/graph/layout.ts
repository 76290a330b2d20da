import type { Block, Graph, Place } from '../api/types'
import { COLUMN, ROW } from './graph'

/**
 * A place for each block: a column goes down along No, and what follows Yes stands to the right, in the same row. The
 * flow's own column goes down along its actions, too. Each branch has rows of its own, so that no two blocks meet; what
 * cannot be reached stands below.
 */
export function tidy(graph: Graph): Graph {
  const blocks = new Map(graph.blocks.map((block) => [block.id, block]))
  const places = new Map<string, Place>()
  const taken = new Set<string>()

  /** @returns the first row below all that was placed */
  function placeColumn(start: string | null, column: number, firstRow: number): number {
    const chain = chainFrom(start, column)
    let row = firstRow
    for (const block of chain) {
      places.set(block.id, { x: column * COLUMN, y: row * ROW })
      row = Math.max(row + 1, placeColumn(besides(block, column), column + 1, row))
    }
    return row
  }

  /** The column's blocks are taken before its branches, which may lead back to them. */
  function chainFrom(start: string | null, column: number) {
    const chain: Block[] = []
    let block = start === null ? undefined : blocks.get(start)
    while (block && !taken.has(block.id)) {
      taken.add(block.id)
      chain.push(block)
      const below: string | null = goesDown(block, column)
      block = below === null ? undefined : blocks.get(below)
    }
    return chain
  }

  let row = placeColumn(graph.entry, 0, 0)
  const led = new Set(graph.blocks.flatMap(({ exits }) => Object.values(exits)))
  // of what is left, first what nothing leads to; then what goes round in circles
  for (const { id } of [...graph.blocks].sort((a, b) => Number(led.has(a.id)) - Number(led.has(b.id))))
    if (!taken.has(id)) row = placeColumn(id, 0, row)
  return { ...graph, layout: Object.fromEntries(places) }
}

function goesDown({ exits }: Block, column: number) {
  if ('no' in exits) return exits.no ?? null
  return column === 0 ? (exits.next ?? null) : null
}

function besides({ exits }: Block, column: number) {
  if ('yes' in exits) return exits.yes ?? null
  return column > 0 ? (exits.next ?? null) : null
}
