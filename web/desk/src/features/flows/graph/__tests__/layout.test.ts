import { expect, test } from 'vitest'
import type { Block, Graph } from '../../api/types'
import { BLOCK_HEIGHT, BLOCK_WIDTH, COLUMN, EMPTY, ROW } from '../graph'
import { tidy } from '../layout'

const ask = (id: string, yes: string | null, no: string | null): Block => ({
  id,
  type: 'match-subject',
  settings: {},
  exits: { yes, no },
})
const act = (id: string, next: string | null): Block => ({ id, type: 'add-label', settings: {}, exits: { next } })
const flow = (...blocks: Block[]): Graph => ({ ...EMPTY, entry: blocks[0]!.id, blocks })

test('a column goes down along No, and Yes to the right', () => {
  const { layout } = tidy(flow(ask('a', 'b', 'c'), act('b', null), ask('c', 'd', null), act('d', null)))
  expect(layout).toEqual({
    a: { x: 0, y: 0 },
    b: { x: COLUMN, y: 0 },
    c: { x: 0, y: ROW },
    d: { x: COLUMN, y: ROW },
  })
})

test('what a branch comes back to stays in the column', () => {
  const { layout } = tidy(flow(ask('a', 'b', 'c'), act('b', 'c'), act('c', 'd'), act('d', null)))
  expect(layout).toMatchObject({ b: { x: COLUMN, y: 0 }, c: { x: 0, y: ROW }, d: { x: 0, y: 2 * ROW } })
})

test('a branch of several rows moves what comes after it down', () => {
  const { layout } = tidy(
    flow(ask('a', 'b', 'e'), ask('b', null, 'c'), ask('c', null, 'd'), act('d', null), act('e', null)),
  )
  expect(layout.d).toEqual({ x: COLUMN, y: 2 * ROW })
  expect(layout.e).toEqual({ x: 0, y: 3 * ROW })
})

test('what cannot be reached stands below, circles too', () => {
  const { layout } = tidy(flow(act('a', null), act('b', 'c'), act('c', 'b'), act('d', null)))
  expect(layout.a).toEqual({ x: 0, y: 0 })
  expect(new Set(Object.values(layout).map(({ y }) => y)).size).toBe(4)
})

test('no two blocks meet, whatever leads where', () => {
  for (let seed = 1; seed <= 40; seed++) {
    const graph = anyGraph(60, seed)
    const places = Object.values(tidy(graph).layout)
    expect(places).toHaveLength(60)
    const meeting = places.filter((one, at) =>
      places
        .slice(at + 1)
        .some((other) => Math.abs(one.x - other.x) < BLOCK_WIDTH && Math.abs(one.y - other.y) < BLOCK_HEIGHT),
    )
    expect([seed, meeting]).toEqual([seed, []])
  }
})

/** The same for the same seed. */
function anyGraph(size: number, seed: number) {
  let state = seed
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
  const target = () => (next(5) === 0 ? null : `n${next(size)}`)
  return flow(
    ...Array.from({ length: size }, (_, at) => (next(2) ? ask(`n${at}`, target(), target()) : act(`n${at}`, target()))),
  )
}
