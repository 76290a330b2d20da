import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Suspense, useEffect, useState } from 'react'
import { localeOf, useTranslation } from '../../i18n'
import { onLive } from '../../live'
import { TestMailDialog } from '../outbox'
import { useSession } from '../session'
import { filtersQuery } from '../tickets'
import { draftsQuery } from './api/drafts'
import { Counters } from './Counters'
import { Drafts } from './Drafts'
import { GettingStarted } from './GettingStarted'
import styles from './HomePage.module.css'
import { PlayCustomer } from './PlayCustomer'
import { SetupProgress } from './SetupProgress'
import { CameInToday, Mentions, OwnTickets } from './TicketLists'

/** What waits for the agent, after the sign-in and between two tickets. */
export function HomePage() {
  const { installation } = useSession()
  const [writes, setWrites] = useState(false)
  useFreshDrafts()
  const isFresh = useHasNoTickets()
  return (
    <main className={styles.page}>
      <div className={styles.inner}>
        <Greeting />
        <Counters />
        <div className={styles.columns}>
          <div className={styles.column}>
            <SetupProgress />
            {isFresh && <GettingStarted />}
            <OwnTickets />
            <CameInToday />
          </div>
          <div className={styles.column}>
            {installation.demo && <PlayCustomer onPlay={() => setWrites(true)} />}
            <Drafts />
            <Mentions />
          </div>
        </div>
      </div>
      <Suspense>{writes && <TestMailDialog onClose={() => setWrites(false)} />}</Suspense>
    </main>
  )
}

function Greeting() {
  const { t, i18n } = useTranslation('home')
  const { agent } = useSession()
  const now = new Date()
  const today = new Intl.DateTimeFormat(localeOf(i18n.language), { weekday: 'long', day: 'numeric', month: 'long' })
  return (
    <header className={styles.greeting}>
      <h1>{t(`greeting.${partOfDay(now.getHours())}`, { name: firstName(agent.name) })}</h1>
      <p>{today.format(now)}</p>
    </header>
  )
}

function partOfDay(hour: number) {
  if (hour < 5) return 'night'
  if (hour < 10) return 'morning'
  if (hour < 17) return 'day'
  if (hour < 23) return 'evening'
  return 'night'
}

function firstName(name: string) {
  return name.trim().split(/\s+/u)[0] ?? name
}

/** A draft may be written on another screen. */
function useFreshDrafts() {
  const queries = useQueryClient()
  useEffect(
    () =>
      onLive<{ what: string }>('mine', ({ what }) => {
        if (what === 'draft') void queries.invalidateQueries({ queryKey: draftsQuery.queryKey })
      }),
    [queries],
  )
}

/** Only when it is known, so that nothing comes and goes. */
function useHasNoTickets() {
  const { data } = useQuery(filtersQuery)
  return Boolean(data?.length) && data!.every((filter) => !filter.count)
}
