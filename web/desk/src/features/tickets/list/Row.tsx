import type { Ticket } from '@svara/api'
import { Avatar, Check, LabelChip, NobodyAvatar, Skeleton, StatusGlyph, Time } from '@svara/ui'
import { Flag, Paperclip } from 'lucide-react'
import { memo, type CSSProperties } from 'react'
import styles from './Row.module.css'
import type { RowColumn } from './shown-columns'
import type { RowWords } from './row-words'

export const ROW_HEIGHT = 56

interface Props {
  ticket: Ticket
  href: string
  top: number
  place: number
  total: number
  isOpen: boolean
  isChosen: boolean
  /** The one that Tab comes to. */
  isCursor: boolean
  columns: RowColumn[]
  words: RowWords
}

/** Clicks and keys are heard by the list: rows come and go by the hundred while one scrolls. */
export const Row = memo(function Row(props: Props) {
  const { ticket, href, top, place, total, isOpen, isChosen, isCursor, words } = props
  return (
    <li
      className={styles.row}
      style={{ transform: `translateY(${top}px)` } as CSSProperties}
      aria-posinset={place}
      aria-setsize={total}
      data-unread={ticket.unread || undefined}
      data-open={isOpen || undefined}
      data-chosen={isChosen || undefined}
    >
      <Check
        className={styles.check}
        label={words.select(ticket)}
        checked={isChosen}
        tabIndex={-1}
        data-choose={ticket.id}
        readOnly
      />
      <a
        className={styles.link}
        href={href}
        tabIndex={isCursor ? 0 : -1}
        aria-label={words.name(ticket)}
        aria-current={isOpen || undefined}
        data-ticket={ticket.id}
        draggable={false}
      >
        <span className={styles.glyph} title={words.status(ticket)}>
          <StatusGlyph kind={ticket.status.kind} />
        </span>
        <FirstLine {...props} />
        <SecondLine {...props} />
      </a>
    </li>
  )
})

function FirstLine({ ticket, columns, words }: Props) {
  const [label, ...others] = columns.includes('labels') ? ticket.labels : []
  return (
    <span className={styles.line}>
      <span className={styles.first}>
        <span className={styles.who}>
          <bdi className={styles.name}>{words.requester(ticket)}</bdi>
          {columns.includes('messages') && ticket.messageCount > 1 && (
            <span className={styles.count}>{ticket.messageCount}</span>
          )}
          {label && <LabelChip name={label.name} colour={label.colour} />}
        </span>
        {others.map((other) => (
          <LabelChip key={other.id} name={other.name} colour={other.colour} />
        ))}
      </span>
      {columns.includes('updated') && <Time at={ticket.updatedAt} className={styles.meta} />}
      {columns.includes('created') && !columns.includes('updated') && (
        <Time at={ticket.createdAt} className={styles.meta} />
      )}
    </span>
  )
}

function SecondLine({ ticket, columns, words }: Props) {
  const isPressing = ticket.priority === 'urgent' || ticket.priority === 'high'
  return (
    <span className={styles.line}>
      <span className={styles.subject}>
        {columns.includes('number') && <span className={styles.number}>{ticket.displayNumber}</span>}
        <bdi>{words.subject(ticket)}</bdi>
      </span>
      <span className={styles.end}>
        {columns.includes('type') && ticket.type && <span className={`${styles.meta} cut`}>{ticket.type.name}</span>}
        {columns.includes('group') && ticket.group && <span className={`${styles.meta} cut`}>{ticket.group.name}</span>}
        {columns.includes('mailbox') && <span className={`${styles.meta} cut`}>{words.mailbox(ticket)}</span>}
        {columns.includes('created') && columns.includes('updated') && (
          <Time at={ticket.createdAt} className={styles.meta} />
        )}
        {columns.includes('priority') && isPressing && (
          <span className={styles.mark} data-priority={ticket.priority} title={words.priority(ticket)}>
            <Flag size={14} />
          </span>
        )}
        {columns.includes('attachment') && ticket.hasAttachments && (
          <span className={styles.mark} title={words.attachment}>
            <Paperclip size={14} />
          </span>
        )}
        {columns.includes('assignee') && (
          <Assignee name={words.assignee(ticket)} picture={words.picture(ticket)} nobody={words.nobody} />
        )}
      </span>
    </span>
  )
}

interface AssigneeProps {
  name: string | null | undefined
  picture: string | null | undefined
  nobody: string
}

function Assignee({ name, picture, nobody }: AssigneeProps) {
  if (name === null) return <Skeleton width={20} height={20} />
  return name ? <Avatar name={name} size={20} picture={picture} /> : <NobodyAvatar size={20} title={nobody} />
}
