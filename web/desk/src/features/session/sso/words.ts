import { Refusal } from '@svara/api'
import i18next from 'i18next'
import { wordFor } from '../../../i18n/words'

const NEXT = 'svara.sign-on-next'
const CONFIRMS = 'svara.sign-on-confirms'

/** Why somebody was not signed in, in words. */
export function signOnWords(error: unknown) {
  const code = error instanceof Refusal ? error.code : 'other'
  return wordFor('sso:sso.', i18next.exists(`sso:sso.${code}`) ? code : 'other')
}

/** Where to go in the desk once back from the provider; kept in this tab only. */
export function rememberNext(next: string | undefined) {
  sessionStorage.removeItem(CONFIRMS)
  if (next) sessionStorage.setItem(NEXT, next)
  else sessionStorage.removeItem(NEXT)
}

/** The same, for one who is signed in and only shows once more who they are. */
export function rememberConfirmation(next: string) {
  rememberNext(next)
  sessionStorage.setItem(CONFIRMS, 'yes')
}

/** What this tab went to the provider for. */
export function isConfirmation() {
  return sessionStorage.getItem(CONFIRMS) !== null
}

/** An address of the desk's own. */
export function takeNext() {
  const next = sessionStorage.getItem(NEXT)
  sessionStorage.removeItem(NEXT)
  sessionStorage.removeItem(CONFIRMS)
  return next?.startsWith('/') && !next.startsWith('//') ? next : '/'
}
