import { getViewportForBounds, type Rect, type Viewport } from '@xyflow/react'
import type { Graph } from '../api/types'
import { BLOCK_HEIGHT, BLOCK_WIDTH, placeOf } from '../graph/graph'
import { ENTRY_GAP, ENTRY_HEIGHT } from './nodes'

/** Smaller than this, what stands in the blocks cannot be read. */
const READABLE = 0.8
const PADDING = 0.12
/** Beside the blocks, in pixels of the screen, where they do not fit. */
const MARGIN = 24

interface Size {
  width: number
  height: number
}

/** All of the flow where it can be read so; else as much as can be, from where it begins. */
export function readableView(graph: Graph, room: Size): Viewport {
  const all = boundsOf(graph)
  const whole = getViewportForBounds(all, room.width, room.height, 0.1, 1, PADDING)
  if (whole.zoom >= READABLE) return whole
  const start = graph.entry === null ? all : placeOf(graph, graph.entry)
  return {
    zoom: READABLE,
    x: along(room.width, all.x, all.width, start.x),
    y: along(room.height, all.y, all.height, start.y - (graph.entry === null ? 0 : ENTRY_HEIGHT + ENTRY_GAP)),
  }
}

/** In the middle where there is room for it in this direction. */
function along(room: number, from: number, length: number, start: number) {
  const spare = room - length * READABLE
  return spare >= 2 * MARGIN ? spare / 2 - from * READABLE : MARGIN - start * READABLE
}

/** Of the blocks, and the entry above the first of them. */
function boundsOf(graph: Graph): Rect {
  const places = graph.blocks.map(({ id }) => placeOf(graph, id))
  const entry = graph.entry === null ? [] : [placeOf(graph, graph.entry)]
  const xs = places.map(({ x }) => x)
  const ys = [...places.map(({ y }) => y), ...entry.map(({ y }) => y - ENTRY_HEIGHT - ENTRY_GAP)]
  const x = Math.min(...xs, Infinity)
  const y = Math.min(...ys, Infinity)
  if (places.length === 0) return { x: 0, y: 0, width: BLOCK_WIDTH, height: BLOCK_HEIGHT }
  return {
    x,
    y,
    width: Math.max(...xs) + BLOCK_WIDTH - x,
    height: Math.max(...places.map((place) => place.y)) + BLOCK_HEIGHT - y,
  }
}
