import { lazyPart } from '@svara/ui'
import { useMediaQuery } from '@mantine/hooks'
import { usePrefetchQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { Suspense, useDeferredValue, useEffect, useState, type CSSProperties } from 'react'
import { useTranslation } from '../../../i18n'
import { fieldsQuery } from '../api/fields'
import { useWantedField } from '../details/wanted-field'
import { FiltersPane } from '../filters/FiltersPane'
import { ListPane } from '../list/ListPane'
import { ColumnHandle } from './ColumnHandle'
import { useColumns } from './columns'
import { Panes } from './panes'
import styles from './TicketsPage.module.css'

const loadConversation = () => import('../conversation/ConversationPane')
const loadDetails = () => import('../details/DetailsPane')

// the list is there first; the rest comes while one looks at it
const ConversationPane = lazyPart(() => loadConversation().then((file) => ({ default: file.ConversationPane })))
const DetailsPane = lazyPart(() => loadDetails().then((file) => ({ default: file.DetailsPane })))
const Drawers = lazyPart(() => import('./Drawers'))
const NewTicketPane = lazyPart(() => import('../new/NewTicketPane'))

const FILTERS_FIT = '(min-width: 1320px)'
const DETAILS_FIT = '(min-width: 1100px)'
/** Stands in the address where a ticket's id would. */
const NEW = 'new'
const ONE_COLUMN = '(max-width: 759px)'

/**
 * Filters, list, conversation, Details. What does not fit beside becomes a drawer; on a phone there is one at a time,
 * and the address says which.
 */
export function TicketsPage() {
  const { t } = useTranslation('tickets')
  const { filter, ticket } = useParams({ strict: false })
  const search = useSearch({ from: '/desk/tickets/$filter' })
  const query = { filter: filter!, ...search }
  const columns = useColumns()
  const fits = useFits()
  const [drawer, setDrawer] = useState<'filters' | 'details' | null>(null)
  useEarlyLoad()
  usePrefetchQuery(fieldsQuery)
  const isFieldWanted = useWantedField(ticket) !== undefined

  const showFilters = fits.filters && !columns.folded.filters
  const showDetails = Boolean(ticket) && ticket !== NEW && fits.details && !columns.folded.details
  // alone on a phone, the list is what the page is about
  const ListSection = fits.one ? 'main' : 'section'
  const panes = {
    showsFilters: showFilters,
    showsDetails: showDetails,
    toggleFilters: () => (fits.filters ? columns.fold('filters') : setDrawer('filters')),
    toggleDetails: () => (fits.details ? columns.fold('details') : setDrawer('details')),
    oneColumn: fits.one,
  }
  const { toggleDetails } = panes
  const opensDetails = isFieldWanted && !showDetails && drawer !== 'details'
  useEffect(() => {
    if (opensDetails) toggleDetails()
  }, [opensDetails, toggleDetails])

  return (
    <Panes value={panes}>
      <div
        className={styles.columns}
        style={columns.style as CSSProperties}
        data-filters={showFilters}
        data-details={showDetails}
      >
        {showFilters && (
          <section className={styles.filters} aria-label={t('filters')}>
            <FiltersPane current={query.filter} />
            <ColumnHandle column="filters" label={t('filters')} columns={columns} />
          </section>
        )}
        {!(fits.one && ticket) && (
          <ListSection className={styles.list} aria-label={t('list')}>
            <ListPane query={query} selected={ticket} />
            {!fits.one && <ColumnHandle column="list" label={t('list')} columns={columns} />}
          </ListSection>
        )}
        {!(fits.one && !ticket) && (
          <main className={styles.conversation} aria-label={t('conversation')} id="conversation" tabIndex={-1}>
            <Suspense>
              {ticket === NEW ? <NewTicketPane /> : <ConversationPane ticketId={ticket} query={query} />}
            </Suspense>
          </main>
        )}
        {showDetails && ticket && (
          <aside className={styles.details} aria-label={t('details')}>
            <ColumnHandle column="details" label={t('details')} columns={columns} fromRight />
            <Details ticketId={ticket} />
          </aside>
        )}
      </div>
      <Suspense>
        {drawer && <Drawers which={drawer} filter={query.filter} ticket={ticket} onClose={() => setDrawer(null)} />}
      </Suspense>
    </Panes>
  )
}

/** The message first: what is known beside it comes a moment later. */
function Details({ ticketId }: { ticketId: string }) {
  const shown = useDeferredValue(ticketId)
  return (
    <Suspense>
      <DetailsPane ticketId={shown} />
    </Suspense>
  )
}

/** So that the first ticket opens as quickly as the next. */
function useEarlyLoad() {
  useEffect(() => {
    const timer = setTimeout(() => void Promise.all([loadConversation(), loadDetails()]).catch(() => {}), 200)
    return () => clearTimeout(timer)
  }, [])
}

function useFits() {
  const now = { getInitialValueInEffect: false }
  return {
    filters: useMediaQuery(FILTERS_FIT, undefined, now),
    details: useMediaQuery(DETAILS_FIT, undefined, now),
    one: useMediaQuery(ONE_COLUMN, undefined, now),
  }
}
