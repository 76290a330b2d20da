import i18next from 'i18next'
import { localeOf } from './index'

/** By name, as the agent's language orders its letters, and numbers by what they are worth: the server knows neither. */
export function inOrder<T extends { name: string }>(items: T[]): T[] {
  const { compare } = new Intl.Collator(localeOf(i18next.language), { numeric: true })
  return items.toSorted((one, other) => compare(one.name, other.name))
}
