import { Button, NativeSelect, Select } from '@mantine/core'
import { IconButton, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { holidayCalendarsQuery } from './api/holiday-calendars'
import { comingHolidaysQuery, holidaysQuery, type Holiday } from './api/holidays'
import type { ExceptionDraft } from './draft'
import styles from './HolidaysEditor.module.css'
import { dateName } from './words'

interface Props {
  /** Codes such as `se` and `de-by`. */
  calendars: string[]
  /** The date there. */
  today: string
  exceptions: ExceptionDraft[]
  onChange: (calendars: string[]) => void
  /** The day is to have other hours after all. */
  onExcept: (holiday: Holiday) => void
}

const MOST = 5

/** Which countries' public holidays are days off, every year. */
export function HolidaysEditor({ calendars, today, exceptions, onChange, onExcept }: Props) {
  return (
    <>
      {calendars.length > 0 && (
        <ul className={styles.list}>
          {calendars.map((calendar, index) => (
            <Followed
              key={calendar.split('-')[0]}
              calendar={calendar}
              year={yearOf(today)}
              onChange={(changed) => onChange(calendars.with(index, changed))}
              onRemove={() => onChange(calendars.filter((other) => other !== calendar))}
            />
          ))}
        </ul>
      )}
      {calendars.length < MOST && <AddCountry calendars={calendars} onChange={onChange} />}
      {calendars.length > 0 && (
        <Coming calendars={calendars} today={today} exceptions={exceptions} onExcept={onExcept} />
      )}
    </>
  )
}

/** A country is chosen once: its region is chosen beside it. */
function AddCountry({ calendars, onChange }: Pick<Props, 'calendars' | 'onChange'>) {
  const { t, i18n } = useTranslation('schedules')
  const { data } = useQuery(holidayCalendarsQuery(i18n.language))
  const followed = new Set(calendars.map((code) => code.split('-')[0]))
  const countries = (data ?? []).filter(({ code }) => !followed.has(code))
  return (
    <Select
      className={styles.add}
      label={t('add-country')}
      placeholder={t('country')}
      data={countries.map(({ code, name }) => ({ value: code, label: name }))}
      value={null}
      searchable
      nothingFoundMessage={t('no-country')}
      onChange={(code) => code && onChange([...calendars, code])}
    />
  )
}

function Followed({
  calendar,
  year,
  onChange,
  onRemove,
}: {
  calendar: string
  year: number
  onChange: (calendar: string) => void
  onRemove: () => void
}) {
  const { t, i18n } = useTranslation('schedules')
  const { data } = useQuery(holidaysQuery(calendar, year, i18n.language))
  const ids = calendar.split('-')
  const levels = ids.map((_, index) => ids.slice(0, index + 1).join('-'))
  if (!data)
    return (
      <li className={styles.followed}>
        <Skeleton width={120} />
      </li>
    )
  return (
    <li className={styles.followed}>
      <span className={styles.name}>{data.name.split(', ')[0]}</span>
      {levels.map((level, index) => (
        <PartPicker key={level} of={level} chosen={levels[index + 1] ?? level} year={year} onChange={onChange} />
      ))}
      <IconButton label={t('unfollow', { name: data.name })} onClick={onRemove}>
        <X size={15} />
      </IconButton>
    </li>
  )
}

/** A part of a country, or of a part of it. Nothing where there are none with holidays of their own. */
function PartPicker({
  of,
  chosen,
  year,
  onChange,
}: {
  of: string
  chosen: string
  year: number
  onChange: (calendar: string) => void
}) {
  const { t, i18n } = useTranslation('schedules')
  const { data } = useQuery(holidaysQuery(of, year, i18n.language))
  if (!data || data.parts.length === 0) return null
  return (
    <NativeSelect
      aria-label={t('region', { name: data.name })}
      data={[
        { value: of, label: t('whole', { name: data.name.split(', ').at(-1) }) },
        ...data.parts.map(({ code, name }) => ({ value: code, label: name })),
      ]}
      value={chosen}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

const SHOWN = 5

/** The holidays of the next twelve months, and which of them are overridden. */
function Coming({ calendars, today, exceptions, onExcept }: Omit<Props, 'onChange'>) {
  const { t, i18n } = useTranslation('schedules')
  const [all, setAll] = useState(false)
  const { data: holidays } = useQuery(comingHolidaysQuery(calendars, today, i18n.language))
  if (!holidays) return <Skeleton width="100%" height={120} />
  return (
    <div className={styles.coming}>
      <h3>{t('coming')}</h3>
      <ul>
        {holidays.slice(0, all ? undefined : SHOWN).map((holiday) => (
          <li key={holiday.date} className={styles.holiday}>
            <span className={styles.date}>{dateName(holiday.date, i18n.language, true)}</span>
            <span className={styles.grow}>{holiday.name}</span>
            {exceptions.some(({ from, to }) => from <= holiday.date && holiday.date <= to) ? (
              <span className={styles.overridden}>{t('has-exception')}</span>
            ) : (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={t('make-exception-on', {
                  name: holiday.name,
                  date: dateName(holiday.date, i18n.language, true),
                })}
                onClick={() => onExcept(holiday)}
              >
                {t('make-exception')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!all && holidays.length > SHOWN && (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>
          {t('show-all', { count: holidays.length })}
        </Button>
      )}
    </div>
  )
}

function yearOf(date: string) {
  return Number(date.slice(0, 4))
}
