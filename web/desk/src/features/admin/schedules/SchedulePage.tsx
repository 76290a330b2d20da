import { Button } from '@mantine/core'
import { Empty, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import { scheduleQuery } from './api/schedule'
import { draftOf, newDraft } from './draft'
import { ScheduleForm } from './ScheduleForm'
import styles from './SchedulePage.module.css'

/** A new schedule, or one that is there. */
export function SchedulePage() {
  const { t } = useTranslation('schedules')
  const { schedule } = useParams({ from: '/desk/admin/schedules/$schedule' })
  return (
    <main className={styles.page}>
      <div className={styles.inner}>
        <Link to="/admin/schedules" className={styles.back}>
          <ArrowLeft size={15} aria-hidden="true" />
          {t('back')}
        </Link>
        {schedule === 'new' ? <NewSchedule /> : <KeptSchedule key={schedule} id={schedule} />}
      </div>
    </main>
  )
}

function NewSchedule() {
  const { t } = useTranslation('schedules')
  const [draft] = useState(newDraft)
  return (
    <>
      <h1 className={styles.title}>{t('new')}</h1>
      <ScheduleForm start={draft} />
    </>
  )
}

function KeptSchedule({ id }: { id: string }) {
  const { t } = useTranslation('schedules')
  const { data, error, refetch } = useQuery(scheduleQuery(id))
  if (error && !data)
    return (
      <Empty title={t('could-not-load')} heading="h1">
        <p role="alert">{reason(error)}</p>
        <Button variant="default" onClick={() => void refetch()}>
          {t('try-again')}
        </Button>
      </Empty>
    )
  if (!data) return <Skeleton width="100%" height={640} />
  return (
    <>
      <h1 className={styles.title}>{data.name}</h1>
      {/* what somebody else has saved is shown when it is asked for: then all is drawn anew */}
      <ScheduleForm key={data.version} start={draftOf(data)} kept={data} onTheirs={() => void refetch()} />
    </>
  )
}
