import { Refusal } from '@svara/api'
import i18next from 'i18next'
import { createContext, useContext } from 'react'
import { useTranslation } from '../../../i18n'
import { wordFor } from '../../../i18n/words'

/** What the server said of what is being edited, when it was asked last. */
export const RefusalOfFields = createContext<unknown>(null)

/**
 * The words for what is wrong with a field, or with anything below it; undefined when it is right.
 *
 * @param namespace whose `error.<code>` says it, where it is not said for all of Admin
 */
export function useFieldError(
  namespace:
    | 'schedules'
    | 'mailboxes'
    | 'agents'
    | 'access'
    | 'groups'
    | 'labels'
    | 'brands'
    | 'single-sign-on'
    | 'statuses'
    | 'types'
    | 'companies'
    | 'fields'
    | 'webhooks',
) {
  useTranslation()
  const refusal = useContext(RefusalOfFields)
  return (field: string) => {
    const error = fieldErrors(refusal).find((one) => isWithin(one.field, field))
    if (!error) return undefined
    const own = [`${namespace}:error.`, 'admin:error.'].find((prefix) => i18next.exists(prefix + error.code))
    return own ? wordFor(own as 'admin:error.', error.code) : wordFor('admin:error.', 'other')
  }
}

/** What the server said of fields. */
export function fieldErrors(refusal: unknown) {
  return refusal instanceof Refusal ? (refusal.problem.errors ?? []) : []
}

export function isWithin(field: string, of: string) {
  return field === of || field.startsWith(`${of}.`) || field.startsWith(`${of}[`)
}

/** The words for what was refused as a whole; undefined where they are not among the namespace's. */
export function wordsOf(
  refusal: Error | null,
  namespace: 'access' | 'groups' | 'labels' | 'brands' | 'statuses' | 'types' | 'companies' | 'fields' | 'webhooks',
) {
  if (!(refusal instanceof Refusal)) return undefined
  const prefix = `${namespace}:error.` as const
  return i18next.exists(prefix + refusal.code) ? wordFor(prefix, refusal.code) : undefined
}
