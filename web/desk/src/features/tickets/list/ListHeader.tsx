import { IconButton, lazyPart } from '@svara/ui'
import { Link } from '@tanstack/react-router'
import { ListFilter, PanelLeftOpen, Plus } from 'lucide-react'
import { Suspense, useState, type RefObject } from 'react'
import { useTranslation } from '../../../i18n'
import type { TicketsQuery } from '../api/tickets'
import { useFilterCount } from '../filters'
import { usePanes } from '../layout/panes'
import { ColumnsMenu } from './ColumnsMenu'
import { hasConditions } from './conditions'
import styles from './ListHeader.module.css'
import { SearchBox } from './SearchBox'
import type { useShownColumns } from './shown-columns'
import { SortMenu } from './SortMenu'
import type { LoadedTickets } from './use-tickets'

const Conditions = lazyPart(() => import('./Conditions'))

interface Props {
  query: TicketsQuery
  name: string
  list: LoadedTickets
  columns: ReturnType<typeof useShownColumns>
  search: RefObject<HTMLInputElement | null>
  onToRows: () => void
}

export function ListHeader({ query, name, list, columns, search, onToRows }: Props) {
  const { t } = useTranslation('list')
  const { showsFilters, toggleFilters } = usePanes()
  const [isNarrowing, narrow] = useState(false)
  const { q: _q, ...chips } = query
  const showsConditions = isNarrowing || hasConditions(chips)
  return (
    <header className={styles.header}>
      <div className={styles.tools}>
        {!showsFilters && (
          <IconButton label={t('show-filters')} keys="[" onClick={toggleFilters} className={styles.unfold}>
            <PanelLeftOpen size={16} />
          </IconButton>
        )}
        <h1 className={styles.title}>
          <span className="cut">{name}</span> <Count query={query} list={list} />
        </h1>
        {!showsFilters && <NewTicket filter={query.filter} />}
        <IconButton
          label={t('narrow')}
          aria-expanded={showsConditions}
          active={showsConditions}
          onClick={() => narrow(!showsConditions)}
        >
          <ListFilter size={16} />
        </IconButton>
        <SortMenu query={query} />
        <ColumnsMenu columns={columns} />
      </div>
      <SearchBox query={query} input={search} onToRows={onToRows} />
      {showsConditions && (
        <Suspense fallback={<div className={styles.waiting} />}>
          <Conditions query={query} requester={list.tickets[0]?.requester} />
        </Suspense>
      )}
    </header>
  )
}

function NewTicket({ filter }: { filter: string }) {
  const { t } = useTranslation('list')
  return (
    <Link
      to="/tickets/$filter/$ticket"
      params={{ filter, ticket: 'new' }}
      className={styles.new}
      aria-label={t('new-ticket')}
      aria-keyshortcuts="c"
      title={t('new-ticket')}
    >
      <Plus size={16} />
    </Link>
  )
}

/** The filter's own counter; of a narrowed list as many as are loaded. */
function Count({ query, list }: { query: TicketsQuery; list: LoadedTickets }) {
  const { t } = useTranslation('list')
  const counter = useFilterCount()(query.filter)
  const loaded = list.isPending ? '' : `${list.tickets.length}${list.hasNextPage ? '+' : ''}`
  const written = hasConditions(query) ? loaded : counter
  if (!written) return null
  return (
    <span className={styles.count}>
      {written}
      <span className="visually-hidden"> {t('tickets')}</span>
    </span>
  )
}
