import type { Ticket } from '@svara/api'
import { Skeleton, StatusGlyph, Time } from '@svara/ui'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from '../../i18n'
import { reason } from '../../toast'
import { ticketsQuery, useStatusName, type TicketsQuery } from '../tickets'
import { Card, CardText } from './Card'
import styles from './TicketLists.module.css'

export function OwnTickets() {
  const { t } = useTranslation('home')
  return <TicketCard title={t('own')} query={{ filter: 'my-unsolved' }} most={8} empty={t('own-empty')} />
}

export function Mentions() {
  const { t } = useTranslation('home')
  return <TicketCard title={t('mentions')} query={{ filter: 'mentions' }} most={5} empty={t('mentions-empty')} />
}

/** The newest first, as far as they are of today. */
export function CameInToday() {
  const { t } = useTranslation('home')
  return (
    <TicketCard
      title={t('today')}
      query={{ filter: 'all-open', sort: '-created' }}
      most={5}
      empty={t('today-empty')}
      only={(ticket) => new Date(ticket.createdAt).toDateString() === new Date().toDateString()}
      instant={(ticket) => ticket.createdAt}
    />
  )
}

function TicketCard({
  title,
  query,
  most,
  empty,
  only = () => true,
  instant = (ticket) => ticket.updatedAt,
}: {
  title: string
  query: TicketsQuery
  most: number
  empty: string
  only?: (ticket: Ticket) => boolean
  instant?: (ticket: Ticket) => string
}) {
  const { t } = useTranslation('home')
  const { filter, ...search } = query
  const { data, isPending, error } = useInfiniteQuery(ticketsQuery(query))
  const tickets = data?.pages.flatMap((page) => page.items).filter(only) ?? []
  return (
    <Card
      title={title}
      more={
        tickets.length > 0 && (
          <Link to="/tickets/$filter" params={{ filter }} search={search} aria-label={t('all-of', { what: title })}>
            {t('all')}
          </Link>
        )
      }
    >
      {isPending && <Placeholders rows={Math.min(most, 3)} />}
      {error && !data && <CardText>{reason(error)}</CardText>}
      {data && tickets.length === 0 && <CardText>{empty}</CardText>}
      {tickets.length > 0 && (
        <ul>
          {tickets.slice(0, most).map((ticket) => (
            <Row key={ticket.id} ticket={ticket} query={query} at={instant(ticket)} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Row({ ticket, query, at }: { ticket: Ticket; query: TicketsQuery; at: string }) {
  const { t } = useTranslation('home')
  const statusName = useStatusName()
  const { filter, ...search } = query
  return (
    <li>
      <Link to="/tickets/$filter/$ticket" params={{ filter, ticket: ticket.id }} search={search} className={styles.row}>
        <StatusGlyph kind={ticket.status.kind} label={statusName(ticket.status)} />
        <span className={styles.who} dir="auto">
          {ticket.requester.name || ticket.requester.email}
        </span>
        <span className={styles.subject} dir="auto">
          {ticket.subject || t('no-subject')}
        </span>
        <Time at={at} className={styles.time} />
      </Link>
    </li>
  )
}

function Placeholders({ rows }: { rows: number }) {
  return (
    <ul aria-hidden="true">
      {Array.from({ length: rows }, (_, place) => (
        <li key={place} className={styles.row}>
          <Skeleton width={16} height={16} />
          <Skeleton width="80%" />
          <Skeleton width={`${50 + ((place * 19) % 40)}%`} />
        </li>
      ))}
    </ul>
  )
}
