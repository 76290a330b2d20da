import { Button } from '@mantine/core'
import type { Schedule } from '@svara/api'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { CalendarClock, Plus } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { ListPage, Rows } from '../page/ListPage'
import { NotLoaded } from '../page/NotLoaded'
import { schedulesQuery } from './api/schedules'
import styles from './SchedulesPage.module.css'
import { weekText } from './words'

/** All schedules: what they say in short, and the way to each. */
export function SchedulesPage() {
  const { t } = useTranslation('schedules')
  const navigate = useNavigate()
  return (
    <ListPage
      title={t('title')}
      hint={t('hint')}
      action={
        <Button
          leftSection={<Plus size={16} />}
          onClick={() => void navigate({ to: '/admin/schedules/$schedule', params: { schedule: 'new' } })}
        >
          {t('new')}
        </Button>
      }
    >
      <Schedules />
    </ListPage>
  )
}

function Schedules() {
  const { t } = useTranslation('schedules')
  const { data, error, refetch } = useQuery(schedulesQuery)
  if (error && !data) return <NotLoaded error={error} retry={refetch} />
  if (!data) return <Skeleton width="100%" height={160} />
  if (data.length === 0)
    return (
      <Empty icon={<CalendarClock size={24} />} title={t('none')}>
        <p>{t('none-hint')}</p>
      </Empty>
    )
  return (
    <Rows label={t('title')}>
      {data.map((schedule) => (
        <Row key={schedule.id} schedule={schedule} />
      ))}
    </Rows>
  )
}

function Row({ schedule: { id, name, rules } }: { schedule: Schedule }) {
  const { t, i18n } = useTranslation('schedules')
  return (
    <li>
      <Link to="/admin/schedules/$schedule" params={{ schedule: id }} className={styles.row}>
        <span>{name}</span>
        <span className={styles.hours}>{weekText(rules.week, i18n.language) || t('never-open')}</span>
        <span className={styles.zone}>
          {[rules.zone, ...(rules.holidayCalendars ?? []).map((code) => code.toUpperCase())].join(' · ')}
        </span>
      </Link>
    </li>
  )
}
