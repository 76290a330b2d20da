import { Avatar, StatusGlyph, Time } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Copy } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { contactQuery } from '../api/contact'
import { requesterTicketsQuery } from '../api/requester-tickets'
import type { AnyTicket } from '../api/ticket'
import { copy } from '../conversation/copy'
import { useNames } from '../properties/names'
import { CompanyLine } from './CompanyLine'
import panel from './DetailsPane.module.css'
import styles from './RequesterCard.module.css'

/** Who asks, under which addresses, and what they asked before. */
export function RequesterCard({ ticket }: { ticket: AnyTicket }) {
  const { t } = useTranslation('details')
  const { requester } = ticket
  const { data: contact } = useQuery(contactQuery(requester.contactId))
  const others = contact?.addresses.filter((address) => address !== requester.email) ?? []
  const name = requester.name || requester.email
  return (
    <section className={panel.section} aria-label={t('requester')}>
      <div className={styles.who}>
        <Avatar name={name} size={40} />
        <div className={styles.words}>
          <p className={styles.name} title={name} dir="auto">
            {name}
          </p>
          <button
            type="button"
            className={styles.address}
            title={t('copy-address', { address: requester.email })}
            onClick={() => {
              copy(requester.email)
              toast(t('address-copied'))
            }}
          >
            <span className="cut">{requester.email}</span>
            <Copy size={12} aria-hidden="true" />
          </button>
        </div>
      </div>
      {others.length > 0 && (
        <p className={styles.others} title={others.join('\n')}>
          {t('also', { addresses: others.join(', ') })}
        </p>
      )}
      {contact && <CompanyLine contact={contact} />}
      <EarlierTickets ticket={ticket} total={contact?.tickets.total} />
    </section>
  )
}

function EarlierTickets({ ticket, total }: { ticket: AnyTicket; total: number | undefined }) {
  const { t } = useTranslation('details')
  const { filter } = useParams({ strict: false })
  const names = useNames()
  const contactId = ticket.requester.contactId
  const { data } = useQuery(requesterTicketsQuery(contactId))
  const others = data?.filter((one) => one.id !== ticket.id).slice(0, 5)
  if (!others) return <p className={styles.count}>{t('looking')}</p>
  if (others.length === 0) return <p className={styles.count}>{t('first-ticket')}</p>
  const count = total === undefined ? others.length : Math.max(total - 1, others.length)
  return (
    <>
      <p className={styles.count}>
        <Link to="/tickets/$filter" params={{ filter: 'all-open' }} search={{ requester: contactId }}>
          {t('other-tickets', { count })}
        </Link>
      </p>
      <ul className={styles.earlier}>
        {others.map((one) => (
          <li key={one.id}>
            <Link
              to="/tickets/$filter/$ticket"
              params={{ filter: filter ?? 'all-open', ticket: one.id }}
              search={(before) => before}
              title={`${names.status(one.status)}: ${one.subject}`}
            >
              <StatusGlyph kind={one.status.kind} label={names.status(one.status)} />
              <span className="cut" dir="auto">
                {one.subject || t('no-subject')}
              </span>
              <Time at={one.updatedAt} className={styles.time} />
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
