import { Avatar, NobodyAvatar, StatusGlyph } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { ArrowDown, Flag } from 'lucide-react'
import { useState, type CSSProperties, type ReactElement } from 'react'
import { useTranslation } from '../../../i18n'
import { useSession } from '../../session'
import { agentsQuery } from '../api/agents'
import { useChangeTicket } from '../api/change-ticket'
import { useCreateLabel } from '../api/create-label'
import { mailboxGroupsQuery } from '../api/groups'
import { labelsQuery } from '../api/labels'
import { openMailboxesQuery } from '../api/mailboxes'
import { statusesQuery } from '../api/statuses'
import type { AnyTicket } from '../api/ticket'
import { typesQuery } from '../api/types'
import { PRIORITIES, useNames } from './names'
import { Picker } from './Picker'
import styles from './Picker.module.css'

interface Props {
  ticket: AnyTicket
  opened: boolean
  onOpened: (opened: boolean) => void
  children: ReactElement
}

export function StatusPicker({ ticket, ...picker }: Props) {
  const { t } = useTranslation('conversation')
  const names = useNames()
  const { data = [] } = useQuery(statusesQuery)
  const change = useChangeTicket()
  return (
    <Picker
      label={t('status')}
      options={data
        .filter((status) => status.enabled || status.id === ticket.status.id)
        .map((status) => ({ id: status.id, name: names.status(status), icon: <StatusGlyph kind={status.kind} /> }))}
      chosen={[ticket.status.id]}
      onChoose={(id) => {
        const status = data.find((one) => one.id === id)!
        if (id !== ticket.status.id)
          change.mutate({ ticket, change: { status: id }, done: t('status-set', { status: names.status(status) }) })
      }}
      {...picker}
    />
  )
}

const NOBODY = 'nobody'

export function AssigneePicker({ ticket, ...picker }: Props) {
  const { t } = useTranslation('conversation')
  const { agent } = useSession()
  const { data = [] } = useQuery(agentsQuery)
  const assign = useAssign()
  const mine = data.filter((one) => one.id === agent.id)
  const others = data.filter((one) => one.id !== agent.id)
  return (
    <Picker
      label={t('assignee')}
      searchable
      options={[
        ...mine.map((one) => ({
          id: one.id,
          name: one.name,
          hint: t('you'),
          icon: <Avatar name={one.name} size={20} picture={one.picture} />,
        })),
        { id: NOBODY, name: t('nobody'), icon: <NobodyAvatar /> },
        ...others.map((one) => ({
          id: one.id,
          name: one.name,
          icon: <Avatar name={one.name} size={20} picture={one.picture} />,
        })),
      ]}
      chosen={[ticket.assigneeId ?? NOBODY]}
      onChoose={(id) => assign(ticket, id === NOBODY ? null : id)}
      {...picker}
    />
  )
}

/** Gives a ticket to an agent, or to nobody. */
export function useAssign() {
  const { t } = useTranslation('conversation')
  const names = useNames()
  const change = useChangeTicket()
  return (ticket: AnyTicket, assigneeId: string | null) => {
    if (assigneeId === (ticket.assigneeId ?? null)) return
    const done = assigneeId ? t('assigned-to', { name: names.agent(assigneeId) }) : t('unassigned')
    change.mutate({ ticket, change: { assigneeId }, done })
  }
}

/** Ticks are gathered until the list is closed: one change, one line of history, one undo. */
export function LabelsPicker({ ticket, opened, onOpened, children }: Props) {
  const { t } = useTranslation('conversation')
  const { agent } = useSession()
  const { data = [] } = useQuery(labelsQuery)
  const change = useChangeTicket()
  const create = useCreateLabel()
  const [ticked, setTicked] = useState<string[] | null>(null)
  const before = ticket.labels.map((label) => label.id)
  const chosen = ticked ?? before
  const mayCreate = agent.superadmin || agent.permissions.includes('labels')

  function turn(isOpen: boolean) {
    onOpened(isOpen)
    if (isOpen || !ticked) return
    setTicked(null)
    const differs = ticked.length !== before.length || ticked.some((id) => !before.includes(id))
    if (differs) change.mutate({ ticket, change: { labelIds: ticked }, done: t('labels-set') })
  }

  return (
    <Picker
      label={t('labels')}
      searchable
      multiple
      options={data
        .filter((label) => label.services.includes('tickets') || chosen.includes(label.id))
        .map((label) => ({
          id: label.id,
          name: label.name,
          icon: <span className={styles.square} style={{ '--label': label.colour } as CSSProperties} />,
        }))}
      chosen={chosen}
      onChoose={(id) => setTicked(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])}
      onCreate={
        mayCreate
          ? (name) => create.mutate(name, { onSuccess: (label) => setTicked((now) => [...(now ?? before), label.id]) })
          : undefined
      }
      opened={opened}
      onOpened={turn}
    >
      {children}
    </Picker>
  )
}

