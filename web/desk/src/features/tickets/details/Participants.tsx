import type { Address } from '@svara/api'
import { Avatar } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from '../../../i18n'
import { messagesQuery } from '../api/messages'
import type { AnyTicket } from '../api/ticket'
import panel from './DetailsPane.module.css'
import styles from './Participants.module.css'

const SHOWN = 5

/** Who else takes part: everybody but the requester. Their names stand in the messages. */
export function Participants({ ticket }: { ticket: AnyTicket }) {
  const { t } = useTranslation('details')
  const [showsAll, setShowsAll] = useState(false)
  const nameOf = useNamesByAddress(ticket.id)
  const others = ticket.participants?.filter((email) => email !== ticket.requester.email) ?? []
  if (others.length === 0) return null
  return (
    <section className={panel.section}>
      <h2>
        <span>{t('participants')}</span>
        {others.length > SHOWN && !showsAll && (
          <button type="button" className={panel.action} onClick={() => setShowsAll(true)}>
            {t('all', { count: others.length })}
          </button>
        )}
      </h2>
      <ul className={styles.participants}>
        {(showsAll ? others : others.slice(0, SHOWN)).map((email) => (
          <li key={email} title={email}>
            <Avatar name={nameOf(email) ?? email} size={20} />
            <span className="cut" dir="auto">
              {nameOf(email) ?? email}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useNamesByAddress(ticketId: string) {
  const { data: messages = [] } = useQuery({ ...messagesQuery(ticketId), enabled: false })
  const names = new Map<string, string>()
  for (const message of messages)
    for (const address of [message.from, ...message.to, ...message.cc]) remember(names, address)
  return (email: string) => names.get(email.toLowerCase())
}

function remember(names: Map<string, string>, address: Address | null | undefined) {
  if (address?.name) names.set(address.email.toLowerCase(), address.name)
}
