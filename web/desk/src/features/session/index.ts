import { lazy } from 'react'

export { useChangeOwn } from './api/change-own'
export { installationQuery } from './api/installation'
export { sessionQuery, useSession } from './api/session'
export { useSignOut } from './api/sign-out'
export { LANGUAGE_CODES, useOwnLanguage } from './language'
export { THEMES, useOwnTheme, useTheme, type Theme } from './theme'

/** Loaded when a page shows it: the first view has none. */
export const PasswordForm = lazy(() => import('./PasswordForm'))
/** What one proves besides the password. */
export const Factors = lazy(() => import('./factors/Factors'))
