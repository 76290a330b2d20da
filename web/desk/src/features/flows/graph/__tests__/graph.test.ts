import { describe, expect, test } from 'vitest'
import type { Graph, Shape } from '../../api/types'
import { difference } from '../difference'
import { read, written } from '../exchange'
import {
  closesLoop,
  connect,
  doesTheSame,
  EMPTY,
  ENTRY,
  leadingTo,
  move,
  nudge,
  paste,
  place,
  placeAfter,
  remove,
  setSettings,
} from '../graph'
import { begin, goOn, redo, undo } from '../history'
import { inOrder, neighbour } from '../walk'

const condition: Shape = {
  type: 'match-subject',
  role: 'condition',
  group: 'mail',
  exits: ['yes', 'no'],
  settings: [],
  example: {},
}
const action: Shape = { type: 'add-label', role: 'action', group: 'ticket', exits: ['next'], settings: [], example: {} }

/** b1 asks; Yes leads to b2, which goes on to b3 as No does. */
const graph: Graph = {
  ...EMPTY,
  entry: 'b1',
  blocks: [
    { id: 'b1', type: 'match-subject', settings: {}, exits: { yes: 'b2', no: 'b3' } },
    { id: 'b2', type: 'add-label', settings: { labelId: '7' }, exits: { next: 'b3' } },
    { id: 'b3', type: 'add-label', settings: { labelId: '8' }, exits: { next: null } },
  ],
  layout: { b1: { x: 0, y: 0 }, b2: { x: 288, y: 0 }, b3: { x: 0, y: 112 } },
}
const exits = (of: Graph, id: string) => of.blocks.find((block) => block.id === id)?.exits

describe('placing', () => {
  test('the first block is where the flow begins, and all its exits end', () => {
    const placed = place(EMPTY, condition, {}, { x: 3, y: 20 })
    expect(placed.graph.entry).toBe(placed.id)
    expect(exits(placed.graph, placed.id)).toEqual({ yes: null, no: null })
    expect(placed.graph.layout[placed.id]).toEqual({ x: 0, y: 16 })
  })

  test('a block never hides another, and takes no name that is used', () => {
    const twice = place(place(EMPTY, action, {}, { x: 0, y: 0 }).graph, action, {}, { x: 0, y: 0 })
    expect(twice.graph.layout[twice.id]!.y).toBeGreaterThanOrEqual(64)
    const odd = {
      ...graph,
      blocks: graph.blocks.map((block) => ({ ...block, id: block.id === 'b1' ? 'b4' : block.id })),
    }
    expect(place(odd, action, {}, { x: 0, y: 0 }).id).toBe('b5')
  })

  test('what follows Yes stands to the right, what follows No below', () => {
    expect(placeAfter(graph, 'b1', 'yes')).toEqual({ x: 288, y: 0 })
    expect(placeAfter(graph, 'b1', 'no')).toEqual({ x: 0, y: 112 })
  })
})

describe('connecting', () => {
  test('an exit leads to one block, or ends', () => {
    expect(exits(connect(graph, 'b1', 'no', 'b2'), 'b1')).toEqual({ yes: 'b2', no: 'b2' })
    expect(exits(connect(graph, 'b1', 'no', null), 'b1')).toEqual({ yes: 'b2', no: null })
  })

  test('the entry leads to where the flow begins', () => {
    expect(connect(graph, ENTRY, 'next', 'b3').entry).toBe('b3')
    expect(leadingTo(graph, 'b1')).toEqual([{ from: ENTRY, exit: 'next' }])
    expect(leadingTo(graph, 'b3').map(({ from }) => from)).toEqual(['b1', 'b2'])
  })

  test('what changes nothing is the same graph, so that it is no step to undo', () => {
    expect(connect(graph, 'b1', 'yes', 'b2')).toBe(graph)
    expect(connect(graph, 'b2', 'yes', 'b3')).toBe(graph)
  })

  test('a loop is seen before it is made', () => {
    expect(closesLoop(graph, 'b3', 'b1')).toBe(true)
    expect(closesLoop(graph, 'b3', 'b3')).toBe(true)
    expect(closesLoop(graph, 'b1', 'b3')).toBe(false)
    expect(closesLoop(graph, ENTRY, 'b3')).toBe(false)
  })
})

describe('removing', () => {
  test('what led to an action goes on to where it led', () => {
    const left = remove(graph, ['b2'])
    expect(exits(left, 'b1')).toEqual({ yes: 'b3', no: 'b3' })
    expect(left.layout).not.toHaveProperty('b2')
  })

  test('what led to a condition ends there, the entry with it', () => {
    expect(remove(graph, ['b1']).entry).toBeNull()
  })

  test('actions that lead to each other, and go together, are no trap', () => {
    const circle = connect(graph, 'b3', 'next', 'b2')
    expect(exits(remove(circle, ['b2', 'b3']), 'b1')).toEqual({ yes: null, no: null })
  })
})

describe('moving', () => {
  test('goes by steps of the grid, and the entry stays', () => {
    expect(nudge(graph, ['b2', ENTRY], -1, 2).layout).toEqual({ ...graph.layout, b2: { x: 272, y: 32 } })
  })

  test('is no change of what the flow does', () => {
    expect(doesTheSame(graph, move(graph, { b1: { x: 50, y: 50 } }))).toBe(true)
    expect(doesTheSame(graph, { ...graph, blocks: graph.blocks.toReversed() })).toBe(true)
    expect(doesTheSame(graph, setSettings(graph, 'b2', { labelId: '9' }))).toBe(false)
  })
})

