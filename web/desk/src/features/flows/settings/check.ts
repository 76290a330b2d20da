import type { Field, Settings, Shape } from '../api/types'

/** By field, the code of what is wrong with it; `values` for the words of a text match. */
export type Wrong = Record<string, string>

/** What can be seen without the server; it has the last word. */
export function wrongIn(shape: Shape, settings: Settings): Wrong {
  return Object.assign({}, ...shape.settings.map((field) => wrongWith(field, settings)))
}

function wrongWith(field: Field, settings: Settings): Wrong {
  if (field.kind === 'text-match') return wrongWithValues(settings.values, field.maximum)
  if (field.kind === 'attachment-match') return wrongWithAttachments(settings)
  const value = settings[field.name]
  if (isMissing(value)) return field.required ? { [field.name]: 'required' } : {}
  if (typeof value === 'string' && field.maximum && value.length > field.maximum) return { [field.name]: 'too-long' }
  if (Array.isArray(value) && field.maximum && value.length > field.maximum) return { [field.name]: 'too-many' }
  if (field.kind === 'times' && !(value as { from?: string; to?: string }[]).every(({ from, to }) => from && to))
    return { [field.name]: 'required' }
  return {}
}

function wrongWithAttachments({ by, values, megabytes }: Settings): Wrong {
  if (by === 'size') return typeof megabytes === 'number' && megabytes > 0 ? {} : { megabytes: 'out-of-range' }
  return by === 'name' || by === 'type' ? wrongWithValues(values, null) : {}
}

function wrongWithValues(values: unknown, maximum: number | null | undefined): Wrong {
  if (isMissing(values)) return { values: 'required' }
  if (maximum && (values as string[]).some((value) => value.length > maximum)) return { values: 'too-long' }
  return {}
}

function isMissing(value: unknown) {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  )
}

/** What a new block is set to: the first of what must be one of few, and nothing else. */
export function freshSettings(shape: Shape): Settings {
  const set = shape.settings.flatMap((field): [string, unknown][] => {
    if (field.kind === 'text-match')
      return [
        ['operator', 'contains'],
        ['values', []],
      ]
    if (field.kind === 'attachment-match') return [['by', 'any']]
    if (field.kind === 'choice' && field.required && field.options?.[0]) return [[field.name, field.options[0]]]
    return []
  })
  return Object.fromEntries(set)
}
