import { Archive, Check, Clock, Hourglass, TriangleAlert, type LucideIcon } from 'lucide-react'
import { useTranslation } from '../../i18n'
import styles from './MailState.module.css'

const ICONS = {
  kept: Archive,
  sent: Check,
  queued: Clock,
  scheduled: Hourglass,
  failed: TriangleAlert,
} satisfies Record<string, LucideIcon>

type State = keyof typeof ICONS

/** How far a mail got: a sign and the word for it. */
export function MailState({ state }: { state: string }) {
  const { t } = useTranslation('outbox')
  const known: State = state in ICONS ? (state as State) : 'queued'
  const Icon = ICONS[known]
  return (
    <span className={styles.state} data-state={known}>
      <Icon size={14} aria-hidden="true" />
      {t(`state.${known}`)}
    </span>
  )
}
