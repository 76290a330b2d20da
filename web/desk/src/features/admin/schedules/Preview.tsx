import { Button } from '@mantine/core'
import { Skeleton } from '@svara/ui'
import type { SchedulePreview } from '@svara/api'
import { useTranslation } from '../../../i18n'
import styles from './Preview.module.css'
import { dateName, hoursText, timeThere } from './words'

type PreviewDay = SchedulePreview['days'][number]

interface Props {
  preview: SchedulePreview | undefined
  /** The last one stands while some field is wrong. */
  isWrong: boolean
  zone: string
  onMore: (() => void) | undefined
}

/** The coming days: when it is open, and why not. */
export function Preview({ preview, isWrong, zone, onMore }: Props) {
  const { t, i18n } = useTranslation('schedules')
  return (
    <section className={styles.preview} aria-labelledby="preview">
      <h2 id="preview">{t('preview')}</h2>
      <div role="status" className={styles.now}>
        {isWrong ? t('mend-first') : preview && <Now preview={preview} zone={zone} />}
      </div>
      {!preview && !isWrong && <Skeleton width="100%" height={480} />}
      {preview && (
        <ul className={styles.days} data-old={isWrong || undefined}>
          {preview.days.map((day) => (
            <Day key={day.date} day={day} language={i18n.language} />
          ))}
        </ul>
      )}
      {preview && onMore && (
        <Button variant="subtle" size="compact-sm" onClick={onMore}>
          {t('more-weeks')}
        </Button>
      )}
    </section>
  )
}

function Now({ preview: { openNow, changesAt }, zone }: { preview: SchedulePreview; zone: string }) {
  const { t, i18n } = useTranslation('schedules')
  if (!changesAt) return <>{openNow ? t('always-open') : t('never-open')}</>
  const time = timeThere(changesAt, zone, i18n.language)
  return <>{openNow ? t('open-until', { time }) : t('closed-until', { time })}</>
}

function Day({ day: { date, hours, reason, name }, language }: { day: PreviewDay; language: string }) {
  const { t } = useTranslation('schedules')
  const isMonday = new Date(`${date}T00:00:00Z`).getUTCDay() === 1
  return (
    <li className={styles.day} data-week={isMonday || undefined} data-reason={reason}>
      <span className={styles.date}>{dateName(date, language)}</span>
      <span className={styles.bar} aria-hidden="true">
        {hours.map(({ from, to }) => (
          <span key={from} style={{ insetInlineStart: `${share(from)}%`, width: `${share(to) - share(from)}%` }} />
        ))}
      </span>
      <span className={styles.hours}>{hours.length > 0 ? hoursText(hours) : t('closed')}</span>
      {name && <span className={styles.name}>{name}</span>}
    </li>
  )
}

/** How much of the day is over, in percent. */
function share(time: string) {
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  return (hours * 60 + minutes) / 14.4
}
