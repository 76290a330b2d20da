import { wordFor } from '../../../i18n/words'

/** Why a call was not taken, for people. */
export function troubleWord(trouble: string) {
  return wordFor('webhooks:trouble.', trouble)
}
