import type { Message } from '@svara/api'
import { Avatar, Time } from '@svara/ui'
import { Bot, Forward, Lock, Paperclip } from 'lucide-react'
import { Suspense, useRef } from 'react'
import { useTranslation } from '../../../../i18n'
import type { AnyTicket } from '../../api/ticket'
import { AgentAvatar } from '../../properties/AgentAvatar'
import { useNames } from '../../properties/names'
import { Attachments } from '../attachments/Attachments'
import { Body } from './Body'
import { Delivery, DeliveryTrouble } from './Delivery'
import styles from './MessageCard.module.css'
import { Enclosed } from './mail-details'
import { ownText } from './message-extras'
import { Held } from './mail-details'
import { MessageMenu } from './MessageMenu'
import { OriginalSender } from './OriginalSender'
import { Recipients } from './Recipients'
import { SenderWarning } from './SenderWarning'

interface Props {
  ticket: AnyTicket
  message: Message
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

/** One message: who speaks is told by its ground as well as by words. */
export function MessageCard({ ticket, message, isOpen, onOpen }: Props) {
  const { t } = useTranslation('conversation')
  const author = useAuthor(message)
  const card = useRef<HTMLElement>(null)
  const label = t(`spoken.${kindOf(message)}`, { name: author })

  function turn(isNowOpen: boolean) {
    onOpen(isNowOpen)
    // the button that had the focus is gone
    requestAnimationFrame(() => card.current?.querySelector<HTMLElement>('[data-turn]')?.focus({ preventScroll: true }))
  }

  return (
    <article
      ref={card}
      className={styles.card}
      data-kind={message.kind}
      data-open={isOpen || undefined}
      aria-label={label}
    >
      {isOpen ? (
        <>
          <header className={styles.head}>
            <span className={styles.face}>
              <Face message={message} author={author} />
            </span>
            <div className={styles.who}>
              <b>{author}</b> <Recipients message={message} />
            </div>
            <span className={styles.meta}>
              <Kind kind={message.kind} />
              {message.thirdParty && (
                <span className={styles.auto}>
                  <Forward size={14} aria-hidden="true" />
                  {t('third-party')}
                </span>
              )}
              {message.delivery && <Delivery delivery={message.delivery} />}
              <Time at={message.createdAt} />
            </span>
            <MessageMenu ticket={ticket} message={message} onFold={() => turn(false)} />
          </header>
          <div className={styles.body}>
            {message.delivery && <DeliveryTrouble ticket={ticket} message={message} delivery={message.delivery} />}
            {message.outside && (
              <Suspense>
                <Held ticket={ticket.id} message={message} />
              </Suspense>
            )}
            <SenderWarning ticket={ticket} message={message} />
            <OriginalSender ticket={ticket} message={message} />
            {(message.protection || message.attachments.some((file) => file.role === 'calendar')) && (
              <Suspense>
                <Enclosed message={message} />
              </Suspense>
            )}
            <Body message={message} author={author} />
            {message.truncated && <Truncated ticket={ticket} message={message} />}
            <Attachments message={message} />
          </div>
        </>
      ) : (
        <button type="button" data-turn className={styles.line} aria-expanded="false" onClick={() => turn(true)}>
          <Face message={message} author={author} />
          <b className="cut">{author}</b>
          <span className={styles.snippet} dir="auto">
            {snippet(message)}
          </span>
          {message.kind === 'note' && <Lock size={14} aria-label={t('private-note')} />}
          {message.kind === 'auto' && <Bot size={14} aria-label={t('automatic')} />}
          {message.attachments.some((file) => !file.inline && file.role !== 'signature') && (
            <Paperclip size={14} aria-label={t('has-attachments')} />
          )}
          <Time at={message.createdAt} className={styles.time} />
        </button>
      )}
    </article>
  )
}

function Kind({ kind }: { kind: Message['kind'] }) {
  const { t } = useTranslation('conversation')
  if (kind === 'note')
    return (
      <span className={styles.note}>
        <Lock size={14} aria-hidden="true" />
        {t('private-note')}
      </span>
    )
  if (kind === 'auto')
    return (
      <span className={styles.auto}>
        <Bot size={14} aria-hidden="true" />
        {t('automatic')}
      </span>
    )
  return null
}

function Truncated({ ticket, message }: { ticket: AnyTicket; message: Message }) {
  const { t } = useTranslation('conversation')
  return (
    <p className={styles.truncated}>
      {t('truncated')}{' '}
      {message.hasRaw && (
        <a href={`/api/tickets/${ticket.id}/messages/${message.id}/raw`} target="_blank" rel="noreferrer">
          {t('raw')}
        </a>
      )}
    </p>
  )
}

function Face({ message, author }: { message: Message; author: string }) {
  return message.agentId ? <AgentAvatar id={message.agentId} /> : <Avatar name={author} />
}

/** Ours are spoken by a person, not by the mailbox that they left from. */
function useAuthor(message: Message) {
  const { t } = useTranslation('conversation')
  const names = useNames()
  if (message.agentId) return names.agent(message.agentId)
  return message.from?.name || message.from?.email || t('unknown-sender')
}

const KINDS = ['inbound', 'reply', 'note', 'forward', 'auto'] as const

function kindOf(message: Message) {
  return KINDS.find((kind) => kind === message.kind) ?? 'inbound'
}

const SNIPPET = 160

function snippet(message: Message) {
  return ownText(message)
    .slice(0, 4 * SNIPPET)
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, SNIPPET)
}
