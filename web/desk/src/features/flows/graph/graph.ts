import type { Block, Graph, KeptGraph, Place, Settings, Shape } from '../api/types'

/** What is chosen to stand for the flow's beginning; no block may be called so. */
export const ENTRY = '@entry'

/** Blocks stand on a grid of this many pixels. */
export const GRID = 16
export const BLOCK_WIDTH = 208
export const BLOCK_HEIGHT = 64
/** From one block to the next, so that there is room for a connection and its word. */
export const COLUMN = 288
export const ROW = 112

export const EMPTY: Graph = { format: 1, entry: null, blocks: [], layout: {}, settings: { mails: 'opening' } }

/** With each exit that the block's type has, a place for each block, and what the entry is set to: what was never drawn lacks them. */
export function complete(graph: KeptGraph, palette: readonly Shape[], arrange: (graph: Graph) => Graph): Graph {
  const shapes = new Map(palette.map((shape) => [shape.type, shape]))
  const blocks = graph.blocks.map((block) => {
    const exits = shapes.get(block.type)?.exits ?? Object.keys(block.exits)
    return exits.every((exit) => exit in block.exits)
      ? block
      : { ...block, exits: Object.fromEntries(exits.map((exit) => [exit, block.exits[exit] ?? null])) }
  })
  const settings = { ...EMPTY.settings, ...graph.settings }
  const whole: Graph = { ...graph, entry: graph.entry ?? null, blocks, settings }
  return blocks.every(({ id }) => whole.layout[id]) ? whole : arrange(whole)
}

export function blockOf(graph: Graph, id: string) {
  return graph.blocks.find((block) => block.id === id)
}

export function placeOf(graph: Graph, id: string): Place {
  return graph.layout[id] ?? { x: 0, y: 0 }
}

/** The blocks that lead to this one, and by which exit; {@link ENTRY} when the flow begins here. */
export function leadingTo(graph: Graph, id: string) {
  const blocks = graph.blocks.flatMap((block) =>
    Object.entries(block.exits)
      .filter(([, to]) => to === id)
      .map(([exit]) => ({ from: block.id, exit })),
  )
  return graph.entry === id ? [{ from: ENTRY, exit: 'next' }, ...blocks] : blocks
}

/** A new block at a place; the first of all is where the flow begins. */
export function place(graph: Graph, shape: Shape, settings: Settings, at: Place) {
  const id = freeId(graph)
  const block: Block = {
    id,
    type: shape.type,
    settings,
    exits: Object.fromEntries(shape.exits.map((exit) => [exit, null])),
  }
  const placed = {
    ...graph,
    entry: graph.entry ?? id,
    blocks: [...graph.blocks, block],
    layout: { ...graph.layout, [id]: freePlace(graph, at) },
  }
  return { graph: placed, id }
}

/** Where a block would go that follows another: to the right for Yes, below for No, as the layout has it. */
export function placeAfter(graph: Graph, from: string, exit: string): Place {
  const { x, y } = placeOf(graph, from)
  return exit === 'no' ? { x, y: y + ROW } : { x: x + COLUMN, y }
}

/** The exit of a block that a new one is connected to: the first that goes nowhere. */
export function freeExit(block: Block) {
  return Object.entries(block.exits).find(([, to]) => to === null)?.[0]
}

/** @param from a block, or {@link ENTRY}; @param to null: the flow ends there */
export function connect(graph: Graph, from: string, exit: string, to: string | null): Graph {
  if (from === ENTRY) return graph.entry === to ? graph : { ...graph, entry: to }
  return changeBlock(graph, from, (block) =>
    block.exits[exit] === to || !(exit in block.exits) ? block : { ...block, exits: { ...block.exits, [exit]: to } },
  )
}

/** Whether a connection would lead back to where it comes from. */
export function closesLoop(graph: Graph, from: string, to: string) {
  return from !== ENTRY && (from === to || reachable(graph, to).has(from))
}

/** All blocks that can be come to from one, itself among them. */
export function reachable(graph: Graph, from: string | null) {
  const blocks = new Map(graph.blocks.map((block) => [block.id, block]))
  const seen = new Set<string>()
  const waiting = from === null ? [] : [from]
  while (waiting.length > 0) {
    const block = blocks.get(waiting.pop()!)
    if (!block || seen.has(block.id)) continue
    seen.add(block.id)
    waiting.push(...Object.values(block.exits).filter((to) => to !== null))
  }
  return seen
}

export function setSettings(graph: Graph, id: string, settings: Settings): Graph {
  return changeBlock(graph, id, (block) => ({ ...block, settings }))
}

export function setEntrySettings(graph: Graph, settings: Graph['settings']): Graph {
  return { ...graph, settings }
}

export function move(graph: Graph, places: Record<string, Place>): Graph {
  return { ...graph, layout: { ...graph.layout, ...places } }
}

/** By steps of the grid. */
export function nudge(graph: Graph, ids: readonly string[], columns: number, rows: number): Graph {
  const places = ids
    .filter((id) => blockOf(graph, id))
    .map((id) => {
      const { x, y } = placeOf(graph, id)
      return [id, { x: x + columns * GRID, y: y + rows * GRID }] as const
    })
  return move(graph, Object.fromEntries(places))
}

