import { Button } from '@mantine/core'
import type { Message } from '@svara/api'
import { Empty } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, MailX, WifiOff } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../../../i18n'
import { reason } from '../../../../toast'
import { messagesQuery } from '../../api/messages'
import type { AnyTicket } from '../../api/ticket'
import { MessageCard } from './MessageCard'
import styles from './Messages.module.css'
import { MessagesSkeleton } from './MessagesSkeleton'
import { onOpenAll } from './open-all'
import { openedAtFirst } from './opened-at-first'
import { useArrivals } from './use-arrivals'
import { useOrder } from './use-order'
import { useStartAtNewest } from './use-start-at-newest'

export function Messages({ ticket }: { ticket: AnyTicket }) {
  const { t } = useTranslation('conversation')
  const { data, error, refetch } = useQuery(messagesQuery(ticket.id))
  if (data?.length === 0) return <Empty icon={<MailX size={32} strokeWidth={1.25} />} title={t('no-messages')} />
  if (data) return <Conversation ticket={ticket} messages={data} />
  if (error)
    return (
      <Empty icon={<WifiOff size={32} strokeWidth={1.25} />} title={t('messages-not-loaded')}>
        <p role="alert">{reason(error)}</p>
        <Button variant="default" onClick={() => void refetch()}>
          {t('try-again')}
        </Button>
      </Empty>
    )
  return <MessagesSkeleton count={Math.min(ticket.messageCount ?? 2, 3)} />
}

function Conversation({ ticket, messages }: { ticket: AnyTicket; messages: Message[] }) {
  const { t } = useTranslation('conversation')
  const scroller = useRef<HTMLDivElement>(null)
  const [order] = useOrder(ticket.mailboxId)
  const opened = useOpened(messages)
  const newest = messages.at(-1)!
  useStartAtNewest(scroller, newest.id, order)
  const arrivals = useArrivals(scroller, messages, order)
  const shown = order === 'oldest' ? messages : messages.toReversed()
  return (
    <div className={styles.frame}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label={t('messages')}>
        <ol className={styles.messages}>
          {shown.map((message) => (
            <li key={message.id} id={`message-${message.id}`} className={styles.item}>
              <MessageCard
                ticket={ticket}
                message={message}
                isOpen={opened.has(message.id)}
                onOpen={(isOpen) => opened.set(message.id, isOpen)}
              />
            </li>
          ))}
        </ol>
      </div>
      {arrivals.unseen > 0 && (
        <button
          type="button"
          className={styles.arrived}
          data-top={order === 'newest' || undefined}
          onClick={arrivals.show}
        >
          {order === 'oldest' ? <ArrowDown size={14} aria-hidden="true" /> : <ArrowUp size={14} aria-hidden="true" />}
          {t('new-messages', { count: arrivals.unseen })}
        </button>
      )}
      <div className="visually-hidden" role="status">
        {arrivals.announced}
      </div>
    </div>
  )
}

/** Which messages are shown in full. What comes in later is open. */
function useOpened(messages: Message[]) {
  const [first] = useState(() => ({
    ids: new Set(messages.map((message) => message.id)),
    open: openedAtFirst(messages),
  }))
  const [turned, setTurned] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [all, setAll] = useState(false)
  useEffect(
    () =>
      onOpenAll(() => {
        setTurned(new Map())
        setAll(true)
      }),
    [],
  )
  return {
    has: (id: string) => turned.get(id) ?? (all || !first.ids.has(id) || first.open.has(id)),
    set: (id: string, isOpen: boolean) => setTurned((before) => new Map(before).set(id, isOpen)),
  }
}
