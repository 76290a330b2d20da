import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState, type CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { ConversationPane } from '../conversation/ConversationPane'
import { DetailsPane } from '../details/DetailsPane'
import { FiltersPane } from '../filters/FiltersPane'
import { ListPane } from '../list/ListPane'
import { ColumnHandle } from './ColumnHandle'
import { useColumns } from './columns'
import { Panes } from './panes'
import styles from './TicketsPage.module.css'

const NewTicketPane = lazy(() => import('../new/NewTicketPane'))

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

  const showFilters = fits.filters && !columns.folded.filters
  const showDetails = Boolean(ticket) && ticket !== NEW && fits.details && !columns.folded.details
  const panes = {
    showsFilters: showFilters,
    showsDetails: showDetails,
    toggleFilters: () => (fits.filters ? columns.fold('filters') : setDrawer('filters')),
    toggleDetails: () => (fits.details ? columns.fold('details') : setDrawer('details')),
    oneColumn: fits.one,
  }

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
          <section className={styles.list} aria-label={t('list')}>
            <ListPane query={query} selected={ticket} />
            {!fits.one && <ColumnHandle column="list" label={t('list')} columns={columns} />}
          </section>
        )}
        {!(fits.one && !ticket) && (
          <main className={styles.conversation} aria-label={t('conversation')} id="conversation" tabIndex={-1}>
            {ticket === NEW ? (
              <Suspense>
                <NewTicketPane />
              </Suspense>
            ) : (
              <ConversationPane ticketId={ticket} query={query} />
            )}
          </main>
        )}
        {showDetails && ticket && (
          <aside className={styles.details} aria-label={t('details')}>
            <ColumnHandle column="details" label={t('details')} columns={columns} fromRight />
            <DetailsPane ticketId={ticket} />
          </aside>
        )}
      </div>
      <Drawer opened={drawer === 'filters'} onClose={() => setDrawer(null)} title={t('filters')} size={280} padding={0}>
        <FiltersPane current={query.filter} onChosen={() => setDrawer(null)} />
      </Drawer>
      <Drawer
        opened={drawer === 'details' && Boolean(ticket)}
        onClose={() => setDrawer(null)}
        title={t('details')}
        position="right"
        size={340}
        padding={0}
      >
        {ticket && <DetailsPane ticketId={ticket} />}
      </Drawer>
    </Panes>
  )
}

function useFits() {
  const now = { getInitialValueInEffect: false }
  return {
    filters: useMediaQuery(FILTERS_FIT, undefined, now),
    details: useMediaQuery(DETAILS_FIT, undefined, now),
    one: useMediaQuery(ONE_COLUMN, undefined, now),
  }
}
