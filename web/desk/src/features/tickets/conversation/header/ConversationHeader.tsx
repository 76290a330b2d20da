import { IconButton, LabelChip, NobodyAvatar, StatusGlyph } from '@svara/ui'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, ChevronDown, ChevronUp, CircleCheckBig, Info, Star, Tag, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from '../../../../i18n'
import { useShortcuts } from '../../../../shortcuts'
import { useSession } from '../../../session'
import { useChangeTicket } from '../../api/change-ticket'
import type { AnyTicket } from '../../api/ticket'
import type { TicketsQuery } from '../../api/tickets'
import { useTrash } from '../../api/trash'
import { usePanes } from '../../layout/panes'
import { AgentAvatar } from '../../properties/AgentAvatar'
import { useNames } from '../../properties/names'
import {
  AssigneePicker,
  LabelsPicker,
  PriorityIcon,
  PriorityPicker,
  StatusPicker,
  useAssign,
} from '../../properties/pickers'
import { useNeighbours } from '../../list'
import styles from './ConversationHeader.module.css'
import { MoreMenu } from './MoreMenu'
import { Subject } from './Subject'

type Choice = 'status' | 'assignee' | 'labels' | 'priority'
type Doing = Choice | 'subject'

interface Props {
  ticket: AnyTicket
  query: TicketsQuery
  onUnread: () => void
}

/** What the ticket is, and all that can be done with it as a whole. */
export function ConversationHeader({ ticket, query, onUnread }: Props) {
  const { t } = useTranslation('conversation')
  const { agent } = useSession()
  const names = useNames()
  const panes = usePanes()
  const neighbours = useNeighbours(query, ticket.id)
  const acts = useActs(ticket, neighbours.goNext)
  const assign = useAssign()
  const [at, setAt] = useState<{ ticket: string; doing: Doing } | null>(null)
  const doing = at?.ticket === ticket.id ? at.doing : null
  const begin = (what: Doing) => setAt({ ticket: ticket.id, doing: what })
  const end = () => setAt(null)

  const mayTrash = agent.superadmin || agent.permissions.includes('delete-tickets')
  const isTrashed = Boolean(ticket.trashedAt)
  const group = t('group')
  useShortcuts([
    { keys: 's', label: t('change-status'), group, run: () => begin('status') },
    { keys: ',', label: t('change-status'), group, run: () => begin('status') },
    { keys: 'e', label: t('done'), group, run: acts.done },
    { keys: 'a', label: t('change-assignee'), group, run: () => begin('assignee') },
    { keys: 'i', label: t('assign-me'), group, run: () => assign(ticket, agent.id) },
    { keys: 'l', label: t('change-labels'), group, run: () => begin('labels') },
    { keys: 'Shift+P', label: t('change-priority'), group, run: () => begin('priority') },
    { keys: 'Shift+S', label: ticket.starred ? t('unstar') : t('star'), group, run: acts.star },
    { keys: 'F2', label: t('edit-subject'), group, run: () => begin('subject') },
    { keys: 'u', label: t('mark-unread'), group, run: onUnread },
    { keys: 'd', label: t('details'), group, run: panes.toggleDetails },
    ...(mayTrash && !isTrashed ? [{ keys: '#', label: t('to-trash'), group, run: acts.trash }] : []),
  ])
  const opener = (choice: Choice) => ({
    ticket,
    opened: doing === choice,
    onOpened: (isOpen: boolean) => (isOpen ? begin(choice) : end()),
  })
  const more = (
    <MoreMenu
      ticket={ticket}
      onUnread={onUnread}
      onEditSubject={() => begin('subject')}
      onDone={acts.done}
      onLabels={() => begin('labels')}
      onPriority={() => begin('priority')}
      onTrash={mayTrash ? acts.trash : undefined}
    />
  )

  return (
    <header className={styles.header}>
      {panes.oneColumn && (
        <div className={styles.phone}>
          <BackToList query={query} />
          <span className={`${styles.number} tabular`}>{ticket.displayNumber}</span>
          <StarButton starred={ticket.starred} onClick={acts.star} />
          <DetailsButton />
          {more}
        </div>
      )}
      <Subject
        ticket={ticket}
        editing={doing === 'subject'}
        onEditing={(isEditing) => (isEditing ? begin('subject') : end())}
      />
      <div className={styles.tools}>
        <StatusPicker {...opener('status')}>
          <button
            type="button"
            className={styles.status}
            data-kind={ticket.status.kind}
            aria-keyshortcuts="s"
            title={t('with-keys', { what: t('change-status'), keys: 'S' })}
            onClick={() => begin('status')}
          >
            <StatusWord ticket={ticket} />
            <ChevronDown size={14} aria-hidden="true" />
          </button>
        </StatusPicker>
        <AssigneePicker {...opener('assignee')}>
          <button
            type="button"
            className={styles.assignee}
            aria-keyshortcuts="a"
            title={t('with-keys', { what: t('change-assignee'), keys: 'A' })}
            onClick={() => begin('assignee')}
          >
            <Assignee id={ticket.assigneeId ?? null} />
          </button>
        </AssigneePicker>
        <LabelsPicker {...opener('labels')}>
          <button
            type="button"
            className={styles.labels}
            aria-label={t('change-labels-now', { labels: ticket.labels.map((label) => label.name).join(', ') || '–' })}
            title={t('with-keys', { what: t('change-labels'), keys: 'L' })}
            onClick={() => begin('labels')}
          >
            <Tag size={15} aria-hidden="true" />
            {ticket.labels.slice(0, 2).map((label) => (
              <LabelChip key={label.id} name={label.name} colour={label.colour} />
            ))}
            {ticket.labels.length > 2 && <span className={styles.rest}>+{ticket.labels.length - 2}</span>}
          </button>
        </LabelsPicker>
        <PriorityPicker {...opener('priority')}>
          <button
            type="button"
            className={styles.tool}
            data-quiet={ticket.priority === 'normal' || undefined}
            aria-label={t('change-priority-now', { priority: names.priority(ticket.priority) })}
            title={t('with-keys', {
              what: t('change-priority-now', { priority: names.priority(ticket.priority) }),
              keys: '⇧P',
            })}
            onClick={() => begin('priority')}
          >
            <PriorityIcon priority={ticket.priority} />
          </button>
        </PriorityPicker>
        {!panes.oneColumn && (
          <div className={styles.end}>
            <IconButton label={t('done')} keys="e" onClick={acts.done} className={styles.roomy}>
              <CircleCheckBig size={16} />
            </IconButton>
            <StarButton starred={ticket.starred} onClick={acts.star} />
            {mayTrash && !isTrashed && (
              <IconButton label={t('to-trash')} keys="#" onClick={acts.trash} className={styles.roomy}>
                <Trash2 size={16} />
              </IconButton>
            )}
            {more}
            <span className={styles.rule} aria-hidden="true" />
            <Step label={t('previous')} keys="k" isThere={Boolean(neighbours.previous)} onGo={neighbours.goPrevious}>
              <ChevronUp size={17} />
            </Step>
            <Step label={t('next')} keys="j" isThere={Boolean(neighbours.next)} onGo={neighbours.goNext}>
              <ChevronDown size={17} />
            </Step>
            <DetailsButton />
          </div>
        )}
      </div>
    </header>
  )
}

