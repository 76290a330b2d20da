import i18next from 'i18next'

/**
 * The word for a value that the server names, such as a priority or a kind of message. Its enums may grow: what this
 * desk has no word for yet is shown as the server says it.
 *
 * @param prefix namespace and key up to the value: `conversation:priority.`
 */
export function wordFor(prefix: `${string}:${string}`, value: string, values?: Record<string, unknown>): string {
  const key = prefix + value
  if (!i18next.exists(key, values)) return value
  return (i18next.t as (key: string, values?: Record<string, unknown>) => string)(key, values)
}
