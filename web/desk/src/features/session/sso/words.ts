import { Refusal } from '@svara/api'
import i18next from 'i18next'
import { wordFor } from '../../../i18n/words'

const NEXT = 'svara.sign-on-next'

/** Why somebody was not signed in, in words. */
export function signOnWords(error: unknown) {
  const code = error instanceof Refusal ? error.code : 'other'
  return wordFor('sso:sso.', i18next.exists(`sso:sso.${code}`) ? code : 'other')
}

/** Where to go in the desk once back from the provider; kept in this tab only. */
export function rememberNext(next: string | undefined) {
  if (next) sessionStorage.setItem(NEXT, next)
  else sessionStorage.removeItem(NEXT)
}

/** An address of the desk's own. */
export function takeNext() {
  const next = sessionStorage.getItem(NEXT)
  sessionStorage.removeItem(NEXT)
  return next?.startsWith('/') && !next.startsWith('//') ? next : '/'
}
