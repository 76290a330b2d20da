import { Button } from '@mantine/core'
import { randomId, Refusal } from '@svara/api'
import i18next from 'i18next'
import styles from './toast.module.css'

/** Not for the first view: nothing has happened yet. */
const shown = () => import('@mantine/notifications').then((file) => file.notifications)

const UNDO_MILLIS = 10_000

interface Action {
  label: string
  run: () => void
}

/** Something happened; the reader may act on it for a while. */
export function toast(message: string, action?: Action, stays = action ? UNDO_MILLIS : 5_000) {
  const id = randomId()
  const content = {
    id,
    message: (
      <span className={styles.line}>
        <span>{message}</span>
        {action && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() => {
              hideToast(id)
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
    closeButtonProps: { 'aria-label': i18next.t('close', { ns: 'app' }) },
    withBorder: true,
    color: 'petrol',
  }
  void shown().then((toasts) => toasts.show(content))
  return id
}

/** Something did not happen: what, and why in the server's words. */
export function toastRefusal(what: string, refusal: unknown, action?: Action) {
  const content = {
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
    closeButtonProps: { 'aria-label': i18next.t('close', { ns: 'app' }) },
    withBorder: true,
    role: 'alert',
  }
  void shown().then((toasts) => toasts.show(content))
}

export function hideToast(id: string) {
  void shown().then((toasts) => toasts.hide(id))
}

/** A refusal in words. Codes that the desk knows are said in its own language; others as the server says them. */
export function reason(refusal: unknown): string {
  if (!(refusal instanceof Refusal)) return i18next.t('refused.unknown', { ns: 'app' })
  const key = `refused.${refusal.code}`
  const own = i18next.exists(key, { ns: 'app' })
    ? i18next.t(key as 'refused.unknown', { ns: 'app', fields: namesOf(refusal) })
    : undefined
  return (
    own ?? refusal.problem.errors?.[0]?.message ?? refusal.problem.detail ?? i18next.t('refused.unknown', { ns: 'app' })
  )
}

/** What is to be filled in first, where a refusal says so. */
function namesOf({ problem }: Refusal) {
  const fields = (problem as unknown as { fields?: { name: string }[] }).fields ?? []
  return new Intl.ListFormat(i18next.language === 'no' ? 'nb' : i18next.language).format(fields.map(({ name }) => name))
}
