import { Check, CloudOff, LoaderCircle, TriangleAlert } from 'lucide-react'
import { localeOf, useTranslation } from '../../../../i18n'
import { reason } from '../../../../toast'
import type { DraftState } from './keeper'
import styles from './SavedMark.module.css'

/** Whether what is typed is safe, and where. */
export function SavedMark({ state }: { state: DraftState }) {
  return (
    <span className={styles.mark} role="status" data-state={state.saving}>
      <Said state={state} />
    </span>
  )
}

function Said({ state }: { state: DraftState }) {
  const { t, i18n } = useTranslation('composer')
  if (state.sending)
    return (
      <>
        <LoaderCircle size={13} aria-hidden="true" /> {t('sending')}
      </>
    )
  // the next save is a blink: it is no news, neither to the eye nor said aloud
  const saving = state.saving === 'saving' && state.savedAt !== null ? 'saved' : state.saving
  switch (saving) {
    case 'saving':
      return <span className={styles.slow}>{t('saving')}</span>
    case 'saved':
      return (
        <>
          <Check size={13} aria-hidden="true" /> {t('draft-saved')}{' '}
          <span className="tabular">{timeOf(state.savedAt, localeOf(i18n.language))}</span>
        </>
      )
    case 'kept-here':
      return (
        <span className={styles.warning} title={t('kept-here-hint')}>
          <CloudOff size={13} aria-hidden="true" /> {t('kept-here')}
        </span>
      )
    case 'refused':
      return (
        <span className={styles.warning} title={reason(state.refusal)}>
          <TriangleAlert size={13} aria-hidden="true" /> {t('draft-refused', { reason: reason(state.refusal) })}
        </span>
      )
    default:
      return null
  }
}

function timeOf(at: number | null, locale: string) {
  if (at === null) return ''
  const then = new Date(at)
  const isToday = then.toDateString() === new Date().toDateString()
  return new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    ...(isToday ? {} : { day: 'numeric', month: 'short' }),
  }).format(then)
}
