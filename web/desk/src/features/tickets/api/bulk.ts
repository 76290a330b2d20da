import { answer, api, type Ticket } from '@svara/api'
import { notifyManager, useQueryClient } from '@tanstack/react-query'
import { localeOf, useTranslation } from '../../../i18n'
import { toast, toastRefusal } from '../../../toast'
import { putTicket } from '../cache'
import { changed, wayBack, type Change } from './change-ticket'
import { filtersKey } from './filters'
import { historyKey } from './history'
import { stopReads } from './stop-reads'
import { ticketsKey } from './tickets'

export interface Task {
  ticket: Ticket
  act: Change | 'trash' | 'restore'
}

/** So many go to the server at a time: the browser keeps a connection free for what one reads meanwhile. */
const AT_ONCE = 4
const NAMED = 8

/**
 * Does something with many tickets: shown at once, undone all together, and what was refused is rolled back and named.
 */
export function useBulk() {
  const { t, i18n } = useTranslation('list')
  const queries = useQueryClient()

  async function perform(tasks: Task[], said?: string) {
    const readAgain = await stopReads(queries, ticketsKey)
    show(tasks.map(after))
    const { done, failed } = await inTurns(tasks)
    show(done.map(({ answered }) => answered))
    show(failed.map(({ task }) => task.ticket))
    readAgain()
    void queries.invalidateQueries({ queryKey: filtersKey })
    for (const { task } of done) void queries.invalidateQueries({ queryKey: historyKey(task.ticket.id) })
    if (done.length > 0 && said) offerUndo(done, said)
    if (failed.length > 0) tellFailures(failed, said)
  }

  function show(tickets: Ticket[]) {
    notifyManager.batch(() => tickets.forEach((ticket) => putTicket(queries, ticket)))
  }

  function after({ ticket, act }: Task): Ticket {
    if (act === 'trash') return { ...ticket, trashedAt: new Date().toISOString() }
    if (act === 'restore') return { ...ticket, trashedAt: null }
    return changed(queries, ticket, act) as Ticket
  }

  function offerUndo(done: Done[], said: string) {
    const back = done.map(({ task, answered }) => ({ ticket: answered, act: opposite(task) }))
    toast(said, { label: t('undo'), run: () => void perform(back) })
  }

  function tellFailures(failed: Failed[], said: string | undefined) {
    const numbers = failed.slice(0, NAMED).map(({ task }) => task.ticket.displayNumber)
    const others = failed.length - numbers.length
    const named = new Intl.ListFormat(localeOf(i18n.language)).format([
      ...numbers,
      ...(others > 0 ? [t('bulk.others', { count: others })] : []),
    ])
    toastRefusal(t('bulk.failed', { count: failed.length, numbers: named }), failed[0]!.refusal, {
      label: t('try-again'),
      run: () =>
        void perform(
          failed.map(({ task }) => task),
          said,
        ),
    })
  }

  return perform
}

interface Done {
  task: Task
  answered: Ticket
}

interface Failed {
  task: Task
  refusal: unknown
}

async function inTurns(tasks: Task[]) {
  const done: Done[] = []
  const failed: Failed[] = []
  const waiting = [...tasks]
  async function work() {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      try {
        done.push({ task, answered: await send(task) })
      } catch (refusal) {
        failed.push({ task, refusal })
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { done, failed }
}

function send({ ticket, act }: Task): Promise<Ticket> {
  const params = { path: { id: ticket.id } }
  if (act === 'trash') return answer(api.DELETE('/api/tickets/{id}', { params }))
  if (act === 'restore') return answer(api.POST('/api/tickets/{id}/restore', { params }))
  const isStar = act.starred !== undefined
  return answer(
    api.PATCH('/api/tickets/{id}', { params, body: { ...act, ...(isStar ? {} : { ifVersion: ticket.version }) } }),
  ) as Promise<Ticket>
}

function opposite({ ticket, act }: Task): Task['act'] {
  if (act === 'trash') return 'restore'
  if (act === 'restore') return 'trash'
  return wayBack(ticket, act)
}
