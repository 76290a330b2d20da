import { Button } from '@mantine/core'
import type { Schedule } from '@svara/api'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { CalendarClock, Plus } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import { schedulesQuery } from './api/schedules'
import styles from './SchedulesPage.module.css'
import { weekText } from './words'

/** All schedules: what they say in short, and the way to each. */
export function SchedulesPage() {
  const { t } = useTranslation('schedules')
  const navigate = useNavigate()
  return (
    <main className={styles.page}>
      <div className={styles.inner}>
        <header className={styles.head}>
          <div className={styles.words}>
            <h1>{t('title')}</h1>
            <p>{t('hint')}</p>
          </div>
          <Button
            leftSection={<Plus size={16} />}
            onClick={() => void navigate({ to: '/admin/schedules/$schedule', params: { schedule: 'new' } })}
          >
            {t('new')}
          </Button>
        </header>
        <Schedules />
      </div>
    </main>
  )
}

function Schedules() {
  const { t } = useTranslation('schedules')
  const { data, error, refetch } = useQuery(schedulesQuery)
  if (error && !data)
    return (
      <Empty title={t('could-not-load')}>
        <p role="alert">{reason(error)}</p>
        <Button variant="default" onClick={() => void refetch()}>
          {t('try-again')}
        </Button>
      </Empty>
    )
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0)
    return (
      <Empty icon={<CalendarClock size={24} />} title={t('none')}>
        <p>{t('none-hint')}</p>
      </Empty>
    )
  return (
    <ul className={styles.list} aria-label={t('title')}>
      {data.map((schedule) => (
        <Row key={schedule.id} schedule={schedule} />
      ))}
    </ul>
  )
}

function Row({ schedule: { id, name, rules } }: { schedule: Schedule }) {
  const { t, i18n } = useTranslation('schedules')
  return (
    <li>
      <Link to="/admin/schedules/$schedule" params={{ schedule: id }} className={styles.row}>
        <span className={styles.name}>{name}</span>
        <span className={styles.hours}>{weekText(rules.week, i18n.language) || t('never-open')}</span>
        <span className={styles.zone}>
          {[rules.zone, ...(rules.holidayCalendars ?? []).map((code) => code.toUpperCase())].join(' · ')}
        </span>
      </Link>
    </li>
  )
}
