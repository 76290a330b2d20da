import { dateFormat } from '@svara/ui'
import { localeOf } from '../../../i18n'
import { DAYS, type Day } from './draft'

// 1 January 2024 was a Monday
const dateOf = (day: Day) => new Date(Date.UTC(2024, 0, 1 + DAYS.indexOf(day)))

/** Monday, in the agent's language. */
export function dayName(day: Day, language: string, length: 'long' | 'short' = 'long') {
  const name = dateFormat(localeOf(language), { weekday: length, timeZone: 'UTC' }).format(dateOf(day))
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

/** A date such as 2026-12-24, short: Thu 24 Dec. */
export function dateName(date: string, language: string, year = false) {
  return dateFormat(localeOf(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(year ? { year: 'numeric' } : {}),
    timeZone: 'UTC',
  }).format(new Date(`${date}T00:00:00Z`))
}

/** An instant by the clock of a zone. */
export function timeThere(at: string, zone: string, language: string) {
  return dateFormat(localeOf(language), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(new Date(at))
}

export function hoursText(hours: readonly { from: string; to: string }[]) {
  return hours.map(({ from, to }) => `${from}–${to}`).join(', ')
}

/** Days in a row with the same hours together: Mon–Fri 09:00–17:00. Closed days are left out. */
export function weekText(week: Partial<Record<Day, readonly { from: string; to: string }[] | null>>, language: string) {
  const runs: { first: Day; last: Day; text: string }[] = []
  for (const day of DAYS) {
    const text = hoursText(week[day] ?? [])
    const run = runs.at(-1)
    if (run?.text === text) run.last = day
    else runs.push({ first: day, last: day, text })
  }
  return runs
    .filter(({ text }) => text)
    .map(({ first, last, text }) => {
      const days = [...new Set([first, last])].map((day) => dayName(day, language, 'short')).join('–')
      return `${days} ${text}`
    })
    .join(' · ')
}
