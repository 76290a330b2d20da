import { Refusal } from '@svara/api'
import { createContext, useContext } from 'react'
import { useTranslation } from '../../../i18n'

const KNOWN = [
  'required',
  'too-long',
  'too-many',
  'overlapping',
  'before-start',
  'invalid-time',
  'unknown-zone',
  'schedule-exists',
] as const

/** What the server said of what is being edited, when it was asked last. */
export const RefusalOfFields = createContext<unknown>(null)

/** The words for what is wrong with a field, or with anything below it; undefined when it is right. */
export function useFieldError() {
  const { t } = useTranslation('schedules')
  const refusal = useContext(RefusalOfFields)
  return (field: string) => {
    if (!(refusal instanceof Refusal)) return undefined
    const error = refusal.problem.errors?.find((one) => isWithin(one.field, field))
    if (!error) return undefined
    const code = KNOWN.find((known) => known === error.code)
    return t(`error.${code ?? 'other'}`)
  }
}

function isWithin(field: string, of: string) {
  return field === of || field.startsWith(`${of}.`) || field.startsWith(`${of}[`)
}
