import { Refusal } from '@svara/api'
import { useTranslation } from '../../i18n'
import { reason } from '../../toast'

export const FEWEST_CHARACTERS = 10

/** The codes of the server's password rules that are said in the desk's own words. */
const RULES = [
  'too-short',
  'too-long',
  'too-common',
  'breached',
  'too-like-email',
  'unchanged',
  'wrong-password',
] as const

/** What is wrong with a field of a form for a password, in words. */
export function usePasswordErrors(refusal: Error | null) {
  const { t } = useTranslation('session')
  return (field: string) => {
    if (!(refusal instanceof Refusal)) return undefined
    const error = refusal.problem.errors?.find((found) => found.field === field)
    if (!error) return undefined
    const rule = RULES.find((code) => code === error.code)
    return rule ? t(`rule.${rule}`) : reason(refusal)
  }
}
