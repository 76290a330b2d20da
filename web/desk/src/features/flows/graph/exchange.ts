import type { Block, Graph, Place, Shape } from '../api/types'
import { EMPTY, part } from './graph'
import type { Origin } from './names'

export type Unreadable = 'not-a-flow' | 'other-kind' | 'unknown-block' | 'too-large'

const MAXIMUM_CHARACTERS = 1_000_000

/** Blocks as text, for the clipboard or a file. Without ids, the whole flow. */
export function written(kind: string, graph: Graph, ids?: readonly string[], origin?: Origin) {
  return JSON.stringify({ svara: 'flow', kind, ...origin, graph: ids ? part(graph, ids) : graph }, null, 2)
}

/** Where it was {@link written}; null where it does not say so. */
export function originOf(text: string): Origin | null {
  const file = text.length > MAXIMUM_CHARACTERS ? null : parsed(text)
  if (!isRecord(file) || typeof file.place !== 'string' || !isRecord(file.names)) return null
  const kinds = Object.entries(file.names).filter((one): one is [string, Record<string, unknown>] => isRecord(one[1]))
  const names = kinds.map(([kind, all]) => [
    kind,
    Object.fromEntries(Object.entries(all).filter((one): one is [string, string] => typeof one[1] === 'string')),
  ])
  return { place: file.place, names: Object.fromEntries(names) as Origin['names'] }
}

/** What was {@link written} here or elsewhere; anything may stand in it. */
export function read(text: string, kind: string, palette: readonly Shape[]): Graph | Unreadable {
  if (text.length > MAXIMUM_CHARACTERS) return 'too-large'
  const file = parsed(text)
  if (!isRecord(file) || file.svara !== 'flow' || !isRecord(file.graph)) return 'not-a-flow'
  if (file.kind !== kind) return 'other-kind'
  const { blocks, entry, layout, settings } = file.graph
  if (!Array.isArray(blocks) || !blocks.every(isBlock)) return 'not-a-flow'
  const ids = new Set(blocks.map(({ id }) => id))
  if (ids.size !== blocks.length) return 'not-a-flow'
  const shapes = new Map(palette.map((shape) => [shape.type, shape]))
  if (blocks.some(({ type }) => !shapes.has(type))) return 'unknown-block'
  const places = isRecord(layout) ? Object.entries(layout) : []
  return {
    ...EMPTY,
    entry: typeof entry === 'string' && ids.has(entry) ? entry : null,
    blocks: blocks.map(({ id, type, settings: own, exits }) => ({
      id,
      type,
      settings: own,
      exits: Object.fromEntries(shapes.get(type)!.exits.map((exit) => [exit, known(exits[exit], ids)])),
    })),
    layout: Object.fromEntries(places.filter((one): one is [string, Place] => ids.has(one[0]) && isPlace(one[1]))),
    settings: { mails: isRecord(settings) && settings.mails === 'every' ? 'every' : 'opening' },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function known(to: unknown, ids: ReadonlySet<string>) {
  return typeof to === 'string' && ids.has(to) ? to : null
}

function isBlock(block: unknown): block is Block {
  return (
    isRecord(block) &&
    typeof block.id === 'string' &&
    block.id !== '' &&
    typeof block.type === 'string' &&
    isRecord(block.settings) &&
    isRecord(block.exits)
  )
}

function isPlace(place: unknown): place is Place {
  return isRecord(place) && Number.isFinite(place.x) && Number.isFinite(place.y)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
