import type { Field, Graph, Settings, Shape } from '../api/types'

/** What settings refer to, by kind and id: `{ label: { "7": "Invoices" } }`. */
export type Names = Record<string, Record<string, string>>

/** Where blocks were copied, and what was called how there. */
export interface Origin {
  place: string
  names: Names
}

/** What there is of the things that a field names, undefined where it names none or that is not known yet. */
export type Known = (field: Field) => { kind: string; all: readonly { value: string; label: string }[] } | undefined

/** An id that nothing has: the server marks a setting that names it. */
const NOTHING = '999999999999999999'

/** The names of all that the blocks refer to. */
export function namesIn(graph: Graph, palette: readonly Shape[], known: Known): Names {
  const names: Names = {}
  eachReference(graph, palette, known, (id, kind, all) => {
    const name = all.find(({ value }) => value === id)?.label
    if (name !== undefined) names[kind] = { ...names[kind], [id]: name }
    return id
  })
  return names
}

/**
 * The blocks with the ids that their things have here, found by name. One whose name nobody has here, or several, gets an
 * id that nothing has: an id of another installation may be something else here.
 */
export function renamed(graph: Graph, palette: readonly Shape[], names: Names, known: Known): Graph {
  return eachReference(graph, palette, known, (id, kind, all) => {
    const name = names[kind]?.[id]
    if (name === undefined) return id
    const exact = all.filter(({ label }) => label === name)
    const found = exact.length > 0 ? exact : all.filter(({ label }) => folded(label) === folded(name))
    if (found.length === 1) return found[0]!.value
    return all.some(({ value }) => value === id) ? NOTHING : id
  })
}

function folded(name: string) {
  return name.trim().toLocaleLowerCase()
}

type Change = (id: string, kind: string, all: readonly { value: string; label: string }[]) => string

function eachReference(graph: Graph, palette: readonly Shape[], known: Known, change: Change): Graph {
  const shapes = new Map(palette.map((shape) => [shape.type, shape]))
  const settingsOf = (settings: Settings, fields: readonly Field[]) =>
    fields.reduce<Settings>((now, field) => {
      const given = now[field.name]
      const there = known(field)
      if (!there || given === undefined) return now
      const one = (id: unknown) => (typeof id === 'string' ? change(id, there.kind, there.all) : id)
      return { ...now, [field.name]: Array.isArray(given) ? given.map(one) : one(given) }
    }, settings)
  return {
    ...graph,
    blocks: graph.blocks.map((block) => ({
      ...block,
      settings: settingsOf(block.settings, shapes.get(block.type)?.settings ?? []),
    })),
  }
}
