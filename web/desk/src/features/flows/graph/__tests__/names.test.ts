import { expect, test } from 'vitest'
import type { Field, Graph, Shape } from '../../api/types'
import { EMPTY } from '../graph'
import { namesIn, renamed } from '../names'

const field = (name: string, kind: string): Field => ({ name, kind, required: true, options: null, maximum: null })
const shape = (type: string, of: Field): Shape => ({
  type,
  role: 'action',
  group: 'ticket',
  exits: ['next'],
  settings: [of],
  example: {},
})
const palette = [
  shape('match-label', field('labelIds', 'labels')),
  shape('assign-agent', field('agentId', 'agent')),
  shape('set-ticket-subject', field('subject', 'text')),
]
const graph = (settings: Record<string, object>): Graph => ({
  ...EMPTY,
  blocks: Object.entries(settings).map(([type, own], at) => ({ id: `b${at}`, type, settings: { ...own }, exits: {} })),
})
const here = {
  labels: { kind: 'label', all: [{ value: '7', label: 'Invoices' }] },
  agent: {
    kind: 'agent',
    all: [
      { value: '1', label: 'Bo Berg' },
      { value: '2', label: 'Bo Berg' },
      { value: '3', label: 'Anna Lind' },
    ],
  },
}
const known = ({ kind }: Field) => here[kind as keyof typeof here]

test('names stand beside the ids, by kind', () => {
  const own = graph({ 'match-label': { labelIds: ['7', '8'] }, 'assign-agent': { agentId: '3' } })
  expect(namesIn(own, palette, known)).toEqual({ label: { 7: 'Invoices' }, agent: { 3: 'Anna Lind' } })
})

test('each thing is found by its name, and what is not is left to be marked', () => {
  const theirs = graph({ 'match-label': { labelIds: ['50', '51'] }, 'assign-agent': { agentId: '60' } })
  const names = { label: { 50: 'INVOICES', 51: 'Returns' }, agent: { 60: 'Anna Lind' } }
  expect(renamed(theirs, palette, names, known).blocks.map(({ settings }) => settings)).toEqual([
    { labelIds: ['7', '51'] },
    { agentId: '3' },
  ])
})

test('of two of one name neither is taken', () => {
  const theirs = graph({ 'assign-agent': { agentId: '60' } })
  expect(renamed(theirs, palette, { agent: { 60: 'Bo Berg' } }, known).blocks[0]?.settings).toEqual({ agentId: '60' })
})

test('a text is no reference, and an unset setting none either', () => {
  const theirs = graph({ 'set-ticket-subject': { subject: '7' }, 'assign-agent': {} })
  expect(renamed(theirs, palette, { label: { 7: 'Invoices' } }, known)).toEqual(theirs)
})
