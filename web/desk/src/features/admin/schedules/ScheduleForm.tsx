import { lazyPart } from '@svara/ui'
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { randomId, Refusal, type ScheduleDetail } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { RefusalOfFields, useFieldError } from '../page/errors'
import styles from '../page/Form.module.css'
import { FormFoot } from '../page/FormFoot'
import { LeaveDialog } from '../page/LeaveDialog'
import { Section } from '../page/Section'
import { ZonePicker } from '../page/ZonePicker'
import { previewQuery } from './api/preview'
import { useSaveSchedule } from './api/save-schedule'
import { copyOf, dayOf, newHours, rulesOf, type Draft, type ExceptionDraft } from './draft'
import { ExceptionsEditor } from './ExceptionsEditor'
import { HolidaysEditor } from './HolidaysEditor'
import { Preview } from './Preview'
import { WeekEditor } from './WeekEditor'

const RemoveDialog = lazyPart(() => import('./RemoveDialog'))

const FOUR_WEEKS = 28
const MOST_DAYS = 12 * FOUR_WEEKS
const PAUSE_MILLIS = 300

interface Props {
  start: Draft
  /** What the server has; none for a new one. */
  kept?: ScheduleDetail
  /** Drop what is here and show what the server has now. */
  onTheirs?: () => void
}

/** Everything of a schedule, with its preview beside it. */
export function ScheduleForm({ start, kept, onTheirs }: Props) {
  const { t, i18n } = useTranslation('schedules')
  const navigate = useNavigate()
  const [begun] = useState(start)
  const [draft, setDraft] = useState(begun)
  const [days, setDays] = useState(FOUR_WEEKS)
  const [removing, setRemoving] = useState(false)
  const isDone = useRef(false)
  const save = useSaveSchedule(kept?.id)

  const rules = useMemo(() => rulesOf(draft), [draft])
  const [settled] = useDebouncedValue(rules, PAUSE_MILLIS)
  const preview = useQuery(previewQuery(settled, days, i18n.language))
  const today = todayIn(draft.zone)

  function change(part: Partial<Draft>) {
    save.reset()
    setDraft({ ...draft, ...part })
  }

  function except(added: Omit<ExceptionDraft, 'id'>) {
    const exception = { id: randomId(), ...added }
    flushSync(() => change({ exceptions: [...draft.exceptions, exception] }))
    document.getElementById(`${exception.id}-first`)?.focus()
  }

  function send(ifVersion?: number) {
    save.mutate(
      { name: draft.name, rules, ...(ifVersion === undefined ? {} : { ifVersion }) },
      {
        onSuccess: ({ name }) => {
          toast(t('saved', { name }))
          leave()
        },
      },
    )
  }

  function leave() {
    isDone.current = true
    void navigate({ to: '/admin/schedules' })
  }

  return (
    <RefusalOfFields value={save.error ?? preview.error}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          send(kept?.version)
        }}
      >
        <div className={styles.fields}>
          <Section title={t('general')}>
            <div className={styles.pair}>
              <NameField value={draft.name} refusal={save.error} onChange={(name) => change({ name })} />
              <Zone zone={draft.zone} onChange={(zone) => change({ zone })} />
            </div>
          </Section>
          <Section title={t('week')} hint={t('week-hint')}>
            <WeekEditor week={draft.week} onChange={(week) => change({ week })} />
          </Section>
          <Section title={t('holidays')} hint={t('holidays-hint')}>
            <HolidaysEditor
              calendars={draft.holidayCalendars}
              today={today}
              exceptions={draft.exceptions}
              onChange={(holidayCalendars) => change({ holidayCalendars })}
              onExcept={({ date, name }) => except({ from: date, to: date, name, hours: usual(draft, date) })}
            />
          </Section>
          <Section title={t('exceptions')} hint={t('exceptions-hint')}>
            <ExceptionsEditor
              exceptions={draft.exceptions}
              today={today}
              onAdd={() => except({ from: today, to: today, name: '', hours: [] })}
              onChange={(exceptions) => change({ exceptions })}
            />
          </Section>
        </div>
        <div className={styles.aside}>
          <Preview
            preview={preview.data}
            isWrong={preview.isError}
            zone={settled.zone}
            onMore={days < MOST_DAYS ? () => setDays(days + FOUR_WEEKS) : undefined}
          />
        </div>
        <FormFoot
          save={save}
          label={kept ? undefined : t('create')}
          words={isTaken(save.error) ? t('error.schedule-exists') : undefined}
          onTheirs={onTheirs}
          onMine={() => send()}
        >
          <Button variant="default" onClick={() => void navigate({ to: '/admin/schedules' })}>
            {t('cancel')}
          </Button>
          {kept && (
            <Button variant="subtle" color="red" className={styles.remove} onClick={() => setRemoving(true)}>
              {t('remove')}
            </Button>
          )}
        </FormFoot>
      </form>
      <LeaveDialog isChanged={() => draft !== begun && !isDone.current} />
      <Suspense>
        {removing && kept && <RemoveDialog schedule={kept} onClose={() => setRemoving(false)} onRemoved={leave} />}
      </Suspense>
    </RefusalOfFields>
  )
}

/** Below the form, which knows what was refused. */
function Zone({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
  return <ZonePicker zone={zone} error={useFieldError('schedules')('rules.zone')} onChange={onChange} />
}

function NameField({
  value,
  refusal,
  onChange,
}: {
  value: string
  refusal: Error | null
  onChange: (name: string) => void
}) {
  const { t } = useTranslation('schedules')
  const errorOf = useFieldError('schedules')
  return (
    <TextInput
      label={t('name')}
      placeholder={t('name-example')}
      required
      withAsterisk={false}
      maxLength={100}
      error={isTaken(refusal) ? t('error.schedule-exists') : errorOf('name')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function isTaken(refusal: Error | null) {
  return refusal instanceof Refusal && refusal.code === 'schedule-exists'
}

/** What the week says of that day; where it says nothing, office hours to start from. */
function usual({ week }: Draft, date: string) {
  const hours = copyOf(week[dayOf(date)])
  return hours.length > 0 ? hours : [newHours('10:00', '14:00')]
}

/** The date there, as 2026-12-24. */
function todayIn(zone: string) {
  return new Intl.DateTimeFormat('sv', { timeZone: zone }).format(new Date())
}
