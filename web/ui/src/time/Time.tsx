import { createContext, useContext, useEffect, useState } from 'react'

/** The language in which times are written. */
export const TimeLanguage = createContext('en')

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** An instant as one reads it in passing: relative while fresh, then time or date. The exact time stands in the tooltip. */
export function Time({ at, className }: { at: string; className?: string }) {
  const language = useContext(TimeLanguage)
  const now = useNow(at)
  return (
    <time dateTime={at} title={exactTime(at, language)} className={className}>
      {relativeTime(at, language, now)}
    </time>
  )
}

export function exactTime(at: string, language: string) {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at))
}

export function relativeTime(at: string, language: string, now = Date.now()) {
  const then = new Date(at)
  const age = now - then.getTime()
  const ago = new Intl.RelativeTimeFormat(language, { style: 'short', numeric: 'auto' })
  if (age < -MINUTE) return dated(then, language, now)
  if (age < MINUTE) return ago.format(0, 'second')
  if (age < HOUR) return ago.format(-Math.floor(age / MINUTE), 'minute')
  return dated(then, language, now)
}

function dated(then: Date, language: string, now: number) {
  const today = new Date(now)
  if (sameDay(then, today)) return format(then, language, { hour: '2-digit', minute: '2-digit' })
  if (Math.abs(now - then.getTime()) < 6 * DAY)
    return format(then, language, { weekday: 'short', hour: '2-digit', minute: '2-digit' })
  if (then.getFullYear() === today.getFullYear()) return format(then, language, { day: 'numeric', month: 'short' })
  return format(then, language, { day: 'numeric', month: 'short', year: 'numeric' })
}

function sameDay(one: Date, other: Date) {
  return one.toDateString() === other.toDateString()
}

function format(then: Date, language: string, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(language, options).format(then)
}

/** Counts on while the time is fresh enough to be told in minutes. */
function useNow(at: string) {
  const [now, setNow] = useState(() => Date.now())
  const fresh = now - Date.parse(at) < HOUR
  useEffect(() => {
    if (!fresh) return
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [fresh])
  return now
}
