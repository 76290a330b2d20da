import { changeLanguage, known, type Language, LANGUAGES, useTranslation } from '../../i18n'
import { useChangeOwn } from './api/change-own'

export const LANGUAGE_CODES = Object.keys(LANGUAGES) as Language[]

/** The language of the desk; choosing one shows it at once and keeps it with the account. */
export function useOwnLanguage() {
  const { i18n } = useTranslation()
  const change = useChangeOwn()
  return {
    language: known(i18n.language) ?? 'en',
    choose: (language: Language) => {
      void changeLanguage(language)
      change.mutate({ language })
    },
  }
}
