import type { Message } from '@svara/api'
import type { QueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { agentsQuery } from '../../api/agents'
import { historyQuery } from '../../api/history'
import { messagesQuery } from '../../api/messages'
import type { Status } from '../../api/statuses'
import { ticketQuery, type AnyTicket } from '../../api/ticket'
import { putTicket } from '../../cache'
import type { DraftKeeper, News } from '../draft/keeper'
import { plainText } from '../editor/html'

/** The ticket as it was when one began to write: what came since may change the answer (TIC-20). */
export interface SeenByWriter {
  ticket: AnyTicket
  messages: Set<string>
}

const seen = new WeakMap<DraftKeeper, SeenByWriter>()

export function seenByWriter(keeper: DraftKeeper) {
  return seen.get(keeper)
}

export function nowSeen(keeper: DraftKeeper, ticket: AnyTicket, messages: Message[]) {
  seen.set(keeper, { ticket, messages: new Set(messages.map((message) => message.id)) })
}

export function beginAnew(keeper: DraftKeeper) {
  seen.delete(keeper)
}

const SHORT = 140

/** What others did since then, and the ticket as it is now. */
export async function whatCameIn(queries: QueryClient, keeper: DraftKeeper, ticketId: string, me: string) {
  const [ticket, messages] = await Promise.all([
    queries.fetchQuery({ ...ticketQuery(ticketId), staleTime: 0 }),
    queries.fetchQuery({ ...messagesQuery(ticketId), staleTime: 0 }),
  ])
  putTicket(queries, ticket)
  const before = seen.get(keeper)
  if (!before) return { ticket, messages, news: [] }
  const written = messages.filter((message) => !before.messages.has(message.id) && message.agentId !== me)
  const news = written.map((message) => newsOf(queries, message))
  if (before.ticket.status.id !== ticket.status.id || before.ticket.assigneeId !== ticket.assigneeId)
    news.push(...(await changesByOthers(queries, before.ticket, ticket, me)))
  return { ticket, messages, news }
}

function newsOf(queries: QueryClient, message: Message): News {
  const words = plainText(message.html).replace(/\s+/g, ' ').trim() || message.text
  return {
    kind: message.kind === 'note' ? 'note' : 'message',
    who: message.agentId ? agentName(queries, message.agentId) : message.from?.name || message.from?.email || '',
    what: words.length > SHORT ? `${words.slice(0, SHORT)}…` : words,
  }
}

async function changesByOthers(queries: QueryClient, before: AnyTicket, after: AnyTicket, me: string) {
  const pages = await queries.fetchInfiniteQuery({ ...historyQuery(after.id), staleTime: 0 })
  const entries = pages.pages[0]?.items ?? []
  const by = (kind: string) => entries.find((entry) => entry.kind === kind)?.actorId ?? null
  const news: News[] = []
  const statusBy = by('ticket.status-changed')
  if (before.status.id !== after.status.id && statusBy && statusBy !== me)
    news.push({ kind: 'status', who: agentName(queries, statusBy), what: statusName(queries, after) })
  const assignedBy = by('ticket.assigned')
  if (before.assigneeId !== after.assigneeId && assignedBy && assignedBy !== me)
    news.push({
      kind: 'assignee',
      who: agentName(queries, assignedBy),
      what: after.assigneeId ? agentName(queries, after.assigneeId) : '',
    })
  return news
}

function agentName(queries: QueryClient, id: string) {
  return queries.getQueryData(agentsQuery.queryKey)?.find((agent) => agent.id === id)?.name ?? ''
}

function statusName(queries: QueryClient, ticket: AnyTicket) {
  const statuses = queries.getQueryData<Status[]>(['statuses']) ?? []
  const status = statuses.find((one) => one.id === ticket.status.id)
  return status?.names[i18next.language] ?? ticket.status.name
}
