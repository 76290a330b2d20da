import { answer, api, Refusal, type Events, type LogEvent } from '@svara/api'
import type { QueryClient } from '@tanstack/react-query'
import {
  dropTicket,
  filtersKey,
  groupsQuery,
  historyKey,
  messagesKey,
  putTicket,
  ticketQuery,
  refreshUnknown,
} from '../features/tickets'
import { tell } from './stream'

/** More changed tickets than these are cheaper read anew as lists. */
const ONE_BY_ONE = 25

/** What the log is about, and the list to choose from that it changes. */
const LISTS = [
  ['status', 'statuses'],
  ['type', 'types'],
  ['field', 'fields'],
] as const

/** Follows the log by cursor: whatever was missed meanwhile is asked for, nothing twice. */
export class CatchUp {
  private readonly queries: QueryClient
  private cursor: string | undefined
  /** Where the log stood when the desk was loaded could not be learnt: since then anything may have changed. */
  private isLate = false
  private running = false
  private again = false
  private waiting: LogEvent[] = []
  private readsAnew = false
  private showing = false

  constructor(queries: QueryClient) {
    this.queries = queries
  }

  /** Calls that come while one is under way make one more, however many they are. */
  async run() {
    if (this.running) {
      this.again = true
      return
    }
    this.running = true
    try {
      do {
        this.again = false
        await this.readOn()
      } while (this.again)
    } catch (failure) {
      this.isLate ||= this.cursor === undefined
      throw failure
    } finally {
      this.running = false
    }
  }

  /** A ticket was read, or starred, on another screen of the same agent. */
  async showOwn(ticketId: string) {
    void this.queries.invalidateQueries({ queryKey: filtersKey })
    await this.refreshTicket(ticketId)
  }

  /** Where the next page goes on. */
  get place() {
    return this.cursor
  }

  /** A page of the log. Pages that come while one is being shown are shown together after it. */
  async take(events: Events) {
    this.cursor = events.cursor
    this.readsAnew ||= events.reset || this.isLate
    this.isLate = false
    this.waiting.push(...events.items)
    if (this.showing) return
    this.showing = true
    try {
      while (this.readsAnew || this.waiting.length > 0) await this.showWaiting()
    } finally {
      this.showing = false
    }
  }

  private async showWaiting() {
    const events = this.waiting.splice(0)
    if (!this.readsAnew) return this.show(events)
    this.readsAnew = false
    await this.queries.invalidateQueries()
  }

  private async readOn() {
    let more = true
    while (more) {
      const events = await answer(api.GET('/api/events', { params: { query: { cursor: this.cursor } } }))
      more = events.more
      await this.take(events)
    }
  }

  private async show(events: LogEvent[]) {
    if (events.some((event) => event.subjectKind === 'label')) this.showLabels(events)
    for (const [kind, list] of LISTS) if (events.some((event) => event.subjectKind === kind)) this.showList(list)
    for (const event of events) if (event.subjectKind === 'flow') tell('flow', event)
    if (events.some((event) => this.isOfNewGroup(event))) void this.queries.invalidateQueries({ queryKey: ['groups'] })
    const ids = [...new Set(events.filter((event) => event.subjectKind === 'ticket').map((event) => event.subjectId))]
    if (ids.length === 0) return
    void this.queries.invalidateQueries({ queryKey: filtersKey })
    void refreshUnknown(this.queries)
    // what leaves or cannot leave is told as a change of its ticket
    void this.queries.invalidateQueries({ queryKey: ['outbox'] })
    if (ids.length > ONE_BY_ONE) {
      await this.queries.invalidateQueries({ queryKey: ['tickets'] })
      return
    }
    await Promise.all(ids.map((id) => this.refresh(id)))
  }

  /** The list of labels has changed; tickets show their colours. */
  private showLabels(events: LogEvent[]) {
    void this.queries.invalidateQueries({ queryKey: ['labels'] })
    if (events.some((event) => event.kind === 'label.changed'))
      void this.queries.invalidateQueries({ queryKey: ['tickets'] })
  }

  /** What something is called stands in tickets, too. */
  private showList(list: string) {
    void this.queries.invalidateQueries({ queryKey: [list] })
    void this.queries.invalidateQueries({ queryKey: ['tickets'] })
  }

  /** What is done with groups themselves is not told to everybody: one hears of a new one by its first ticket. */
  private isOfNewGroup({ kind, facts }: LogEvent) {
    const to = kind === 'ticket.group-changed' && facts.to
    if (!to) return false
    return !this.queries.getQueryData(groupsQuery.queryKey)?.some(({ id }) => id === String(to))
  }

  private async refresh(id: string) {
    void this.queries.invalidateQueries({ queryKey: messagesKey(id) })
    void this.queries.invalidateQueries({ queryKey: historyKey(id) })
    void this.queries.invalidateQueries({ queryKey: ['tickets', 'links', id] })
    // who sent a mail is found out after it is here
    void this.queries.invalidateQueries({ queryKey: ['tickets', 'mail', id] })
    await this.refreshTicket(id)
  }

  private async refreshTicket(id: string) {
    try {
      putTicket(this.queries, await this.queries.fetchQuery({ ...ticketQuery(id), staleTime: 0 }))
    } catch (refusal) {
      if (refusal instanceof Refusal && refusal.problem.status === 404) dropTicket(this.queries, id)
    }
  }
}
