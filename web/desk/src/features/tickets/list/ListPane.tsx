import { lazyPart } from '@svara/ui'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../../i18n'
import { useShortcuts } from '../../../shortcuts'
import type { TicketsQuery } from '../api/tickets'
import { useFilterCount, useFilterName } from '../filters'
import { usePanes } from '../layout/panes'
import { ColumnHeads } from './ColumnHeads'
import { hasConditions } from './conditions'
import { EmptyList, FailedList, FailedPage, WaitingList } from './ListStates'
import { ListHeader } from './ListHeader'
import styles from './ListPane.module.css'
import { Rows, type RowsHandle } from './Rows'
import { useSelection } from './selection'
import { useShownColumns } from './shown-columns'
import { useNeighbours, useOpenTicket, usePrefetched } from './use-neighbours'
import { useTickets, type LoadedTickets } from './use-tickets'

const BulkBar = lazyPart(() => import('./BulkBar'))

/** @param selected the ticket that is open; `new` is no ticket */
export function ListPane({ query: asked, selected }: { query: TicketsQuery; selected: string | undefined }) {
  const key = JSON.stringify(asked)
  const query = useMemo((): TicketsQuery => JSON.parse(key), [key])
  const list = useTickets(query)
  const selection = useSelection(key, list.tickets)
  const columns = useShownColumns()
  const name = useFilterName()(query.filter)
  const rows = useRef<RowsHandle>(null)
  const search = useRef<HTMLInputElement>(null)
  const cursor = useCursor(list, selected)
  const openTicket = useOpenTicket(query)
  const neighbours = useNeighbours(query, selected)

  useTitle(query, name, selected)
  usePrefetched([neighbours.next, afterNext(list, neighbours.next), neighbours.previous])
  useListShortcuts({
    filter: query.filter,
    move,
    extend,
    read,
    choose: () => cursor.id && selection.toggle(cursor.id),
    chooseAll: selection.all,
    search: () => {
      search.current?.focus()
      search.current?.select()
    },
  })

  function open(id: string) {
    cursor.set(id)
    return openTicket(id, selected !== undefined && selected !== 'new')
  }

  function go(id: string | undefined) {
    if (!id) return
    void open(id)
    rows.current?.focus(id)
  }

  function move(step: 1 | -1 | 'first' | 'last') {
    if (step === 'first') return go(list.tickets[0]?.id)
    if (step === 'last') return go(list.tickets.at(-1)?.id)
    const isElsewhere = cursor.id !== undefined && cursor.id !== selected
    if (isElsewhere) return go(list.tickets[cursor.index + step]?.id)
    return go(step > 0 ? neighbours.next : neighbours.previous)
  }

  /** The next one too, without opening it: one is choosing, not reading. */
  function extend(step: 1 | -1) {
    const from = cursor.id ?? list.tickets[0]?.id
    const to = cursor.id ? list.tickets[cursor.index + step]?.id : from
    if (!from || !to) return
    selection.extend(to, from)
    cursor.set(to)
    rows.current?.focus(to)
  }

  /** A conversation that is not drawn yet (on a phone) takes the focus by itself. */
  function read() {
    if (cursor.id && cursor.id !== selected) void open(cursor.id).then(focusConversation)
    else focusConversation()
  }

  return (
    <>
      <ListHeader
        query={query}
        name={name}
        list={list}
        columns={columns}
        search={search}
        onToRows={() => move('first')}
      />
      <div className={styles.bar}>
        {selection.chosen.length > 0 ? (
          <Suspense>
            <BulkBar selection={selection} total={list.tickets.length} inTrash={query.filter === 'trash'} />
          </Suspense>
        ) : (
          <ColumnHeads query={query} selection={selection} isEmpty={list.tickets.length === 0} />
        )}
      </div>
      {body()}
    </>
  )

  function body() {
    if (list.isPending) return <WaitingList />
    if (list.error && list.tickets.length === 0)
      return <FailedList error={list.error} onRetry={() => void list.refetch()} />
    if (list.tickets.length === 0 && !list.hasNextPage) return <EmptyList query={query} />
    return (
      <>
        <Rows
          key={key}
          ref={rows}
          list={list}
          query={query}
          label={name}
          open={selected}
          cursor={cursor.id}
          onCursor={cursor.set}
          onOpen={(id) => void open(id)}
          onRead={focusConversation}
          onMove={move}
          selection={selection}
          columns={columns.shown}
        />
        {list.isFetchNextPageError && <FailedPage onRetry={() => void list.fetchNextPage()} />}
      </>
    )
  }
}

interface Acts {
  filter: string
  move: (step: 1 | -1) => void
  extend: (step: 1 | -1) => void
  read: () => void
  choose: () => void
  chooseAll: () => void
  search: () => void
}

function useListShortcuts({ filter, move, extend, read, choose, chooseAll, search }: Acts) {
  const { t } = useTranslation('list')
  const navigate = useNavigate()
  const { toggleFilters } = usePanes()
  const group = t('group')
  const write = () => navigate({ to: '/tickets/$filter/$ticket', params: { filter, ticket: 'new' } })
  useShortcuts([
    { keys: 'j', label: t('go-next'), group, run: () => move(1), repeats: true },
    { keys: 'k', label: t('go-previous'), group, run: () => move(-1), repeats: true },
    { keys: 'Enter', label: t('go-read'), group, run: read },
    { keys: 'x', label: t('choose'), group, run: choose },
    { keys: 'Shift+j', label: t('choose-down'), group, run: () => extend(1), repeats: true },
    { keys: 'Shift+k', label: t('choose-up'), group, run: () => extend(-1), repeats: true },
    { keys: '*', label: t('choose-all'), group, run: chooseAll },
    { keys: '/', label: t('search'), group, run: search },
    { keys: '[', label: t('toggle-filters'), group, run: toggleFilters },
    { keys: 'c', label: t('new-ticket'), group, run: () => void write() },
  ])
}

/** Where one is among the rows: at the open ticket, until the focus goes elsewhere. */
function useCursor({ tickets }: LoadedTickets, selected: string | undefined) {
  const [kept, keep] = useState({ selected, id: selected })
  if (kept.selected !== selected) keep({ selected, id: selected === 'new' ? kept.id : (selected ?? kept.id) })
  const index = tickets.findIndex((ticket) => ticket.id === kept.id)
  return { id: tickets[index]?.id, index, set: (id: string) => keep({ selected, id }) }
}

function afterNext({ tickets }: LoadedTickets, next: string | undefined) {
  const place = next ? tickets.findIndex(({ id }) => id === next) : -1
  return place < 0 ? undefined : tickets[place + 1]?.id
}

/** An open ticket names the page itself. */
function useTitle(query: TicketsQuery, name: string, selected: string | undefined) {
  const count = useFilterCount()(query.filter)
  const title = `${name}${count && !hasConditions(query) ? ` (${count})` : ''} · Svara`
  const isTicket = selected !== undefined && selected !== 'new'
  useEffect(() => {
    if (!isTicket) document.title = title
  }, [isTicket, title])
}

function focusConversation() {
  document.getElementById('conversation')?.focus()
}
