import { Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { ItemPage } from '../page/ItemPage'
import { NotLoaded } from '../page/NotLoaded'
import { scheduleQuery } from './api/schedule'
import { draftOf, newDraft } from './draft'
import { ScheduleForm } from './ScheduleForm'

/** A new schedule, or one that is there. */
export function SchedulePage() {
  const { t } = useTranslation('schedules')
  const { schedule } = useParams({ from: '/desk/admin/schedules/$schedule' })
  return (
    <ItemPage list="/admin/schedules" back={t('back')}>
      {schedule === 'new' ? <NewSchedule /> : <KeptSchedule key={schedule} id={schedule} />}
    </ItemPage>
  )
}

function NewSchedule() {
  const { t } = useTranslation('schedules')
  const [draft] = useState(newDraft)
  return (
    <>
      <h1>{t('new')}</h1>
      <ScheduleForm start={draft} />
    </>
  )
}

function KeptSchedule({ id }: { id: string }) {
  const { data, error, refetch } = useQuery(scheduleQuery(id))
  if (error && !data) return <NotLoaded error={error} retry={refetch} heading="h1" />
  if (!data) return <Skeleton width="100%" height={640} />
  return (
    <>
      <h1>{data.name}</h1>
      {/* what somebody else has saved is shown when it is asked for: then all is drawn anew */}
      <ScheduleForm key={data.version} start={draftOf(data)} kept={data} onTheirs={() => void refetch()} />
    </>
  )
}
