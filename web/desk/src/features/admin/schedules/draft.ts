import { randomId, type ScheduleRules } from '@svara/api'

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Day = (typeof DAYS)[number]

/** From and to as they were typed. */
export interface Hours {
  id: string
  from: string
  to: string
}

/** Days are dates such as 2026-12-24. */
export interface ExceptionDraft {
  id: string
  from: string
  to: string
  name: string
  hours: Hours[]
}

/** A schedule while it is edited: what is in a list has an id of its own. */
export interface Draft {
  name: string
  zone: string
  week: Record<Day, Hours[]>
  exceptions: ExceptionDraft[]
  holidayCalendars: string[]
}

export function newDraft(): Draft {
  const week = Object.fromEntries(DAYS.map((day) => [day, [] as Hours[]])) as Draft['week']
  for (const day of DAYS.slice(0, 5)) week[day] = [newHours('09:00', '17:00')]
  return {
    name: '',
    zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
    week,
    exceptions: [],
    holidayCalendars: [],
  }
}

export function newHours(from: string, to: string): Hours {
  return { id: randomId(), from, to }
}

export function draftOf({ name, rules }: { name: string; rules: ScheduleRules }): Draft {
  return {
    name,
    zone: rules.zone,
    week: Object.fromEntries(DAYS.map((day) => [day, hoursOf(rules.week[day])])) as Draft['week'],
    exceptions: (rules.exceptions ?? []).map(({ from, to, name: called, hours }) => ({
      id: randomId(),
      from,
      to: to ?? from,
      name: called ?? '',
      hours: hoursOf(hours),
    })),
    holidayCalendars: rules.holidayCalendars ?? [],
  }
}

export function rulesOf({ zone, week, exceptions, holidayCalendars }: Draft): ScheduleRules {
  return {
    zone,
    week: Object.fromEntries(DAYS.map((day) => [day, bare(week[day])])),
    exceptions: exceptions.map(({ from, to, name, hours }) => ({ from, to, name, hours: bare(hours) })),
    holidayCalendars,
  }
}

/** The same hours for another day. */
export function copyOf(hours: Hours[]) {
  return hours.map(({ from, to }) => newHours(from, to))
}

/** What is likely to come after the hours that a day has. */
export function nextHours(hours: Hours[]): Hours {
  const last = /^(\d\d):/.exec(hours.at(-1)?.to ?? '')
  if (!last) return newHours('09:00', '17:00')
  const from = Math.min(Number(last[1]) + 1, 23)
  return newHours(hour(from), hour(Math.min(from + 4, 24)))
}

/** `9`, `930` and `9.30` as the server writes them; what is no time stays as it is. */
export function readTime(typed: string) {
  const match = /^(\d{1,2})(?:[:.]?(\d\d))?$/.exec(typed.trim())
  if (!match) return typed
  const [hours, minutes] = [Number(match[1]), Number(match[2] ?? 0)]
  return hours * 60 + minutes <= 24 * 60 && minutes < 60 ? `${two(hours)}:${two(minutes)}` : typed
}

export function dayOf(date: string): Day {
  return DAYS[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7]!
}

function hoursOf(hours: readonly { from: string; to: string }[] | null | undefined): Hours[] {
  return (hours ?? []).map(({ from, to }) => newHours(from, to))
}

function bare(hours: Hours[]) {
  return hours.map(({ from, to }) => ({ from, to }))
}

function hour(of: number) {
  return `${two(of)}:00`
}

function two(number: number) {
  return String(number).padStart(2, '0')
}
