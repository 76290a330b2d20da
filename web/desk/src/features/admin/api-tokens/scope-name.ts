import { wordFor } from '../../../i18n/words'

/** How far a token reaches, as people say it. A colon in a key would name another shelf of texts. */
export function scopeName(word: string) {
  return wordFor('api-tokens:scope.', word.replace(':', '-'))
}
