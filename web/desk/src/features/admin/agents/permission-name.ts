import i18next from 'i18next'
import { useTranslation } from '../../../i18n'

/** A permission as people say it; one that has no words yet by its own. */
export function usePermissionName() {
  useTranslation()
  return (word: string) => {
    const key = `admin:permission.${word}`
    return i18next.exists(key) ? String(i18next.t(key as 'admin:admin')) : word.replaceAll('-', ' ')
  }
}
