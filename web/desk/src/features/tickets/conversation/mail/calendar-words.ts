import type { CalendarView } from '@svara/api'
import { localeOf, useTranslation } from '../../../../i18n'

type Event = CalendarView['events'][number]

const DAY = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
const TIME = { ...DAY, hour: '2-digit', minute: '2-digit' } as const

/** When it is: days as days, times by the mailbox's clock, which is named. */
export function useWhen(event: Event, zone: string) {
  const { t, i18n } = useTranslation('mail')
  const language = localeOf(i18n.language)
  if (event.allDay) {
    const days = new Intl.DateTimeFormat(language, { ...DAY, timeZone: 'UTC' })
    const first = new Date(`${event.firstDay}T00:00:00Z`)
    const last = new Date(`${event.lastDay}T00:00:00Z`)
    return t('event-all-day', { days: days.formatRange(first, last) })
  }
  const times = new Intl.DateTimeFormat(language, { ...TIME, timeZone: zone })
  const start = new Date(event.start!)
  const range = event.end ? times.formatRange(start, new Date(event.end)) : times.format(start)
  return `${range} (${zone.replaceAll('_', ' ')})`
}

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const FREQUENCIES = ['daily', 'weekly', 'monthly', 'yearly'] as const
const ORDINALS = { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '-1': 'last' } as const

/** How often it comes back; undefined where it does not. */
export function useRecurrence(rule: Event['recurrence']) {
  const { t, i18n } = useTranslation('mail')
  if (!rule) return undefined
  const language = localeOf(i18n.language)
  const frequency = FREQUENCIES.find((one) => one === rule.frequency)
  const often = frequency ? t(`repeats.${frequency}`, { count: rule.interval }) : t('repeats.other')
  const days = weekdays(rule.weekdays, language)
  const ordinal = ORDINALS[String(rule.ordinal) as keyof typeof ORDINALS]
  const on = days && (rule.ordinal ? ordinal && t(`repeats.${ordinal}`, { days }) : t('repeats.on', { days }))
  const end = rule.until
    ? t('repeats.until', {
        day: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(
          new Date(`${rule.until}T00:00:00Z`),
        ),
      })
    : rule.count
      ? t('repeats.times', { count: rule.count })
      : undefined
  return [[often, on].filter(Boolean).join(' '), end].filter(Boolean).join(', ')
}

function weekdays(names: readonly string[], language: string) {
  if (names.length === 0) return undefined
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  // 1 January 2024 was a Monday
  const words = names.map((name) => format.format(new Date(Date.UTC(2024, 0, 1 + WEEKDAYS.indexOf(name)))))
  return new Intl.ListFormat(language).format(words)
}