export function PriorityPicker({ ticket, ...picker }: Props) {
  const { t } = useTranslation('conversation')
  const change = useChangeTicket()
  return (
    <Picker
      label={t('priority')}
      options={PRIORITIES.map((priority) => ({
        id: priority,
        name: t(`priority.${priority}`),
        icon: <PriorityIcon priority={priority} />,
      }))}
      chosen={[ticket.priority]}
      onChoose={(id) => {
        const priority = PRIORITIES.find((one) => one === id)!
        if (priority !== ticket.priority)
          change.mutate({
            ticket,
            change: { priority },
            done: t('priority-set', { priority: t(`priority.${priority}`) }),
          })
      }}
      {...picker}
    />
  )
}

const NO_GROUP = 'none'

export function GroupPicker({ ticket, ...picker }: Props) {
  const { t } = useTranslation('conversation')
  const { data = [] } = useQuery(mailboxGroupsQuery(ticket.mailboxId))
  const change = useChangeTicket()
  const present = ticket.group?.id ?? NO_GROUP
  return (
    <Picker
      label={t('ticket-group')}
      searchable
      options={[
        { id: NO_GROUP, name: t('no-group') },
        // one that was removed, or does not see the mailbox, is shown where it is
        ...(ticket.group && !data.some(({ id }) => id === present) ? [ticket.group] : []),
        ...data.map(({ id, name }) => ({ id, name })),
      ]}
      chosen={[present]}
      onChoose={(id) => {
        if (id === present) return
        const groupId = id === NO_GROUP ? null : id
        const name = data.find((one) => one.id === id)?.name
        change.mutate({ ticket, change: { groupId }, done: name ? t('group-set', { name }) : t('group-taken') })
      }}
      {...picker}
    />
  )
}

const NO_TYPE = 'none'

export function TypePicker({ ticket, ...picker }: Props) {
  const { t } = useTranslation('conversation')
  const { data = [] } = useQuery(typesQuery)
  const change = useChangeTicket()
  const present = ticket.type?.id ?? NO_TYPE
  return (
    <Picker
      label={t('type')}
      searchable={data.length > 7}
      options={[
        { id: NO_TYPE, name: t('no-type') },
        // a removed one is shown where it still is
        ...(ticket.type && !data.some(({ id }) => id === present) ? [ticket.type] : []),
        ...data.map(({ id, name }) => ({ id, name })),
      ]}
      chosen={[present]}
      onChoose={(id) => {
        if (id === present) return
        const typeId = id === NO_TYPE ? null : id
        const type = data.find((one) => one.id === id)?.name ?? t('no-type')
        change.mutate({ ticket, change: { typeId }, done: t('type-set', { type }) })
      }}
      {...picker}
    />
  )
}

/** As in the list: a flag that is raised is seen in passing. */
export function PriorityIcon({ priority }: { priority: string }) {
  const props = { size: 15, className: styles.priority, 'data-priority': priority, 'aria-hidden': true }
  return priority === 'low' ? <ArrowDown {...props} /> : <Flag {...props} />
}

export function MailboxPicker({ ticket, ...picker }: Props) {
  const { t } = useTranslation('conversation')
  const names = useNames()
  const { data = [] } = useQuery(openMailboxesQuery)
  const change = useChangeTicket()
  return (
    <Picker
      label={t('mailbox')}
      searchable={data.length > 7}
      options={data.map((mailbox) => ({ id: mailbox.id, name: mailbox.name }))}
      chosen={[ticket.mailboxId]}
      onChoose={(id) => {
        if (id !== ticket.mailboxId)
          change.mutate({ ticket, change: { mailboxId: id }, done: t('moved-to', { mailbox: names.mailbox(id) }) })
      }}
      {...picker}
    />
  )
}
