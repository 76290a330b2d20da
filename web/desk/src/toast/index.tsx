import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { Refusal } from '@svara/api'
import i18next from 'i18next'
import styles from './toast.module.css'

const UNDO_MILLIS = 10_000

interface Action {
  label: string
  run: () => void
}

/** Something happened; the reader may act on it for a while. */
export function toast(message: string, action?: Action, stays = action ? UNDO_MILLIS : 5_000) {
  const id = notifications.show({
    message: (
      <span className={styles.line}>
        <span>{message}</span>
        {action && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              notifications.hide(id)
              action.run()
            }}
          >
            {action.label}
          </Button>
        )}
      </span>
    ),
    autoClose: stays,
    withCloseButton: !action,
    withBorder: true,
    color: 'petrol',
  })
  return id
}

/** Something did not happen: what, and why in the server's words. */
export function toastRefusal(what: string, refusal: unknown, action?: Action) {
  notifications.show({
    title: what,
    message: (
      <span className={styles.line}>
        <span>{reason(refusal)}</span>
        {action && (
          <Button size="compact-sm" variant="subtle" onClick={action.run}>
            {action.label}
          </Button>
        )}
      </span>
    ),
    color: 'red',
    autoClose: 10_000,
    withBorder: true,
    role: 'alert',
  })
}

export function hideToast(id: string) {
  notifications.hide(id)
}

/** A refusal in words. Codes that the desk knows are said in its own language; others as the server says them. */
export function reason(refusal: unknown): string {
  if (!(refusal instanceof Refusal)) return i18next.t('refused.unknown', { ns: 'app' })
  const key = `refused.${refusal.code}`
  const own = i18next.exists(key, { ns: 'app' }) ? i18next.t(key as 'refused.unknown', { ns: 'app' }) : undefined
  return (
    own ?? refusal.problem.errors?.[0]?.message ?? refusal.problem.detail ?? i18next.t('refused.unknown', { ns: 'app' })
  )
}
