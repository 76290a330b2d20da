import type { Block, Graph } from '../api/types'
import { ENTRY, stable } from './graph'

export interface Connection {
  from: string
  exit: string
  to: string
}

/** What it takes to come from one graph to another; where blocks stand is no difference. */
export interface Difference {
  added: Block[]
  removed: Block[]
  /** With other settings, as they are in the newer. */
  changed: Block[]
  connected: Connection[]
  disconnected: Connection[]
  /** The entry's setting. */
  settings: boolean
  count: number
}

export function difference(older: Graph, newer: Graph): Difference {
  const before = new Map(older.blocks.map((block) => [block.id, block]))
  const after = new Map(newer.blocks.map((block) => [block.id, block]))
  // one name for two kinds of block: the one went, the other came
  const isSame = (block: Block) => before.get(block.id)?.type === after.get(block.id)?.type
  const added = newer.blocks.filter((block) => !isSame(block))
  const removed = older.blocks.filter((block) => !isSame(block))
  const changed = newer.blocks.filter(
    (block) => isSame(block) && stable(block.settings) !== stable(before.get(block.id)!.settings),
  )
  const connected = without(connections(newer), connections(older))
  const disconnected = without(connections(older), connections(newer))
  const settings = stable(older.settings) !== stable(newer.settings)
  const count =
    added.length + removed.length + changed.length + connected.length + disconnected.length + Number(settings)
  return { added, removed, changed, connected, disconnected, settings, count }
}

function connections(graph: Graph): Connection[] {
  const blocks = graph.blocks.flatMap((block) =>
    Object.entries(block.exits).flatMap(([exit, to]) => (to === null ? [] : [{ from: block.id, exit, to }])),
  )
  return graph.entry === null ? blocks : [{ from: ENTRY, exit: 'next', to: graph.entry }, ...blocks]
}

function without(these: Connection[], others: Connection[]) {
  const known = new Set(others.map(stable))
  return these.filter((connection) => !known.has(stable(connection)))
}
