import { Button } from '@mantine/core'
import { Empty } from '@svara/ui'
import { Refusal } from '@svara/api'
import { Link } from '@tanstack/react-router'
import { CircleAlert, SearchX } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { reason } from '../../../toast'
import { EVERYTHING, type TicketsQuery } from '../api/tickets'
import { FILTER_ICONS, isDefaultFilter } from '../filters'
import { hasConditions, useAsk } from './conditions'
import styles from './ListStates.module.css'
import { WaitingRow } from './Rows'
import { ROW_HEIGHT } from './Row'

/** As many as a tall screen holds. */
const WAITING = Array.from({ length: 20 }, (_, row) => row)

export function WaitingList() {
  const { t } = useTranslation('list')
  return (
    <div className={styles.waiting} role="status" aria-label={t('loading')}>
      <ul className={styles.rows}>
        {WAITING.map((row) => (
          <WaitingRow key={row} top={row * ROW_HEIGHT} />
        ))}
      </ul>
    </div>
  )
}

export function EmptyList({ query }: { query: TicketsQuery }) {
  if (hasConditions(query)) return <NothingFound query={query} />
  return <NothingHere filter={query.filter} />
}

function NothingHere({ filter }: { filter: string }) {
  const { t } = useTranslation('list')
  const known = isDefaultFilter(filter) ? filter : 'all'
  const Icon = FILTER_ICONS[known]
  return (
    <Empty icon={<Icon size={24} />} title={t(`empty.${known}`)}>
      <p>{t(`empty-hint.${known}`)}</p>
    </Empty>
  )
}

function NothingFound({ query }: { query: TicketsQuery }) {
  const { t } = useTranslation('list')
  const ask = useAsk(query)
  const { filter, sort, q, ...chips } = query
  const isEverywhere = filter === EVERYTHING
  return (
    <Empty
      icon={<SearchX size={24} />}
      title={q ? t('nothing-found', { q: q.length > 60 ? `${q.slice(0, 60)}…` : q }) : t('nothing-matches')}
    >
      <p>{isEverywhere ? t('nothing-anywhere-hint') : t('nothing-found-hint')}</p>
      <div className={styles.ways}>
        {!isEverywhere && (
          <Link className={styles.way} to="/tickets/$filter" params={{ filter: EVERYTHING }} search={{ q, ...chips }}>
            {t('search-everywhere')}
          </Link>
        )}
        <Button variant="default" size="xs" onClick={() => void ask({ ...cleared(query), filter, sort })}>
          {q ? t('clear-search') : t('clear-conditions')}
        </Button>
      </div>
    </Empty>
  )
}

function cleared(query: TicketsQuery): Partial<TicketsQuery> {
  return Object.fromEntries(Object.keys(query).map((field) => [field, undefined]))
}

export function FailedList({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation('list')
  const isAddress = error instanceof Refusal && !error.passing && error.code !== 'forbidden'
  return (
    <Empty icon={<CircleAlert size={24} />} title={t('not-loaded')}>
      <p role="alert">{reason(error)}</p>
      <div className={styles.ways}>
        {isAddress && (
          <Link className={styles.way} to="/tickets/$filter" params={{ filter: 'all-unsolved' }}>
            {t('to-all-unsolved')}
          </Link>
        )}
        <Button variant="default" size="xs" onClick={onRetry}>
          {t('try-again')}
        </Button>
      </div>
    </Empty>
  )
}

export function FailedPage({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('list')
  return (
    <p className={styles.failed} role="alert">
      {t('rest-not-loaded')}
      <Button variant="subtle" size="compact-sm" onClick={onRetry}>
        {t('try-again')}
      </Button>
    </p>
  )
}
