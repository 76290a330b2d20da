import { Position, type Node, type NodeHandle } from '@xyflow/react'
import type { Block, Graph, Place, Problem, Shape } from '../api/types'
import { BLOCK_HEIGHT, BLOCK_WIDTH, ENTRY, placeOf } from '../graph/graph'
import type { Words } from '../words'

/** What is shown at blocks beside themselves. */
export interface Marks {
  /** The way of a mail, in order. */
  path: readonly string[]
  problems: ReadonlyMap<string, Problem>
  warnings: ReadonlyMap<string, Problem>
  /** With settings that are not applied yet. */
  unapplied: ReadonlySet<string>
}

export type BlockData = {
  blockType: string
  role: Shape['role']
  title: string
  /** Empty while nothing is set, null where there is nothing to set. */
  summary: string | null
  /** Said instead of the summary. */
  problem: string | null
  warning: string | null
  isUnapplied: boolean
  /** Its place in the path; 0: not on it. */
  step: number
  /** For those who hear it: what it is, and where each exit leads. */
  label: string
  /** Whether the keyboard comes to this one when it comes to the canvas. */
  isStop: boolean
}
export type EntryData = { title: string; isOnPath: boolean; isStop: boolean; label: string }

export type BlockNodeType = Node<BlockData, 'block'>
export type EntryNodeType = Node<EntryData, 'entry'>
export type AnyNode = BlockNodeType | EntryNodeType

export const ENTRY_WIDTH = 160
export const ENTRY_HEIGHT = 40
/** From the entry down to the first block. */
export const ENTRY_GAP = 40

/** Across its dot. */
const EXIT = 12
const SIZE = { width: BLOCK_WIDTH, height: BLOCK_HEIGHT }
const ENTRY_SIZE = { width: ENTRY_WIDTH, height: ENTRY_HEIGHT }
/** The browser need not measure what we know. */
const HANDLES: Record<Shape['role'], NodeHandle[]> = {
  condition: [
    ...ins(),
    { id: 'yes', type: 'source', position: Position.Right, ...exitAt(BLOCK_WIDTH, BLOCK_HEIGHT / 2) },
    { id: 'no', type: 'source', position: Position.Bottom, ...exitAt(BLOCK_WIDTH / 2, BLOCK_HEIGHT) },
  ],
  action: [
    ...ins(),
    { id: 'next', type: 'source', position: Position.Right, ...exitAt(BLOCK_WIDTH, BLOCK_HEIGHT / 2) },
    { id: 'next-below', type: 'source', position: Position.Bottom, ...exitAt(BLOCK_WIDTH / 2, BLOCK_HEIGHT) },
  ],
}
const ENTRY_HANDLES: NodeHandle[] = [
  { id: 'next', type: 'source', position: Position.Bottom, ...exitAt(ENTRY_WIDTH / 2, ENTRY_HEIGHT) },
]

function exitAt(x: number, y: number) {
  return { x: x - EXIT / 2, y: y - EXIT / 2, width: EXIT, height: EXIT }
}

function entranceAt(x: number, y: number) {
  return { x: x - 0.5, y: y - 0.5, width: 1, height: 1 }
}

function ins(): NodeHandle[] {
  return [
    { id: 'in-left', type: 'target', position: Position.Left, ...entranceAt(0, BLOCK_HEIGHT / 2) },
    { id: 'in-top', type: 'target', position: Position.Top, ...entranceAt(BLOCK_WIDTH / 2, 0) },
  ]
}

interface Drawing {
  graph: Graph
  shapes: ReadonlyMap<string, Shape>
  words: Words
  marks: Marks
  selected: readonly string[]
  /** Where blocks are while they are dragged. */
  dragged: Readonly<Record<string, Place>>
  stop: string
  /** As it was drawn last: what is the same stays the same object, and is not drawn anew. */
  before: readonly AnyNode[]
}

export function drawnNodes(drawing: Drawing): AnyNode[] {
  const before = new Map(drawing.before.map((node) => [node.id, node]))
  const selected = new Set(drawing.selected)
  const steps = new Map(drawing.marks.path.map((id, at) => [id, at + 1]))
  const blocks = new Map(drawing.graph.blocks.map((block) => [block.id, block]))
  const drawn = drawing.graph.blocks.map((block) => blockNode(block, drawing, selected, steps, blocks))
  return [entryNode(drawing, selected), ...drawn].map((node) => asBefore(node, before.get(node.id)))
}

function blockNode(
  block: Block,
  { graph, shapes, words, marks, dragged, stop }: Drawing,
  selected: ReadonlySet<string>,
  steps: ReadonlyMap<string, number>,
  blocks: ReadonlyMap<string, Block>,
): BlockNodeType {
  const { id } = block
  const role = shapes.get(block.type)?.role ?? 'action'
  const problem = marks.problems.get(id)
  const warning = marks.warnings.get(id)
  const exits = Object.entries(block.exits).map(([exit, to]) => {
    const next = to === null ? undefined : blocks.get(to)
    return words.leads(exit, next ? words.block(next) : null)
  })
  const data: BlockData = {
    blockType: block.type,
    role,
    title: words.type(block.type),
    summary: shapes.get(block.type)?.settings.length === 0 ? null : words.summary(block),
    problem: problem ? words.problem(problem) : null,
    warning: warning ? words.problem(warning) : null,
    isUnapplied: marks.unapplied.has(id),
    step: steps.get(id) ?? 0,
    label: [words.block(block), problem && words.problem(problem), warning && words.problem(warning), ...exits]
      .filter(Boolean)
      .join('. '),
    isStop: id === stop,
  }
  return {
    id,
    type: 'block',
    position: dragged[id] ?? placeOf(graph, id),
    selected: selected.has(id),
    data,
    measured: SIZE,
    handles: HANDLES[role],
    domAttributes: { 'aria-roledescription': undefined },
  }
}

/** Above the block that the flow begins with. */
function entryNode({ graph, words, marks, dragged, stop }: Drawing, selected: ReadonlySet<string>): EntryNodeType {
  const first = graph.entry === null ? { x: 0, y: 0 } : (dragged[graph.entry] ?? placeOf(graph, graph.entry))
  const to = graph.blocks.find(({ id }) => id === graph.entry)
  return {
    id: ENTRY,
    type: 'entry',
    position: { x: first.x + (BLOCK_WIDTH - ENTRY_WIDTH) / 2, y: first.y - ENTRY_HEIGHT - ENTRY_GAP },
    selected: selected.has(ENTRY),
    draggable: false,
    data: {
      title: words.entry,
      isOnPath: marks.path.length > 0,
      isStop: stop === ENTRY,
      label: `${words.entry}. ${words.leads('next', to ? words.block(to) : null)}`,
    },
    measured: ENTRY_SIZE,
    handles: ENTRY_HANDLES,
    domAttributes: { 'aria-roledescription': undefined },
  }
}

function asBefore(node: AnyNode, before: AnyNode | undefined): AnyNode {
  if (!before || before.selected !== node.selected || !isSame(before.position, node.position)) {
    if (before && isSame(before.data, node.data)) return { ...node, data: before.data } as AnyNode
    return node
  }
  return isSame(before.data, node.data) ? before : node
}

function isSame(one: object, other: object) {
  const a = one as Record<string, unknown>
  const b = other as Record<string, unknown>
  return Object.keys(a).every((key) => a[key] === b[key])
}
