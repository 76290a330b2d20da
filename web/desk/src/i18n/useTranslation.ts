import i18next, { type FlatNamespace, type TFunction } from 'i18next'
import { useMemo, useSyncExternalStore } from 'react'

/** The texts of a feature, in the language chosen; a change of language draws anew whatever uses them. */
export function useTranslation<Namespace extends FlatNamespace = 'app'>(
  namespace?: Namespace,
): { t: TFunction<Namespace>; i18n: typeof i18next } {
  const language = useSyncExternalStore(subscribe, () => i18next.language)
  return useMemo(
    () => ({ t: i18next.getFixedT(language, namespace ?? 'app') as TFunction<Namespace>, i18n: i18next }),
    [language, namespace],
  )
}

function subscribe(listener: () => void) {
  i18next.on('languageChanged', listener)
  return () => i18next.off('languageChanged', listener)
}
