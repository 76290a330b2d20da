import { Button } from '@mantine/core'
import type { TicketLink } from '@svara/api'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { linksQuery, useLink } from '../api/links'
import panel from './DetailsPane.module.css'
import styles from './Links.module.css'

/** Tickets that belong together. What seems to is offered: one click links it, another one dismisses it. */
export default function Links({ ticket }: { ticket: string }) {
  const { t } = useTranslation('mail')
  const { data: links = [] } = useQuery(linksQuery(ticket))
  if (links.length === 0) return null
  return (
    <section className={panel.section}>
      <h2>
        <span>{t('links')}</span>
      </h2>
      <ul className={styles.links}>
        {links.map((link) => (
          <Line key={link.ticket.id} ticket={ticket} link={link} />
        ))}
      </ul>
    </section>
  )
}

function Line({ ticket, link: { ticket: other, linked, suggestedBy } }: { ticket: string; link: TicketLink }) {
  const { t } = useTranslation('mail')
  const change = useLink(ticket)
  const number = `#${other.displayNumber}`
  const name = (
    <Link to="/tickets/$filter/$ticket" params={{ filter: 'all-open', ticket: other.id }} className={styles.name}>
      {number} <span dir="auto">{other.subject}</span>
    </Link>
  )
  if (linked)
    return (
      <li className={styles.line}>
        {name}
        <button
          type="button"
          className={styles.remove}
          aria-label={t('unlink', { number })}
          onClick={() => change.mutate({ other: other.id, isLinked: false, done: t('unlinked') })}
        >
          <X size={14} aria-hidden="true" />
        </button>
      </li>
    )
  return (
    <li className={styles.suggested}>
      <b>{t('suggested')}</b>
      {name}
      <p>{suggestedBy === 'number' ? t('suggested-by-number') : t('suggested-by-id')}</p>
      <span className={styles.acts}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={change.isPending}
          aria-label={t('link-named', { number })}
          onClick={() => change.mutate({ other: other.id, isLinked: true, done: t('linked') })}
        >
          {t('link')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={change.isPending}
          aria-label={t('dismiss-named', { number })}
          onClick={() => change.mutate({ other: other.id, isLinked: false, done: t('dismissed') })}
        >
          {t('dismiss')}
        </Button>
      </span>
    </li>
  )
}