/** Without these blocks. What led to an action goes on to where it led. */
export function remove(graph: Graph, ids: readonly string[]): Graph {
  const gone = new Set(ids)
  const next = (to: string | null) => survivor(graph, gone, to)
  return {
    ...graph,
    entry: next(graph.entry),
    blocks: graph.blocks
      .filter(({ id }) => !gone.has(id))
      .map((block) => {
        const exits = mapValues(block.exits, next)
        return sameExits(exits, block.exits) ? block : { ...block, exits }
      }),
    layout: Object.fromEntries(Object.entries(graph.layout).filter(([id]) => !gone.has(id))),
  }
}

/** The first block from here on that stays; a condition's way is not known, so it ends there. */
function survivor(graph: Graph, gone: ReadonlySet<string>, to: string | null) {
  const seen = new Set<string>()
  let id = to
  while (id !== null && gone.has(id)) {
    if (seen.has(id)) return null
    seen.add(id)
    const block = blockOf(graph, id)
    id = (block && 'next' in block.exits ? block.exits.next : null) ?? null
  }
  return id
}

/** Only these blocks, and the connections among them. */
export function part(graph: Graph, ids: readonly string[]): Graph {
  const kept = new Set(ids)
  const blocks = graph.blocks
    .filter(({ id }) => kept.has(id))
    .map((block) => ({ ...block, exits: mapValues(block.exits, (to) => (to !== null && kept.has(to) ? to : null)) }))
  return {
    ...graph,
    entry: graph.entry !== null && kept.has(graph.entry) ? graph.entry : null,
    blocks,
    layout: Object.fromEntries(blocks.map(({ id }) => [id, placeOf(graph, id)])),
  }
}

/** The blocks of another graph besides those that there are, under names of their own; the flow begins where it did. */
export function paste(graph: Graph, other: Graph, at?: Place) {
  const names = new Map<string, string>()
  const taken = new Set(graph.blocks.map(({ id }) => id))
  for (const { id } of other.blocks) {
    const name = freeIdBeside(taken)
    taken.add(name)
    names.set(id, name)
  }
  const rename = (to: string | null) => (to === null ? null : (names.get(to) ?? null))
  const blocks = other.blocks.map((block) => ({
    ...block,
    id: names.get(block.id)!,
    exits: mapValues(block.exits, rename),
  }))
  const offset = pasteOffset(graph, other, at)
  const layout = other.blocks.map(({ id }) => {
    const { x, y } = placeOf(other, id)
    return [names.get(id)!, { x: x + offset.x, y: y + offset.y }] as const
  })
  const pasted = {
    ...graph,
    entry: graph.entry ?? rename(other.entry) ?? blocks[0]?.id ?? null,
    blocks: [...graph.blocks, ...blocks],
    layout: { ...graph.layout, ...Object.fromEntries(layout) },
  }
  return { graph: pasted, ids: blocks.map(({ id }) => id) }
}

/** To where it is asked for, else a little beside where they stood, so that nothing hides what is there. */
function pasteOffset(graph: Graph, other: Graph, at: Place | undefined): Place {
  const places = other.blocks.map(({ id }) => placeOf(other, id))
  const corner = { x: Math.min(...places.map(({ x }) => x)), y: Math.min(...places.map(({ y }) => y)) }
  const wanted = at ?? { x: corner.x + 2 * GRID, y: corner.y + 2 * GRID }
  const free = freePlace(graph, wanted)
  return { x: free.x - corner.x, y: free.y - corner.y }
}

/** Whether two graphs do the same; where their blocks stand does not matter. */
export function doesTheSame(one: Graph, other: Graph) {
  return one === other || canonical(one) === canonical(other)
}

function canonical({ entry, blocks, settings }: Graph) {
  return stable({ entry, settings, blocks: [...blocks].sort((a, b) => a.id.localeCompare(b.id)) })
}

/** JSON with its keys in order. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a.localeCompare(b)))
      : inner,
  )
}

/** The next place down where nothing stands. */
function freePlace(graph: Graph, at: Place): Place {
  const wanted = { x: onGrid(at.x), y: onGrid(at.y) }
  const places = graph.blocks.map(({ id }) => placeOf(graph, id))
  while (places.some(({ x, y }) => Math.abs(x - wanted.x) < BLOCK_WIDTH && Math.abs(y - wanted.y) < BLOCK_HEIGHT))
    wanted.y += 2 * GRID
  return wanted
}

export function onGrid(value: number) {
  return Math.round(value / GRID) * GRID
}

function freeId(graph: Graph) {
  return freeIdBeside(new Set(graph.blocks.map(({ id }) => id)))
}

function freeIdBeside(taken: ReadonlySet<string>) {
  let number = taken.size + 1
  while (taken.has(`b${number}`)) number++
  return `b${number}`
}

function changeBlock(graph: Graph, id: string, change: (block: Block) => Block): Graph {
  const blocks = graph.blocks.map((block) => (block.id === id ? change(block) : block))
  return blocks.every((block, at) => block === graph.blocks[at]) ? graph : { ...graph, blocks }
}

function mapValues<From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))
}

function sameExits(one: Block['exits'], other: Block['exits']) {
  return Object.keys(one).every((exit) => one[exit] === other[exit])
}
