import { answer, Refusal, type Address, type Attachment } from '@svara/api'
import { untyped } from './untyped'

export type DraftKind = 'reply' | 'note' | 'new'

export interface Draft {
  id: string
  ticketId: string | null
  kind: DraftKind
  html: string
  to: Address[]
  cc: Address[]
  bcc: Address[]
  subject: string
  mailboxId: string | null
  attachments: Attachment[]
  mentions: string[]
  version: number
  updatedAt: string
}

/** A whole draft, each time. */
export interface DraftText {
  html: string
  to: Address[]
  cc: Address[]
  bcc: Address[]
  attachmentIds: string[]
  mentions: string[]
  subject?: string
  mailboxId?: string
  /** The version that this screen knows; null when it knows of none. */
  ifVersion: number | null
}

/** Where a draft belongs: at most one of each kind at a ticket, and one new ticket. */
export type DraftPlace = { ticketId: string; kind: 'reply' | 'note' } | { ticketId: null; kind: 'new' }

/** Browsers take no larger body with a page that goes away. */
const KEEPALIVE_CHARACTERS = 60_000

const underWay = new Map<string, Promise<Draft[]>>()

export async function loadDraft(place: DraftPlace): Promise<Draft | null> {
  if (place.kind === 'new') return orNull(answer(untyped.GET('/api/drafts/new')) as Promise<Draft>)
  const all = (await orNull(ticketDrafts(place.ticketId))) ?? []
  return all.find((draft) => draft.kind === place.kind) ?? null
}

export async function saveDraft(place: DraftPlace, text: DraftText): Promise<Draft> {
  const keepalive = JSON.stringify(text).length < KEEPALIVE_CHARACTERS
  return (await answer(untyped.PUT(path(place), { params: at(place), body: text, keepalive }))) as Draft
}

export async function removeDraft(place: DraftPlace): Promise<void> {
  await untyped.DELETE(path(place), { params: at(place) })
}

/** Reply and note of one ticket ask at the same time: one call serves both. */
function ticketDrafts(id: string) {
  const running = underWay.get(id)
  if (running) return running
  const started = answer(untyped.GET('/api/tickets/{id}/drafts', { params: { path: { id } } }))
    .then((page) => (page as { items: Draft[] }).items)
    .finally(() => underWay.delete(id))
  underWay.set(id, started)
  return started
}

/** None is there, or the ticket is no longer for these eyes. */
async function orNull<T>(call: Promise<T>): Promise<T | null> {
  try {
    return await call
  } catch (refusal) {
    if (refusal instanceof Refusal && refusal.problem.status === 404) return null
    throw refusal
  }
}

function path(place: DraftPlace) {
  return place.kind === 'new' ? '/api/drafts/new' : '/api/tickets/{id}/drafts/{kind}'
}

function at(place: DraftPlace) {
  return place.kind === 'new' ? {} : { path: { id: place.ticketId, kind: place.kind } }
}
