import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { randomId, Refusal, type ScheduleDetail } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from '../../../i18n'
import { reason, toast } from '../../../toast'
import { previewQuery } from './api/preview'
import { useSaveSchedule } from './api/save-schedule'
import { copyOf, dayOf, newHours, rulesOf, type Draft, type ExceptionDraft } from './draft'
import { RefusalOfFields, useFieldError } from './errors'
import { ExceptionsEditor } from './ExceptionsEditor'
import { HolidaysEditor } from './HolidaysEditor'
import { LeaveDialog } from './LeaveDialog'
import { Preview } from './Preview'
import styles from './ScheduleForm.module.css'
import { WeekEditor } from './WeekEditor'
import { ZonePicker } from './ZonePicker'

const RemoveDialog = lazy(() => import('./RemoveDialog'))

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
              <ZonePicker zone={draft.zone} onChange={(zone) => change({ zone })} />
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
        <footer className={styles.foot}>
          <div role="alert" className={styles.alert}>
            {save.error && <Refused refusal={save.error} onTheirs={onTheirs} onMine={() => send()} />}
          </div>
          <div className={styles.acts}>
            <Button type="submit" loading={save.isPending}>
              {kept ? t('save') : t('create')}
            </Button>
            <Button variant="default" onClick={() => void navigate({ to: '/admin/schedules' })}>
              {t('cancel')}
            </Button>
            {kept && (
              <Button variant="subtle" color="red" className={styles.remove} onClick={() => setRemoving(true)}>
                {t('remove')}
              </Button>
            )}
          </div>
        </footer>
      </form>
      <LeaveDialog isChanged={() => draft !== begun && !isDone.current} />
      <Suspense>
        {removing && kept && <RemoveDialog schedule={kept} onClose={() => setRemoving(false)} onRemoved={leave} />}
      </Suspense>
    </RefusalOfFields>
  )
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
  const errorOf = useFieldError()
  const isTaken = refusal instanceof Refusal && refusal.code === 'schedule-exists'
  return (
    <TextInput
      label={t('name')}
      placeholder={t('name-example')}
      required
      withAsterisk={false}
      maxLength={100}
      error={isTaken ? t('error.schedule-exists') : errorOf('name')}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function Section({ title, hint, children }: { title: string; hint?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {hint && <p className={styles.hint}>{hint}</p>}
      </header>
      {children}
    </section>
  )
}

/** Why it was not saved, and what can be done about it. */
function Refused({
  refusal,
  onTheirs,
  onMine,
}: {
  refusal: Error
  onTheirs: (() => void) | undefined
  onMine: () => void
}) {
  const { t } = useTranslation('schedules')
  if (!(refusal instanceof Refusal) || refusal.code !== 'stale-version')
    return <p>{refusal instanceof Refusal && refusal.code === 'invalid' ? t('mend') : words(refusal, t)}</p>
  return (
    <>
      <p>{t('stale')}</p>
      <div className={styles.acts}>
        <Button variant="default" size="compact-sm" onClick={onTheirs}>
          {t('show-theirs')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onMine}>
          {t('keep-mine')}
        </Button>
      </div>
    </>
  )
}

function words(refusal: Error, t: ReturnType<typeof useTranslation<'schedules'>>['t']) {
  return refusal instanceof Refusal && refusal.code === 'schedule-exists' ? t('error.schedule-exists') : reason(refusal)
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
