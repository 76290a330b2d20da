import { wordFor } from '../../../i18n/words'

/** A permission as people say it; superadmin is none, but stands among them. */
export function permissionName(word: string) {
  return word === 'superadmin' ? wordFor('access:', 'superadmin') : wordFor('access:permission.', word)
}
