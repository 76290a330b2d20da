import { createContext, useContext, useEffect, useState } from 'react'
import { dateFormat, relativeFormat } from '../formats/formats'

/** The language in which times are written. */
export const TimeLanguage = createContext('en')

/** In which exact times are told, where it is not the reader's own, such as `Europe/Oslo`. */
export const TimeZone = createContext<string | undefined>(undefined)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const EXACT = { dateStyle: 'full', timeStyle: 'short' } as const
const HOURS = { hour: '2-digit', minute: '2-digit' } as const
const WEEKDAY = { weekday: 'short', ...HOURS } as const
const DATE = { day: 'numeric', month: 'short' } as const
const YEAR = { ...DATE, year: 'numeric' } as const

/** An instant as one reads it in passing: relative while fresh, then time or date. The exact time stands in the tooltip. */
export function Time({ at, className }: { at: string; className?: string }) {
  const language = useContext(TimeLanguage)
  const zone = useContext(TimeZone)
  const now = useNow(at)
  return (
    <time dateTime={at} title={exactTime(at, language, zone)} className={className}>
      {relativeTime(at, language, now)}
    </time>
  )
}

/** By the clock of a zone, which is named where the reader's own clock says something else. */
export function exactTime(at: string, language: string, zone?: string) {
  const then = new Date(at)
  const here = dateFormat(language, EXACT).format(then)
  if (!zone) return here
  const there = dateFormat(language, exactIn(zone)).format(then)
  return there === here ? here : `${there} (${zone})`
}

const zones = new Map<string, Intl.DateTimeFormatOptions>()

function exactIn(timeZone: string) {
  const options = zones.get(timeZone) ?? { ...EXACT, timeZone }
  zones.set(timeZone, options)
  return options
}

export function relativeTime(at: string, language: string, now = Date.now()) {
  const then = new Date(at)
  const age = now - then.getTime()
  if (age < -MINUTE || age >= HOUR) return dated(then, language, now)
  const ago = relativeFormat(language)
  return age < MINUTE ? ago.format(0, 'second') : ago.format(-Math.floor(age / MINUTE), 'minute')
}

function dated(then: Date, language: string, now: number) {
  const today = new Date(now)
  if (sameDay(then, today)) return dateFormat(language, HOURS).format(then)
  if (Math.abs(now - then.getTime()) < 6 * DAY) return dateFormat(language, WEEKDAY).format(then)
  if (then.getFullYear() === today.getFullYear()) return dateFormat(language, DATE).format(then)
  return dateFormat(language, YEAR).format(then)
}

function sameDay(one: Date, other: Date) {
  return one.toDateString() === other.toDateString()
}

/** Counts on while the time is fresh enough to be told in minutes. */
function useNow(at: string) {
  const [now, setNow] = useState(() => Date.now())
  const fresh = now - Date.parse(at) < HOUR
  useEffect(() => (fresh ? onTick(setNow) : undefined), [fresh])
  return now
}

const hearers = new Set<(now: number) => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One timer for all times on the page: they turn together. */
function onTick(hear: (now: number) => void) {
  hearers.add(hear)
  timer ??= setInterval(() => hearers.forEach((each) => each(Date.now())), MINUTE / 2)
  return () => {
    hearers.delete(hear)
    if (hearers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}
