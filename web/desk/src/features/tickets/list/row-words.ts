import type { Ticket } from '@svara/api'
import { relativeTime } from '@svara/ui'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { localeOf, useTranslation } from '../../../i18n'
import { agentsQuery } from '../api/agents'
import { useFormerAgents } from '../api/ever'
import { mailboxesQuery } from '../api/mailboxes'
import { useStatusName } from '../api/statuses'
import { isPriority } from './priorities'

/** What the rows say, looked up once for all of them: they are drawn by the hundred while one scrolls. */
export function useRowWords() {
  const { t, i18n } = useTranslation('list')
  const statusName = useStatusName()
  const { data: agents } = useQuery(agentsQuery)
  const { data: mailboxes } = useQuery(mailboxesQuery)
  const formerAgent = useFormerAgents()

  return useMemo(() => {
    const present = new Map(agents?.map((agent) => [agent.id, agent]))
    const findAgent = (id: string) => agents && (present.get(id) ?? formerAgent(id))
    const mailboxNames = new Map(mailboxes?.map((mailbox) => [mailbox.id, mailbox.name]))
    const locale = localeOf(i18n.language)
    const words = {
      attachment: t('has-attachment'),
      nobody: t('nobody'),
      status: (ticket: Ticket) => statusName(ticket.status),
      requester: ({ requester }: Ticket) => requester.name || requester.email || t('unknown-requester'),
      subject: (ticket: Ticket) => ticket.subject.trim() || t('no-subject'),
      mailbox: (ticket: Ticket) => mailboxNames.get(ticket.mailboxId) ?? '',
      priority: ({ priority }: Ticket) => (isPriority(priority) ? t(`priority.${priority}`) : priority),
      /** undefined is nobody; null, that it is not known yet who. */
      assignee: ({ assigneeId }: Ticket): string | null | undefined => {
        if (!assigneeId) return undefined
        const found = findAgent(assigneeId)
        return found === null ? t('somebody') : (found?.name ?? null)
      },
      picture: ({ assigneeId }: Ticket) => (assigneeId ? findAgent(assigneeId)?.picture : null),
      select: (ticket: Ticket) => t('select', { number: ticket.displayNumber }),
      /** All that the row shows, in one breath. */
      name: (ticket: Ticket) => {
        const assignee = words.assignee(ticket)
        return [
          ticket.unread && t('unread'),
          words.status(ticket),
          `${words.requester(ticket)}: ${words.subject(ticket)}`,
          ticket.labels.map((label) => label.name).join(', '),
          ticket.type?.name,
          ticket.group?.name,
          (ticket.priority === 'urgent' || ticket.priority === 'high') && words.priority(ticket),
          ticket.hasAttachments && words.attachment,
          assignee ? t('assigned-to', { name: assignee }) : assignee === undefined && words.nobody,
          relativeTime(ticket.updatedAt, locale),
        ]
          .filter(Boolean)
          .map((part) => String(part).replace(/\.+$/, ''))
          .join('. ')
      },
    }
    return words
  }, [t, i18n.language, statusName, agents, mailboxes, formerAgent])
}

export type RowWords = ReturnType<typeof useRowWords>
