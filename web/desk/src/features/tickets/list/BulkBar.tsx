import type { Ticket } from '@svara/api'
import { Check, IconButton } from '@svara/ui'
import { CircleDot, RotateCcw, Star, Tag, Trash2, UserRound, UsersRound, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n'
import { useShortcuts } from '../../../shortcuts'
import { useBulk, type Task } from '../api/bulk'
import styles from './BulkBar.module.css'
import { PickMenu } from './PickMenu'
import type { Selection } from './selection'
import { MY_GROUPS, NOBODY, useChoices } from './use-choices'

type Field = 'assignee' | 'group' | 'status' | 'label'
type Opened = Field | null

/** What can be done with all rows that are chosen. Nothing here asks first: all of it can be undone at once. */
export default function BulkBar({
  selection,
  total,
  inTrash,
}: {
  selection: Selection
  total: number
  inTrash: boolean
}) {
  const { t } = useTranslation('list')
  const { chosen } = selection
  const count = chosen.length
  const perform = useBulk()
  const [opened, open] = useState<Opened>(null)
  const isStarred = chosen.every((ticket) => ticket.starred)
  const group = t('group-chosen')

  const act = (said: string, actOn: (ticket: Ticket) => Task['act']) =>
    void perform(
      chosen.map((ticket) => ({ ticket, act: actOn(ticket) })),
      said,
    )
  const star = () => act(t(isStarred ? 'bulk.unstarred' : 'bulk.starred', { count }), () => ({ starred: !isStarred }))
  const trash = () => act(t('bulk.trashed', { count }), () => 'trash')
  const restore = () => act(t('bulk.restored', { count }), () => 'restore')

  const escape = { keys: 'Escape', label: t('choose-none'), group, first: true, run: selection.clear }
  useShortcuts(
    inTrash
      ? [escape, { label: t('bulk.restore'), group, run: restore }]
      : [
          escape,
          { keys: 'a', label: t('bulk.assign'), group, first: true, run: () => open('assignee') },
          { keys: 'Shift+a', label: t('bulk.group'), group, first: true, run: () => open('group') },
          { keys: 's', label: t('bulk.status'), group, first: true, run: () => open('status') },
          { keys: 'l', label: t('bulk.label'), group, first: true, run: () => open('label') },
          { keys: 'Shift+s', label: t('bulk.star'), group, first: true, run: star },
          { keys: '#', label: t('bulk.trash'), group, first: true, run: trash },
        ],
  )

  return (
    <div className={styles.bar} role="toolbar" aria-label={t('group-chosen')}>
      <AllBox isAll={count === total} selection={selection} />
      <span className={`cut ${styles.count}`} role="status">
        {t('chosen', { count })}
      </span>
      {inTrash ? (
        <button type="button" className={styles.restore} onClick={restore}>
          <RotateCcw size={15} />
          {t('bulk.restore')}
        </button>
      ) : (
        <>
          <Pickers chosen={chosen} opened={opened} open={open} act={act} />
          <IconButton label={t(isStarred ? 'bulk.unstar' : 'bulk.star')} keys="Shift+s" onClick={star}>
            <Star size={16} />
          </IconButton>
          <IconButton label={t('bulk.trash')} keys="#" onClick={trash}>
            <Trash2 size={16} />
          </IconButton>
        </>
      )}
      <IconButton label={t('choose-none')} keys="Escape" onClick={selection.clear}>
        <X size={16} />
      </IconButton>
    </div>
  )
}

function AllBox({ isAll, selection }: { isAll: boolean; selection: Selection }) {
  const { t } = useTranslation('list')
  const label = t(isAll ? 'choose-none' : 'choose-all')
  return (
    <Check
      label={label}
      title={label}
      checked={isAll}
      some={!isAll}
      onChange={isAll ? selection.clear : selection.all}
    />
  )
}

interface PickersProps {
  chosen: Ticket[]
  opened: Opened
  open: (opened: Opened) => void
  act: (said: string, actOn: (ticket: Ticket) => Task['act']) => void
}

function Pickers({ chosen, opened, open, act }: PickersProps) {
  const { t } = useTranslation('list')
  const all = useChoices()
  const choices = { ...all, group: all.group.filter(({ value }) => value !== MY_GROUPS) }
  const count = chosen.length
  const nameOf = (field: Field, value: string) => choices[field].find((choice) => choice.value === value)?.name ?? ''
  const common = (has: (ticket: Ticket, value: string) => boolean, field: Field) =>
    choices[field].map(({ value }) => value).filter((value) => chosen.every((ticket) => has(ticket, value)))

  function assign(value: string) {
    const assigneeId = value === NOBODY ? null : value
    act(
      assigneeId ? t('bulk.assigned', { count, name: nameOf('assignee', value) }) : t('bulk.unassigned', { count }),
      () => ({ assigneeId }),
    )
  }

  function give(value: string) {
    const groupId = value === NOBODY ? null : value
    act(groupId ? t('bulk.given', { count, name: nameOf('group', value) }) : t('bulk.taken', { count }), () => ({
      groupId,
    }))
  }

  function label(value: string) {
    const isOnAll = chosen.every((ticket) => hasLabel(ticket, value))
    const name = nameOf('label', value)
    act(t(isOnAll ? 'bulk.unlabelled' : 'bulk.labelled', { count, name }), (ticket) => ({
      labelIds: labelsWith(ticket, value, !isOnAll),
    }))
  }

  const picker = (
    field: Field,
    heading: string,
    keys: string,
    icon: ReactNode,
    picked: string[],
    onPick: (value: string) => void,
  ) => (
    <PickMenu
      heading={heading}
      choices={choices[field]}
      chosen={picked}
      onPick={onPick}
      opened={opened === field}
      onOpened={(isOpen) => open(isOpen ? field : null)}
    >
      <IconButton label={heading} keys={keys}>
        {icon}
      </IconButton>
    </PickMenu>
  )

  return (
    <>
      {picker(
        'assignee',
        t('bulk.assign'),
        'a',
        <UserRound size={16} />,
        common((ticket, value) => (ticket.assigneeId ?? NOBODY) === value, 'assignee'),
        assign,
      )}
      {choices.group.length > 0 &&
        picker(
          'group',
          t('bulk.group'),
          'Shift+a',
          <UsersRound size={16} />,
          common((ticket, value) => (ticket.group?.id ?? NOBODY) === value, 'group'),
          give,
        )}
      {picker(
        'status',
        t('bulk.status'),
        's',
        <CircleDot size={16} />,
        common((ticket, value) => ticket.status.kind === value, 'status'),
        (status) => act(t('bulk.set', { count, status: nameOf('status', status) }), () => ({ status })),
      )}
      {picker('label', t('bulk.label'), 'l', <Tag size={16} />, common(hasLabel, 'label'), label)}
    </>
  )
}

function hasLabel(ticket: Ticket, id: string) {
  return ticket.labels.some((label) => label.id === id)
}

function labelsWith(ticket: Ticket, id: string, on: boolean) {
  const others = ticket.labels.map((label) => label.id).filter((other) => other !== id)
  return on ? [...others, id] : others
}
