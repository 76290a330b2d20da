import { Skeleton } from '@svara/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual'
import { ArrowUp } from 'lucide-react'
import {
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type Ref,
} from 'react'
import { useTranslation } from '../../../i18n'
import type { TicketsQuery } from '../api/tickets'
import { useKeptPlace } from './keep-place'
import { Row, ROW_HEIGHT } from './Row'
import { useRowWords } from './row-words'
import styles from './Rows.module.css'
import type { Selection } from './selection'
import type { RowColumn } from './shown-columns'
import { prefetchTicket } from './use-neighbours'
import type { LoadedTickets } from './use-tickets'

/** So many rows before the end of what is loaded the next are asked for. */
const AHEAD = 60
const WAITING_ROWS = 3
const POINTING_MILLIS = 80

export interface RowsHandle {
  /** Brings a row into view, and the focus to it. */
  focus: (id: string) => void
}

interface Props {
  list: LoadedTickets
  query: TicketsQuery
  label: string
  open: string | undefined
  cursor: string | undefined
  onCursor: (id: string) => void
  onOpen: (id: string) => void
  onRead: () => void
  onMove: (step: 1 | -1 | 'first' | 'last') => void
  selection: Selection
  columns: RowColumn[]
  ref: Ref<RowsHandle>
}

/** Where each list was left, for the way back to it (on a phone the list goes while one reads). */
const scrolledTo = new Map<string, number>()

