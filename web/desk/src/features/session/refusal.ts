import { Refusal } from '@svara/api'
import { useEffect, useState } from 'react'
import { useTranslation } from '../../i18n'
import { reason } from '../../toast'

/** Why a sign-in was refused, in words, and for how many seconds more the next one would be too. */
export function useSignInRefusal(refusal: Error | null) {
  const { t } = useTranslation('session')
  const seconds = refusal instanceof Refusal ? waitOf(refusal) : 0
  const wait = Math.min(seconds, useSecondsUntil(refusal instanceof Refusal ? refusal.at + seconds * 1000 : 0))
  if (!refusal) return { words: null, wait }
  if (seconds === 0) return { words: reason(refusal), wait }
  if (wait === 0) return { words: null, wait }
  const minutes = Math.ceil(seconds / 60)
  return {
    words: seconds <= 90 ? t('slowed-seconds', { count: seconds }) : t('slowed-minutes', { count: minutes }),
    wait,
  }
}

function waitOf(refusal: Refusal) {
  return refusal.code === 'too-many-attempts' ? (refusal.problem.retryAfterSeconds ?? 0) : 0
}

function useSecondsUntil(until: number) {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (until <= Date.now()) return
    const timer = setInterval(() => setNow(Date.now()), 500)
    return () => clearInterval(timer)
  }, [until])
  return Math.max(0, Math.ceil((until - now) / 1000))
}

/** Seconds as a clock counts them down: 1:05. */
export function clock(seconds: number) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
