import { answer, api, Refusal, type Ticket, type TicketPatch } from '@svara/api'
import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { putTicket } from '../cache'
import { useWayToRequired } from '../details/wanted-field'
import { filtersKey } from './filters'
import { groupsQuery } from './groups'
import { historyKey } from './history'
import { labelsQuery } from './labels'
import { stopReads } from './stop-reads'
import { ticketQuery, type AnyTicket } from './ticket'
import { typesQuery } from './types'

export type Change = Pick<
  TicketPatch,
  | 'status'
  | 'priority'
  | 'typeId'
  | 'assigneeId'
  | 'groupId'
  | 'labelIds'
  | 'starred'
  | 'mailboxId'
  | 'subject'
  | 'requester'
>

interface Asked {
  ticket: AnyTicket
  change: Change
  /** Said when it is done, with a way back; nothing is said without it. */
  done?: string
}

/** Changes a ticket: shown at once, rolled back with the reason when it is refused, and undone on request. */
export function useChangeTicket() {
  const { t } = useTranslation('tickets')
  const queries = useQueryClient()
  const wayToRequired = useWayToRequired()
  const mutation = useMutation({
    mutationFn: ({ ticket, change }: Asked) =>
      answer(
        api.PATCH('/api/tickets/{id}', {
          params: { path: { id: ticket.id } },
          body: { ...change, ...(onlyStar(change) ? {} : { ifVersion: ticket.version }) },
        }),
      ),
    onMutate: async ({ ticket, change }) => {
      const readAgain = await stopReads(queries, ['tickets'])
      putTicket(queries, changed(queries, ticket, change))
      return { readAgain }
    },
    onSuccess: (answered, { ticket, change, done }) => {
      putTicket(queries, answered)
      void queries.invalidateQueries({ queryKey: historyKey(ticket.id) })
      if (done) {
        const back = wayBack(ticket, change)
        toast(done, { label: t('undo'), run: () => mutation.mutate({ ticket: answered, change: back }) })
      }
    },
    onError: async (refusal, asked) => {
      putTicket(queries, asked.ticket)
      if (refusal instanceof Refusal && refusal.code === 'stale-version') {
        await showWhatChanged(asked)
        return
      }
      const toField = wayToRequired(asked.ticket.id, refusal)
      toastRefusal(
        t('not-changed'),
        refusal,
        toField ? { label: t('to-field'), run: toField } : { label: t('try-again'), run: () => mutation.mutate(asked) },
      )
    },
    onSettled: (_answered, _refusal, _asked, before) => {
      before?.readAgain()
      return queries.invalidateQueries({ queryKey: filtersKey })
    },
  })

  /** Somebody was quicker: their change is shown, and ours is offered again on top of it. */
  async function showWhatChanged(asked: Asked) {
    const fresh = await queries.fetchQuery({ ...ticketQuery(asked.ticket.id), staleTime: 0 })
    putTicket(queries, fresh)
    void queries.invalidateQueries({ queryKey: historyKey(fresh.id) })
    toast(
      t('changed-meanwhile', {
        number: fresh.displayNumber,
        what: differences(asked.ticket, fresh)
          .map((field) => t(`field.${field}`))
          .join(', '),
      }),
      { label: t('change-anyway'), run: () => mutation.mutate({ ...asked, ticket: fresh }) },
    )
  }

  return mutation
}

function onlyStar(change: Change) {
  return Object.keys(change).every((field) => field === 'starred')
}

/** The ticket as it will be when the server agrees. */
export function changed(queries: QueryClient, ticket: AnyTicket, change: Change): AnyTicket {
  const { status, typeId, groupId, labelIds, requester, ...rest } = change
  const next = { ...ticket, ...rest } as AnyTicket
  if (status) next.status = { ...ticket.status, ...statusOf(queries, status) }
  if (typeId !== undefined) next.type = typeOf(queries, typeId)
  if (groupId !== undefined) next.group = groupOf(queries, groupId)
  if (requester?.email)
    next.requester = { ...ticket.requester, name: requester.name || requester.email, email: requester.email }
  if (labelIds) {
    const known = queries.getQueryData(labelsQuery.queryKey) ?? []
    next.labels = labelIds.flatMap(
      (id) => known.find((label) => label.id === id) ?? ticket.labels.find((label) => label.id === id) ?? [],
    )
  }
  return next
}

function statusOf(queries: QueryClient, kindOrId: string) {
  const statuses = queries.getQueryData<Ticket['status'][]>(['statuses']) ?? []
  const found = statuses.find((status) => status.id === kindOrId) ?? statuses.find((status) => status.kind === kindOrId)
  return found ? { id: found.id, kind: found.kind, name: found.name } : { kind: kindOrId as Ticket['status']['kind'] }
}

function typeOf(queries: QueryClient, id: string | null): Ticket['type'] {
  if (!id) return null
  return { id, name: queries.getQueryData(typesQuery.queryKey)?.find((type) => type.id === id)?.name ?? '' }
}

/** Those of a mailbox are among them, where only these have been asked for. */
function groupOf(queries: QueryClient, id: string | null): Ticket['group'] {
  if (!id) return null
  const known = queries.getQueriesData<{ id: string; name: string }[]>({ queryKey: groupsQuery.queryKey })
  return { id, name: known.flatMap(([, groups]) => groups ?? []).find((group) => group.id === id)?.name ?? '' }
}

export function wayBack(ticket: AnyTicket, change: Change): Change {
  const back: Change = {}
  if (change.status !== undefined) back.status = ticket.status.id
  if (change.priority !== undefined) back.priority = ticket.priority
  if (change.typeId !== undefined) back.typeId = ticket.type?.id ?? null
  if (change.assigneeId !== undefined) back.assigneeId = ticket.assigneeId ?? null
  if (change.groupId !== undefined) back.groupId = ticket.group?.id ?? null
  if (change.labelIds !== undefined) back.labelIds = ticket.labels.map((label) => label.id)
  if (change.starred !== undefined) back.starred = ticket.starred
  if (change.mailboxId !== undefined) back.mailboxId = ticket.mailboxId
  if (change.subject !== undefined) back.subject = ticket.subject
  if (change.requester !== undefined) back.requester = { name: ticket.requester.name, email: ticket.requester.email }
  return back
}

const FIELDS = [
  'status',
  'priority',
  'type',
  'assignee',
  'group',
  'labels',
  'fields',
  'subject',
  'requester',
  'messages',
] as const

function differences(before: AnyTicket, after: AnyTicket) {
  const values = (ticket: AnyTicket) => ({
    status: ticket.status.id,
    priority: ticket.priority,
    type: ticket.type?.id ?? '',
    assignee: ticket.assigneeId ?? '',
    group: ticket.group?.id ?? '',
    labels: ticket.labels.map((label) => label.id).join(),
    fields: JSON.stringify(ticket.fields),
    subject: ticket.subject,
    requester: ticket.requester.email,
    messages: String(ticket.messageCount),
  })
  const [was, is] = [values(before), values(after)]
  return FIELDS.filter((field) => was[field] !== is[field])
}
