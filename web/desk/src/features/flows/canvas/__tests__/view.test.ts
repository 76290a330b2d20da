import { expect, test } from 'vitest'
import type { Graph } from '../../api/types'
import { COLUMN, EMPTY, ROW } from '../../graph/graph'
import { readableView } from '../view'

const ROOM = { width: 900, height: 600 }

/** So many blocks, one to the right of the other, or below it. */
const flow = (count: number, columns: number, rows: number): Graph => {
  const ids = Array.from({ length: count }, (_, at) => `b${at + 1}`)
  return {
    ...EMPTY,
    entry: 'b1',
    blocks: ids.map((id) => ({ id, type: 'add-label', settings: {}, exits: { next: null } })),
    layout: Object.fromEntries(ids.map((id, at) => [id, { x: at * columns, y: at * rows }])),
  }
}
/** Where on the screen a place of the flow is. */
const seen = (graph: Graph, id: string) => {
  const { x, y, zoom } = readableView(graph, ROOM)
  return { x: graph.layout[id]!.x * zoom + x, y: graph.layout[id]!.y * zoom + y }
}

test('a flow that fits is shown whole, in the middle and not larger than it is', () => {
  const two = flow(2, COLUMN, 0)
  expect(readableView(two, ROOM).zoom).toBe(1)
  expect(seen(two, 'b1').x).toBeCloseTo((ROOM.width - COLUMN - 208) / 2)
})

test('a long row is not made smaller than can be read, and begins at the left', () => {
  const five = flow(5, COLUMN, 0)
  expect(readableView(five, ROOM).zoom).toBe(0.8)
  const { x, y } = seen(five, 'b1')
  expect(x).toBe(24)
  // there is room above and below
  expect(y).toBeGreaterThan(200)
})

test('a long column begins above, with room for the entry', () => {
  const twenty = flow(20, 0, ROW)
  const { x, y } = seen(twenty, 'b1')
  expect(x).toBeGreaterThan(300)
  expect(y).toBeCloseTo(24 + 80 * 0.8)
})

test('a flow that begins elsewhere than at its corner is shown from where it begins', () => {
  const long = flow(8, COLUMN, 0)
  expect(seen({ ...long, entry: 'b4' }, 'b4').x).toBe(24)
})
