import i18next from 'i18next'
import { localeOf } from './index'

/** As the agent's language orders its letters, and numbers by what they are worth: the server knows neither. */
export function inLanguage(language: string = i18next.language) {
  return new Intl.Collator(localeOf(language), { numeric: true }).compare
}

/** By name. */
export function inOrder<T extends { name: string }>(items: T[]): T[] {
  const compare = inLanguage()
  return items.toSorted((one, other) => compare(one.name, other.name))
}
