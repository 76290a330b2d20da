// Making a formatter takes a hundred times as long as using it, and a list shows many numbers and times.
const dates = new Map<string, Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>>()
const numbers = new Map<string, Intl.NumberFormat>()
const relative = new Map<string, Intl.RelativeTimeFormat>()

/** @param options one object for each kind of date, made once: it is what the formatter is kept by */
export function dateFormat(language: string, options: Intl.DateTimeFormatOptions) {
  const ofLanguage = kept(dates, language, () => new Map<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>())
  return kept(ofLanguage, options, () => new Intl.DateTimeFormat(language, options))
}

export function numberFormat(language: string) {
  return kept(numbers, language, () => new Intl.NumberFormat(language))
}

/** "5 min. ago", "now" */
export function relativeFormat(language: string) {
  return kept(relative, language, () => new Intl.RelativeTimeFormat(language, { style: 'short', numeric: 'auto' }))
}

function kept<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value) {
  const present = values.get(key)
  if (present !== undefined) return present
  const made = make()
  values.set(key, made)
  return made
}