describe('copies', () => {
  test('keep the connections among themselves, under names of their own', () => {
    const copy = read(written('mail', graph, ['b1', 'b2']), 'mail', [condition, action]) as Graph
    const { graph: pasted, ids } = paste(graph, copy)
    expect(ids).toEqual(['b4', 'b5'])
    expect(exits(pasted, 'b4')).toEqual({ yes: 'b5', no: null })
    expect(exits(pasted, 'b5')).toEqual({ next: null })
    expect(pasted.entry).toBe('b1')
    expect(pasted.blocks).toHaveLength(5)
  })

  test('in an empty flow are the flow', () => {
    const { graph: pasted } = paste(EMPTY, graph)
    expect(pasted.entry).toBe('b1')
    expect(exits(pasted, 'b1')).toEqual({ yes: 'b2', no: 'b3' })
  })

  test('what was written is read', () => {
    expect(read(written('mail', graph), 'mail', [condition, action])).toEqual(graph)
  })

  test.each([
    ['words', 'not-a-flow'],
    ['{}', 'not-a-flow'],
    ['null', 'not-a-flow'],
    [JSON.stringify({ svara: 'flow', kind: 'mail', graph: { blocks: [{ id: 1 }] } }), 'not-a-flow'],
    [
      JSON.stringify({ svara: 'flow', kind: 'mail', graph: { blocks: [graph.blocks[0], graph.blocks[0]] } }),
      'not-a-flow',
    ],
    [written('chatbot', graph), 'other-kind'],
    [written('mail', { ...graph, blocks: [{ ...graph.blocks[0]!, type: 'fly' }] }), 'unknown-block'],
    [' '.repeat(1_000_001), 'too-large'],
  ])('%#: what is none is refused', (text, why) => {
    expect(read(text, 'mail', [condition, action])).toBe(why)
  })

  test('of what is read, nothing leads to where nothing is', () => {
    const torn = { ...graph, entry: 'b9', blocks: [graph.blocks[0]!], layout: { b1: 'here', b9: { x: 1, y: 1 } } }
    expect(read(written('mail', torn as unknown as Graph), 'mail', [condition, action])).toMatchObject({
      entry: null,
      blocks: [{ exits: { yes: null, no: null } }],
      layout: {},
    })
  })
})

describe('the difference', () => {
  test('names blocks and connections that came, went and changed', () => {
    const placed = remove(place(graph, action, { labelId: '9' }, { x: 0, y: 300 }).graph, ['b3'])
    const newer = connect(setSettings(placed, 'b2', { labelId: '1' }), 'b2', 'next', 'b4')
    const found = difference(graph, { ...newer, settings: { mails: 'every' } })
    const ids = ({ id }: { id: string }) => id
    expect([found.added.map(ids), found.removed.map(ids), found.changed.map(ids)]).toEqual([['b4'], ['b3'], ['b2']])
    expect(found.connected).toEqual([{ from: 'b2', exit: 'next', to: 'b4' }])
    expect(found.disconnected).toEqual([
      { from: 'b1', exit: 'no', to: 'b3' },
      { from: 'b2', exit: 'next', to: 'b3' },
    ])
    expect(found.settings).toBe(true)
    expect(found.count).toBe(7)
  })

  test('is none where only places differ', () => {
    expect(difference(graph, move(graph, { b1: { x: 7, y: 7 } })).count).toBe(0)
  })

  test('a block of another type under an old name came and the old one went', () => {
    const other = {
      ...graph,
      blocks: graph.blocks.map((block) => (block.id === 'b3' ? { ...block, type: 'x' } : block)),
    }
    expect(difference(graph, other)).toMatchObject({
      added: [{ type: 'x' }],
      removed: [{ type: 'add-label' }],
      changed: [],
    })
  })
})

describe('walking', () => {
  test('tells blocks as a mail comes to them, each once, then those that none comes to', () => {
    const more = place(graph, action, {}, { x: 0, y: 500 }).graph
    expect(inOrder(more).map(({ block, reached }) => [block.id, reached])).toEqual([
      ['b1', true],
      ['b2', true],
      ['b3', true],
      ['b4', false],
    ])
  })

  test('arrows go along the connections and back', () => {
    expect(neighbour(graph, ENTRY, 'down')).toBe('b1')
    expect(neighbour(graph, 'b1', 'right')).toBe('b2')
    expect(neighbour(graph, 'b1', 'down')).toBe('b3')
    expect(neighbour(graph, 'b2', 'down')).toBe('b3')
    expect(neighbour(graph, 'b3', 'right')).toBeNull()
    expect(neighbour(graph, 'b2', 'left')).toBe('b1')
    expect(neighbour(graph, 'b1', 'up')).toBe(ENTRY)
  })
})

test('undo and redo go back and forth, and something new ends what was undone', () => {
  let past = goOn(goOn(begin(1), 2), 3)
  past = undo(undo(past))
  expect(past.now).toBe(1)
  expect(undo(past)).toBe(past)
  expect(redo(past).now).toBe(2)
  past = goOn(redo(past), 4)
  expect(redo(past)).toBe(past)
  expect(undo(past).now).toBe(2)
  expect(goOn(past, 4)).toBe(past)
})