export function Rows({ list, query, label, open, cursor, selection, columns, ref, ...on }: Props) {
  const { tickets } = list
  const queries = useQueryClient()
  const words = useRowWords()
  const key = JSON.stringify(query)
  const ids = useMemo(() => tickets.map(({ id }) => id), [tickets])
  const hrefOf = useHrefs(query)
  const cursorIndex = Math.max(0, cursor ? ids.indexOf(cursor) : 0)
  const { scroller, ...kept } = useKeptPlace<HTMLDivElement>(ids, ROW_HEIGHT)

  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoised by a compiler
  const rows = useVirtualizer({
    count: tickets.length + (list.hasNextPage ? WAITING_ROWS : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => ids[index] ?? `waiting-${index}`,
    overscan: 10,
    initialOffset: () => scrolledTo.get(key) ?? 0,
    useFlushSync: false,
    // the row with the focus stays, however far one scrolls
    rangeExtractor: useCallback(
      (range: Range) => {
        const shown = defaultRangeExtractor(range)
        return shown.includes(cursorIndex) || range.count === 0 ? shown : [...shown, cursorIndex]
      },
      [cursorIndex],
    ),
  })
  const shown = rows.getVirtualItems()
  useMore(list, rows.range?.endIndex ?? 0)
  const focus = useFocus(scroller, rows, ids)
  useImperativeHandle(ref, () => ({ focus }))
  useOpenInView(rows, ids, open)

  function remember() {
    const top = scroller.current!.scrollTop
    scrolledTo.set(key, top)
    if (top < ROW_HEIGHT / 2) kept.forget()
  }

  function click(event: MouseEvent) {
    const target = event.target as HTMLElement
    const chosen = target.closest<HTMLElement>('[data-choose]')?.dataset.choose
    if (chosen) {
      if (event.shiftKey) selection.extend(chosen, cursor)
      else selection.toggle(chosen)
      return
    }
    const id = target.closest<HTMLElement>('[data-ticket]')?.dataset.ticket
    // another tab or window is the browser's own business
    if (!id || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (event.shiftKey) selection.extend(id, cursor)
    else on.onOpen(id)
  }

  function press(event: KeyboardEvent) {
    const id = (event.target as HTMLElement).dataset.ticket
    if (!id || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const step = ({ ArrowDown: 1, ArrowUp: -1, Home: 'first', End: 'last' } as const)[event.key]
    if (step) on.onMove(step)
    else if (event.key === 'Enter') {
      on.onOpen(id)
      on.onRead()
    } else return
    event.preventDefault()
  }

  const pointing = useRef<ReturnType<typeof setTimeout>>(undefined)
  function point(event: PointerEvent) {
    const id = (event.target as HTMLElement).closest<HTMLElement>('[data-ticket]')?.dataset.ticket
    clearTimeout(pointing.current)
    if (id) pointing.current = setTimeout(() => prefetchTicket(queries, id), POINTING_MILLIS)
  }

  return (
    <div className={styles.frame}>
      <Arrived
        count={kept.arrived}
        onShow={() => {
          scroller.current?.scrollTo({ top: 0 })
          kept.forget()
        }}
      />
      <div className={styles.scroller} ref={scroller} onScroll={remember}>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/click-events-have-key-events -- heard here for the links within */}
        <ul
          className={styles.rows}
          style={{ height: rows.getTotalSize() }}
          aria-label={label}
          onClick={click}
          onKeyDown={press}
          onFocus={(event) => {
            const id = event.target.dataset.ticket
            if (id) on.onCursor(id)
          }}
          onPointerOver={point}
          onPointerLeave={() => clearTimeout(pointing.current)}
        >
          {shown.map(({ index, start }) => {
            const ticket = tickets[index]
            if (!ticket) return <WaitingRow key={`waiting-${index}`} top={start} />
            return (
              <Row
                key={ticket.id}
                ticket={ticket}
                href={hrefOf(ticket.id)}
                top={start}
                place={index + 1}
                total={list.hasNextPage ? -1 : tickets.length}
                isOpen={ticket.id === open}
                isChosen={selection.has(ticket.id)}
                isCursor={index === cursorIndex}
                columns={columns}
                words={words}
              />
            )
          })}
        </ul>
      </div>
    </div>
  )
}

/** Said once, quietly; it takes nobody away from what they look at. */
function Arrived({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation('list')
  return (
    <div className={styles.arrived} role="status">
      {count > 0 && (
        <button type="button" onClick={onShow}>
          <ArrowUp size={14} />
          {t('arrived', { count })}
        </button>
      )}
    </div>
  )
}

export function WaitingRow({ top }: { top: number }) {
  return (
    <li className={styles.waiting} style={{ transform: `translateY(${top}px)` }} aria-hidden="true">
      <Skeleton width={16} height={16} />
      <Skeleton width="45%" />
      <Skeleton width={40} />
      <span />
      <Skeleton width="75%" />
      <Skeleton width={20} height={20} />
    </li>
  )
}

function useMore(
  { tickets, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage }: LoadedTickets,
  end: number,
) {
  const isNear = end > tickets.length - AHEAD
  useEffect(() => {
    if (isNear && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [isNear, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
}

/** The address of a row, for those who open it in another tab. */
function useHrefs({ filter, ...search }: TicketsQuery) {
  const router = useRouter()
  const key = JSON.stringify(search)
  return useMemo(() => {
    const list = router.buildLocation({ to: '/tickets/$filter', params: { filter }, search: JSON.parse(key) })
    return (id: string) => `${list.pathname}/${id}${list.searchStr}`
  }, [router, filter, key])
}

interface Scrolls {
  scrollToIndex: (index: number, options: { align: 'auto' }) => void
}

/** A row that is asked for may not be drawn yet: it gets the focus as soon as it is. */
function useFocus(scroller: { current: HTMLElement | null }, rows: Scrolls, ids: string[]) {
  const wanted = useRef<string>(undefined)
  const give = useCallback(() => {
    const link = scroller.current?.querySelector<HTMLElement>(`[data-ticket="${wanted.current}"]`)
    if (!link) return
    wanted.current = undefined
    link.focus({ preventScroll: true })
  }, [scroller])
  useLayoutEffect(() => {
    if (wanted.current) give()
  })
  return (id: string) => {
    const index = ids.indexOf(id)
    if (index < 0) return
    wanted.current = id
    rows.scrollToIndex(index, { align: 'auto' })
    give()
  }
}

/** Whoever opens a ticket by other ways (next, a link, Back) finds its row in view. */
function useOpenInView(rows: Scrolls, ids: string[], open: string | undefined) {
  const index = open ? ids.indexOf(open) : -1
  const shownFor = useRef<string>(undefined)
  useEffect(() => {
    if (index < 0 || shownFor.current === open) return
    shownFor.current = open
    rows.scrollToIndex(index, { align: 'auto' })
  }, [rows, index, open])
}
