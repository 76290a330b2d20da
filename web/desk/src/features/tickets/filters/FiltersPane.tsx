import { useLocalStorage } from '@mantine/hooks'
import { IconButton, Keys } from '@svara/ui'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronDown, PanelLeftClose, Plus } from 'lucide-react'
import { memo, useId } from 'react'
import { useTranslation } from '../../../i18n'
import { DEFAULT_FILTERS, QUIET_FILTERS, ticketsQuery } from '../api/tickets'
import { usePanes } from '../layout/panes'
import { FILTER_ICONS, useFilterName, type DefaultFilter } from './default-filters'
import styles from './FiltersPane.module.css'
import { useFilterCount } from './use-filter-count'

/** @param onChosen given in a drawer, which has its own head and closes with the choice */
export const FiltersPane = memo(function FiltersPane({
  current,
  onChosen,
}: {
  current: string
  onChosen?: () => void
}) {
  const { t } = useTranslation('filters')
  return (
    <div className={styles.pane} data-drawer={Boolean(onChosen)}>
      {!onChosen && <Head />}
      <Link
        to="/tickets/$filter/$ticket"
        params={{ filter: current, ticket: 'new' }}
        className={styles.new}
        aria-keyshortcuts="c"
        onClick={onChosen}
      >
        <Plus size={16} />
        <span className="cut">{t('new-ticket')}</span>
        <Keys keys="c" />
      </Link>
      <nav className={styles.groups} aria-label={t('filters')}>
        <FoldableGroup heading={t('default-filters')} filters={DEFAULT_FILTERS} current={current} onChosen={onChosen} />
        <Filters filters={QUIET_FILTERS} current={current} onChosen={onChosen} />
      </nav>
    </div>
  )
})

function Head() {
  const { t } = useTranslation('filters')
  const { toggleFilters } = usePanes()
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{t('title')}</h2>
      <IconButton label={t('hide')} keys="[" onClick={toggleFilters}>
        <PanelLeftClose size={16} />
      </IconButton>
    </header>
  )
}

interface GroupProps {
  filters: readonly DefaultFilter[]
  current: string
  onChosen: (() => void) | undefined
}

/** Folded, it still shows where one is. */
function FoldableGroup({ heading, filters, current, onChosen }: GroupProps & { heading: string }) {
  const id = useId()
  const [isFolded, fold] = useLocalStorage({
    key: 'svara.filters.folded',
    defaultValue: false,
    getInitialValueInEffect: false,
  })
  return (
    <section>
      <h3>
        <button
          type="button"
          className={styles.heading}
          aria-expanded={!isFolded}
          aria-controls={id}
          onClick={() => fold(!isFolded)}
        >
          <span className="cut">{heading}</span>
          <ChevronDown size={12} className={styles.chevron} />
        </button>
      </h3>
      <Filters
        id={id}
        filters={isFolded ? filters.filter((filter) => filter === current) : filters}
        current={current}
        onChosen={onChosen}
      />
    </section>
  )
}

function Filters({ id, filters, current, onChosen }: GroupProps & { id?: string }) {
  return (
    <ul id={id}>
      {filters.map((filter) => (
        <li key={filter}>
          <FilterLink filter={filter} isCurrent={filter === current} onChosen={onChosen} />
        </li>
      ))}
    </ul>
  )
}

function FilterLink({
  filter,
  isCurrent,
  onChosen,
}: {
  filter: DefaultFilter
  isCurrent: boolean
  onChosen: (() => void) | undefined
}) {
  const queries = useQueryClient()
  const name = useFilterName()
  const count = useFilterCount()
  const Icon = FILTER_ICONS[filter]
  return (
    <Link
      to="/tickets/$filter"
      params={{ filter }}
      className={styles.filter}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onChosen}
      onPointerEnter={() => void queries.prefetchInfiniteQuery(ticketsQuery({ filter }))}
    >
      <Icon size={16} className={styles.icon} />
      <span className={`cut ${styles.name}`}>{name(filter)}</span>{' '}
      <span className={`tabular ${styles.count}`}>{count(filter)}</span>
    </Link>
  )
}
