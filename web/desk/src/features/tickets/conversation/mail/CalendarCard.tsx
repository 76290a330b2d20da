import type { Attachment, CalendarView } from '@svara/api'
import { dateFormat, Skeleton } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { CalendarDays, CalendarX2, MapPin, Repeat, UserRound } from 'lucide-react'
import { localeOf, useTranslation } from '../../../../i18n'
import { wordFor } from '../../../../i18n/words'
import { calendarQuery } from '../../api/attached'
import styles from './Enclosed.module.css'
import { useRecurrence, useWhen } from './calendar-words'

type Event = CalendarView['events'][number]

/** An invitation or its like. A file that is broken stays what it is: a file in the list. */
export function CalendarCard({ file }: { file: Attachment }) {
  const { data: calendar, isError } = useQuery(calendarQuery(file.id))
  if (isError) return null
  if (!calendar)
    return (
      <div className={styles.loading} aria-hidden="true">
        <Skeleton width="100%" height={84} />
      </div>
    )
  return (
    <>
      {calendar.events.map((event, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- the file does not change, and events may be alike
        <EventCard key={at} event={event} kind={calendar.kind} zone={calendar.zone} />
      ))}
      <More count={calendar.more} />
    </>
  )
}

function More({ count }: { count: number }) {
  const { t } = useTranslation('mail')
  return count > 0 ? <p className={styles.more}>{t('events-more', { count })}</p> : null
}

function EventCard({ event, kind, zone }: { event: Event; kind: string; zone: string }) {
  const { t, i18n } = useTranslation('mail')
  const when = useWhen(event, zone)
  const recurrence = useRecurrence(event.recurrence)
  const title = event.title || t('event-untitled')
  const isOff = event.cancelled || kind === 'cancellation'
  const day = dayOf(event, zone)
  const language = localeOf(i18n.language)
  return (
    <section
      className={styles.event}
      data-off={isOff || undefined}
      aria-label={`${wordFor('mail:event.', kind)}: ${title}`}
    >
      <span className={styles.day} aria-hidden="true">
        {isOff ? (
          <CalendarX2 size={20} />
        ) : (
          <>
            <small>{dateFormat(language, MONTH).format(day)}</small>
            <b>{day.getUTCDate()}</b>
          </>
        )}
      </span>
      <div className={styles.said}>
        <small className={styles.kind}>{wordFor('mail:event.', kind)}</small>
        <h2 dir="auto">{title}</h2>
        <p>
          <CalendarDays size={14} aria-hidden="true" />
          <span className={isOff ? styles.struck : undefined}>{when}</span>
        </p>
        {recurrence && (
          <p>
            <Repeat size={14} aria-hidden="true" />
            <span>{recurrence}</span>
          </p>
        )}
        {event.place && (
          <p>
            <MapPin size={14} aria-hidden="true" />
            <span dir="auto">{event.place}</span>
          </p>
        )}
        <People event={event} kind={kind} />
      </div>
    </section>
  )
}

function People({ event, kind }: { event: Event; kind: string }) {
  const { t } = useTranslation('mail')
  const answers = kind === 'answer' ? event.answers : []
  return (
    <>
      {answers.map((one) => (
        <p key={one.email}>
          <UserRound size={14} aria-hidden="true" />
          <span>
            <b dir="auto">{one.name || one.email}</b> {wordFor('mail:answer.', one.answer)}
          </span>
        </p>
      ))}
      {event.organizer && answers.length === 0 && (
        <p>
          <UserRound size={14} aria-hidden="true" />
          <span dir="auto">{t('event-organizer', { name: event.organizer.name || event.organizer.email })}</span>
        </p>
      )}
    </>
  )
}

const MONTH = { month: 'short', timeZone: 'UTC' } as const

/** The day by the mailbox's clock, as midnight in UTC: days have no zone. */
function dayOf(event: Event, zone: string) {
  if (event.firstDay) return new Date(`${event.firstDay}T00:00:00Z`)
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(event.start!))
  return new Date(`${parts}T00:00:00Z`)
}
