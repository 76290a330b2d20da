import i18next, { type FlatNamespace, type TFunction } from 'i18next'
import { useMemo, useSyncExternalStore } from 'react'

type Namespaces = FlatNamespace | readonly [FlatNamespace, ...FlatNamespace[]]

/**
 * The texts of a feature, in the language chosen; a change of language draws anew whatever uses them.
 *
 * @param namespaces the feature's own first; texts of the others are named with theirs: `conversation:reply`
 */
export function useTranslation<const Chosen extends Namespaces = 'app'>(
  namespaces?: Chosen,
): { t: TFunction<Chosen>; i18n: typeof i18next } {
  const language = useSyncExternalStore(subscribe, () => i18next.language)
  const chosen = namespaces === undefined ? 'app' : [namespaces].flat().join(' ')
  return useMemo(
    () => ({
      t: i18next.getFixedT(language, chosen.split(' ') as never) as unknown as TFunction<Chosen>,
      i18n: i18next,
    }),
    [language, chosen],
  )
}

function subscribe(listener: () => void) {
  i18next.on('languageChanged', listener)
  return () => i18next.off('languageChanged', listener)
}
