import { lazyPart } from '@svara/ui'
import { loadSessionTexts } from '../../i18n'

export { useChangeOwn } from './api/change-own'
export { installationQuery } from './api/installation'
export { sessionQuery, useSession } from './api/session'
export { useSignOut } from './api/sign-out'
export type { Guard } from './factors/Guarded'
export { LANGUAGE_CODES, useOwnLanguage } from './language'
export { THEMES, useOwnTheme, useTheme, type Theme } from './theme'

/** Loaded when a page shows it: the first view has none. */
export const PasswordForm = lazyPart(() => import('./PasswordForm'))
/** What one proves besides the password. */
export const Factors = lazyPart(() => import('./factors/Factors'))
/** Asks who it is before something is made or changed that outlasts the session. */
export const Guarded = lazyPart(() =>
  Promise.all([import('./factors/Guarded'), loadSessionTexts()]).then(([made]) => made),
)
