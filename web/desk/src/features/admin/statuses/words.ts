import { Refusal } from '@svara/api'
import i18next from 'i18next'
import { wordFor } from '../../../i18n/words'
import { reason } from '../../../toast'
import { wordsOf } from '../page/errors'

/** What a status of this kind says of a ticket. */
export function meaningOf(kind: string) {
  return wordFor('statuses:kind.', kind)
}

/** Why a status was not saved, besides what its fields say for themselves. */
export function refusedWords(refusal: Error) {
  if (refusal instanceof Refusal && refusal.code === 'invalid') return i18next.t('mend', { ns: 'admin' })
  return wordsOf(refusal, 'statuses') ?? reason(refusal)
}
