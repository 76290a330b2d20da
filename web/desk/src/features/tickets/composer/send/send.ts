import { randomId, Refusal, serverNow, type Message } from '@svara/api'
import type { QueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { mountShortcuts } from '../../../../shortcuts/registry'
import { hideToast, toast, toastRefusal } from '../../../../toast'
import { filtersKey } from '../../api/filters'
import { historyKey } from '../../api/history'
import { mailboxesQuery } from '../../api/mailboxes'
import { messagesQuery } from '../../api/messages'
import { postMessage, takeBackMessage, type PostedMessage } from '../../api/post-message'
import type { Status } from '../../api/statuses'
import { stopReads } from '../../api/stop-reads'
import { ticketQuery, type AnyTicket } from '../../api/ticket'
import { putTicket } from '../../cache'
import type { DraftContent } from '../draft/content'
import type { DraftKeeper, Trouble } from '../draft/keeper'
import { isBlank, mentionsIn, plainText } from '../editor/html'
import { uploadsOf } from '../files/uploads'
import { flawOf } from '../recipients/addresses'
import { namesMissingFile } from './missing-file'
import { hideMessage, settleMessage, showMessage } from './optimistic'
import { beginAnew, nowSeen, seenByWriter, whatCameIn } from './seen-by-writer'

export const UNDO_MILLIS = 10_000
/** A click at the last moment still has its way to the server before it. */
const ON_THE_WAY_MILLIS = 1_000

export interface Sending {
  queries: QueryClient
  keeper: DraftKeeper
  ticket: AnyTicket
  me: string
  /** Id or kind; as it is without. */
  status?: Status | undefined
  /** Leads to the ticket again when its text came back. */
  reopen: (ticketId: string) => void
  /** Called when it is on its way. */
  onLeaving?: () => void
}

/** What the writer knows and wants sent all the same. */
interface Said {
  inSpiteOfNews?: boolean
  withoutFile?: boolean
}

const t = i18next.getFixedT(null, 'composer')

/** Sends what is written, once, however often one asks. Whatever happens, the text is either a message or a draft. */
export async function send(sending: Sending, said: Said = {}) {
  const { keeper, queries, ticket } = sending
  const { content } = keeper.snapshot
  if (keeper.snapshot.sending) return
  const obstacle = obstacleTo(sending, content, said.withoutFile ?? false)
  if (obstacle) {
    keeper.trouble(obstacle)
    return
  }
  const seen = seenByWriter(keeper)
  const known = queries.getQueryData(ticketQuery(ticket.id).queryKey) ?? ticket
  if (seen && known.version !== seen.ticket.version && !said.inSpiteOfNews) {
    if (await asksFirst(sending, said)) return
  }
  await leave(sending, content, said)
}

function obstacleTo(sending: Sending, content: DraftContent, withoutFile: boolean): Trouble | null {
  const uploads = uploadsOf(sending.keeper).getSnapshot()
  const people = [...(content.to ?? []), ...(content.cc ?? []), ...content.bcc]
  const isReply = sending.keeper.place.kind === 'reply'
  if (isBlank(content.html)) return { kind: 'empty' }
  if (uploads.some((upload) => !upload.refusal)) return { kind: 'uploading' }
  if (isReply && content.to?.length === 0) return { kind: 'nobody' }
  if (isReply && people.some((person) => flawOf(person.email))) return { kind: 'flawed' }
  if (isReply && !withoutFile && content.files.length === 0 && namesMissingFile(content.html))
    return { kind: 'no-file', again: () => void send(sending, { withoutFile: true }) }
  return null
}

/** Others were here since: are they to be read first? */
async function asksFirst(sending: Sending, said: { withoutFile?: boolean }, isRefused = false) {
  const { queries, keeper, ticket, me } = sending
  const came = await whatCameIn(queries, keeper, ticket.id, me).catch(() => null)
  if (!came || (came.news.length === 0 && !isRefused)) return false
  const again = () => {
    nowSeen(keeper, came.ticket, came.messages)
    void send(sending, { ...said, inSpiteOfNews: true })
  }
  keeper.trouble({ kind: 'changed', news: came.news, again })
  if (!keeper.isShown)
    toast(t('not-sent-changed', { number: ticket.displayNumber }), {
      label: t('open'),
      run: () => sending.reopen(ticket.id),
    })
  return true
}

/** The ticket moved on by one's own hand: a note written a moment before, say. */
async function hasNoNews({ queries, keeper, ticket, me }: Sending) {
  const came = await whatCameIn(queries, keeper, ticket.id, me).catch(() => null)
  if (!came || came.news.length > 0) return false
  nowSeen(keeper, came.ticket, came.messages)
  return true
}

async function leave(sending: Sending, content: DraftContent, said: Said) {
  const { queries, keeper, ticket } = sending
  const before = queries.getQueryData(ticketQuery(ticket.id).queryKey) ?? ticket
  const shown = asShown(sending, content)
  const readAgain = await stopReads(queries, messagesQuery(ticket.id).queryKey)
  showMessage(queries, ticket.id, shown)
  if (sending.status) putTicket(queries, { ...before, status: statusOf(before, sending.status) })
  const isFree = keeper.beginSending()
  sending.onLeaving?.()
  const takeAway = () => {
    hideMessage(queries, ticket.id, shown.id)
    putTicket(queries, before)
    readAgain()
  }
  if (!(await isFree)) {
    takeAway()
    return
  }
  const { body, key } = requestOf(sending, content, before)
  try {
    const message = await postMessage(ticket.id, body, key)
    settleMessage(queries, ticket.id, shown.id, message)
    readAgain()
    done(sending, content, message)
  } catch (refusal) {
    takeAway()
    keeper.notSent()
    await notSent(sending, refusal, said)
  }
}

function done(sending: Sending, content: DraftContent, message: Message) {
  const { queries, keeper, ticket } = sending
  attempts.delete(keeper)
  beginAnew(keeper)
  keeper.sent()
  refresh(queries, ticket.id)
  if (keeper.place.kind === 'note') {
    toast(t('note-added', { number: ticket.displayNumber }))
    return
  }
  offerUndo(sending, content, message)
}

async function notSent(sending: Sending, refusal: unknown, said: Said) {
  const { keeper, ticket } = sending
  const code = refusal instanceof Refusal ? refusal.code : ''
  const isPassing = !(refusal instanceof Refusal) || refusal.passing
  if (!isPassing) attempts.delete(keeper)
  if (code === 'draft-gone') keeper.unknownToServer()
  if (code === 'stale-version' && !said.inSpiteOfNews && (await hasNoNews(sending))) {
    await send(sending, { ...said, inSpiteOfNews: true })
    return
  }
  if (code === 'stale-version' || code === 'draft-gone') {
    if (await asksFirst(sending, said, true)) return
  }
  keeper.trouble(isPassing ? { kind: 'offline' } : { kind: 'refused', refusal })
  if (!keeper.isShown)
    toastRefusal(t('not-sent', { number: ticket.displayNumber }), refusal, {
      label: t('open'),
      run: () => sending.reopen(ticket.id),
    })
}

interface Attempt {
  key: string
  body: PostedMessage
  words: string
}

/** Whether a try arrived that was not answered is not known: the next one of the same words is the same call. */
const attempts = new WeakMap<DraftKeeper, Attempt>()

function requestOf(sending: Sending, content: DraftContent, ticket: AnyTicket): Attempt {
  const { keeper } = sending
  const isReply = keeper.place.kind === 'reply'
  const message: PostedMessage = {
    kind: isReply ? 'reply' : 'note',
    html: content.html,
    text: plainText(content.html),
    attachmentIds: content.files.map((file) => file.id),
    ...(isReply ? recipientsOf(content) : { mentions: mentionsIn(content.html) }),
    status: sending.status?.id ?? ticket.status.id,
    draftId: keeper.draftId ?? undefined,
  }
  const words = JSON.stringify(message)
  const known = attempts.get(keeper)
  if (known?.words === words) return known
  const attempt = {
    key: randomId(),
    words,
    body: {
      ...message,
      ifVersion: ticket.version,
      ...(isReply ? { sendAt: new Date(serverNow().getTime() + UNDO_MILLIS + ON_THE_WAY_MILLIS).toISOString() } : {}),
    },
  }
  attempts.set(keeper, attempt)
  return attempt
}

/** Left out as long as nobody chose otherwise: then the server answers all. */
function recipientsOf(content: DraftContent) {
  const emails = (people: { email: string }[]) => people.map((person) => person.email)
  return {
    ...(content.to || content.cc ? { to: emails(content.to ?? []), cc: emails(content.cc ?? []) } : {}),
    ...(content.bcc.length > 0 ? { bcc: emails(content.bcc) } : {}),
  }
}

/** The message as it will be. */
function asShown({ queries, keeper, ticket, me }: Sending, content: DraftContent): Message {
  const mailbox = queries.getQueryData(mailboxesQuery.queryKey)?.find((one) => one.id === ticket.mailboxId)
  const isReply = keeper.place.kind === 'reply'
  return {
    id: `leaving-${randomId()}`,
    kind: isReply ? 'reply' : 'note',
    from: isReply && mailbox ? { name: mailbox.name, email: mailbox.address } : null,
    agentId: me,
    to: isReply ? (content.to ?? [{ name: ticket.requester.name, email: ticket.requester.email }]) : [],
    cc: content.cc ?? [],
    bcc: content.bcc,
    subject: ticket.subject,
    text: plainText(content.html),
    html: content.html,
    truncated: false,
    attachments: content.files,
    delivery: isReply ? { state: 'scheduled', detail: null, reason: null, recipients: [] } : null,
    hasRaw: false,
    authenticity: null,
    createdAt: serverNow().toISOString(),
    quotedTextFrom: null,
    remoteImages: 0,
  } as Message
}

function offerUndo(sending: Sending, content: DraftContent, message: Message) {
  const { ticket } = sending
  const until = window.setTimeout(() => unbind(), UNDO_MILLIS)
  const undo = () => {
    window.clearTimeout(until)
    unbind()
    hideToast(id)
    void takeBack(sending, content, message)
  }
  const id = toast(
    sending.status
      ? t('sent-and-set', { number: ticket.displayNumber, status: nameOf(sending.status) })
      : t('sent', { number: ticket.displayNumber }),
    { label: t('undo'), run: undo },
    UNDO_MILLIS,
  )
  const unbind = mountShortcuts([{ keys: 'z', label: t('undo-sending'), group: t('group'), run: undo }])
}

async function takeBack(sending: Sending, content: DraftContent, message: Message) {
  const { queries, keeper, ticket } = sending
  try {
    await takeBackMessage(ticket.id, message.id)
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.code === 'already-leaving') toast(t('left-already'))
    else toastRefusal(t('not-taken-back'), refusal)
    return
  }
  hideMessage(queries, ticket.id, message.id)
  await keeper.restore(content)
  refresh(queries, ticket.id)
  if (!keeper.isShown)
    toast(t('taken-back', { number: ticket.displayNumber }), {
      label: t('open'),
      run: () => sending.reopen(ticket.id),
    })
}

/** What the server has made of it. */
function refresh(queries: QueryClient, ticketId: string) {
  void queries.invalidateQueries({ queryKey: historyKey(ticketId) })
  void queries.invalidateQueries({ queryKey: filtersKey })
  void queries
    .fetchQuery({ ...ticketQuery(ticketId), staleTime: 0 })
    .then((fresh) => putTicket(queries, fresh))
    .catch(() => {})
}

function statusOf(ticket: AnyTicket, status: Status): AnyTicket['status'] {
  return { ...ticket.status, id: status.id, kind: status.kind, name: status.name }
}

function nameOf(status: Status) {
  return status.names[i18next.language] ?? status.name
}