function StatusWord({ ticket }: { ticket: AnyTicket }) {
  const names = useNames()
  return (
    <>
      <StatusGlyph kind={ticket.status.kind} />
      <span className="cut">{names.status(ticket.status)}</span>
    </>
  )
}

function Assignee({ id }: { id: string | null }) {
  const { t } = useTranslation('conversation')
  const names = useNames()
  if (!id)
    return (
      <>
        <NobodyAvatar size={20} />
        <span className="cut">{t('nobody')}</span>
      </>
    )
  return (
    <>
      <AgentAvatar id={id} size={20} />
      <span className="cut">{names.agent(id)}</span>
    </>
  )
}

function StarButton({ starred, onClick }: { starred: boolean; onClick: () => void }) {
  const { t } = useTranslation('conversation')
  return (
    <IconButton label={t('star')} keys="shift+s" aria-pressed={starred} onClick={onClick}>
      <Star size={16} fill={starred ? 'currentColor' : 'none'} />
    </IconButton>
  )
}

function DetailsButton() {
  const { t } = useTranslation('conversation')
  const panes = usePanes()
  return (
    <IconButton label={t('details')} keys="d" aria-pressed={panes.showsDetails} onClick={panes.toggleDetails}>
      <Info size={16} />
    </IconButton>
  )
}

function BackToList({ query: { filter, ...search } }: { query: TicketsQuery }) {
  const { t } = useTranslation('conversation')
  return (
    <Link to="/tickets/$filter" params={{ filter }} search={search} className={styles.back} aria-label={t('back')}>
      <ArrowLeft size={20} />
    </Link>
  )
}

function Step({
  label,
  keys,
  isThere,
  onGo,
  children,
}: {
  label: string
  keys: string
  isThere: boolean
  onGo: () => void
  children: ReactNode
}) {
  // not disabled, which would lose the focus at the list's end
  return (
    <IconButton
      label={label}
      keys={keys}
      aria-disabled={!isThere || undefined}
      className={styles.step}
      onClick={() => isThere && onGo()}
    >
      {children}
    </IconButton>
  )
}

function useActs(ticket: AnyTicket, goOn: () => void) {
  const { t } = useTranslation('conversation')
  const change = useChangeTicket()
  const trash = useTrash()
  return {
    done: () => {
      if (ticket.status.kind !== 'solved')
        change.mutate({ ticket, change: { status: 'solved' }, done: t('solved', { number: ticket.displayNumber }) })
      goOn()
    },
    star: () => change.mutate({ ticket, change: { starred: !ticket.starred } }),
    trash: () => {
      trash.mutate({ ticket, into: true })
      goOn()
    },
  }
}
