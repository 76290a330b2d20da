import { randomId, Refusal, type Address } from '@svara/api'
import type { QueryClient } from '@tanstack/react-query'
import i18next from 'i18next'
import { toast } from '../../../toast'
import { createTicket, type NewTicket } from '../api/create-ticket'
import { filtersKey } from '../api/filters'
import type { Status } from '../api/statuses'
import { ticketsKey } from '../api/tickets'
import { uploadAttachment } from '../api/upload-attachment'
import type { DraftContent } from '../composer/draft/content'
import type { DraftKeeper, Trouble } from '../composer/draft/keeper'
import { isBlank, plainText } from '../composer/editor/html'
import { uploadsOf } from '../composer/files/uploads'
import { flawOf } from '../composer/recipients/addresses'
import { namesMissingFile } from '../composer/send/missing-file'
import type { Choices } from './use-choices'

export interface SendingNew {
  queries: QueryClient
  keeper: DraftKeeper
  mailboxId: string | undefined
  choices: Choices
  status: Status | undefined
  onMade: (ids: string[]) => void
}

/** Makes a ticket for each one on To, one after the other. Whoever has got theirs leaves To: a second try goes on. */
export async function sendNew(sending: SendingNew, withoutFile = false) {
  const { keeper, queries } = sending
  const { content } = keeper.snapshot
  if (keeper.snapshot.sending) return
  const obstacle = obstacleTo(sending, content, withoutFile)
  if (obstacle) {
    keeper.trouble(obstacle)
    return
  }
  if (!(await keeper.beginSending())) return
  const made: string[] = []
  const waiting = [...(content.to ?? [])]
  try {
    while (waiting.length > 0) {
      const ticket = await makeOne(sending, content, waiting[0]!, waiting.length === 1)
      made.push(ticket.id)
      waiting.shift()
    }
    keeper.sent()
    sending.onMade(made)
  } catch (refusal) {
    keeper.notSent()
    if (made.length > 0) {
      keeper.change({ to: waiting })
      toast(i18next.t('made', { ns: 'new', count: made.length }))
    }
    if (refusal instanceof Refusal && refusal.code === 'draft-gone') keeper.unknownToServer()
    keeper.trouble(refusal instanceof Refusal && !refusal.passing ? { kind: 'refused', refusal } : { kind: 'offline' })
  }
  void queries.invalidateQueries({ queryKey: filtersKey })
  void queries.invalidateQueries({ queryKey: ticketsKey })
}

function obstacleTo(sending: SendingNew, content: DraftContent, withoutFile: boolean): Trouble | null {
  const people = [...(content.to ?? []), ...(content.cc ?? [])]
  const uploads = uploadsOf(sending.keeper).getSnapshot()
  if (!content.to?.length) return { kind: 'nobody' }
  if (people.some((person) => flawOf(person.email))) return { kind: 'flawed' }
  if (content.subject.trim() === '') return { kind: 'no-subject' }
  if (isBlank(content.html)) return { kind: 'empty' }
  if (uploads.some((upload) => !upload.refusal)) return { kind: 'uploading' }
  if (!withoutFile && content.files.length === 0 && namesMissingFile(content.html))
    return { kind: 'no-file', again: () => void sendNew(sending, true) }
  return null
}

/** The last one takes the draft and its own files with it; the others before it take copies. */
async function makeOne(sending: SendingNew, content: DraftContent, person: Address, isLast: boolean) {
  const { keeper, choices, status, mailboxId } = sending
  const { html, files } = isLast ? { html: content.html, files: content.files } : await copied(content)
  const ticket: NewTicket = {
    mailboxId: mailboxId ?? '',
    to: [person.email],
    cc: (content.cc ?? []).map((one) => one.email),
    subject: content.subject.trim(),
    html,
    text: plainText(html),
    labelIds: choices.labelIds,
    attachmentIds: files.map((file) => file.id),
    ...(choices.assigneeId ? { assigneeId: choices.assigneeId } : {}),
    ...(status ? { status: status.id } : {}),
    ...(isLast && keeper.draftId ? { draftId: keeper.draftId } : {}),
  }
  return createTicket(ticket, keyOf(keeper, ticket))
}

/** One key for each ticket, however often it is tried: none is made twice. */
const keys = new WeakMap<DraftKeeper, Map<string, string>>()

function keyOf(keeper: DraftKeeper, ticket: NewTicket) {
  const known = keys.get(keeper) ?? new Map<string, string>()
  keys.set(keeper, known)
  const words = JSON.stringify(ticket)
  const key = known.get(words) ?? randomId()
  known.set(words, key)
  return key
}

/** An upload can be sent once: each further ticket needs its own. */
async function copied(content: DraftContent) {
  const files = await Promise.all(content.files.map((file) => copyOf(file.id, file.name)))
  let { html } = content
  for (const [source, id] of html.matchAll(/\/api\/attachments\/(\d+)/g)) {
    const copy = await copyOf(id!, `${id}`)
    html = html.replace(source, `/api/attachments/${copy.id}`)
  }
  return { html, files }
}

async function copyOf(id: string, name: string) {
  const response = await fetch(`/api/attachments/${id}`)
  const file = new File([await response.blob()], name)
  return uploadAttachment(file, { progress: () => {}, signal: new AbortController().signal })
}
