import { answer, api, Refusal, type Address, type Attachment } from '@svara/api'

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
  if (place.kind === 'new') return orNull(answer(api.GET('/api/drafts/new')) as Promise<Draft>)
  const all = (await orNull(ticketDrafts(place.ticketId))) ?? []
  return all.find((draft) => draft.kind === place.kind) ?? null
}

export async function saveDraft(place: DraftPlace, text: DraftText): Promise<Draft> {
  const body = { ...text, ifVersion: text.ifVersion ?? undefined }
  const keepalive = JSON.stringify(body).length < KEEPALIVE_CHARACTERS
  const saved =
    place.kind === 'new'
      ? api.PUT('/api/drafts/new', { body, keepalive })
      : api.PUT('/api/tickets/{id}/drafts/{kind}', { params: at(place), body, keepalive })
  return (await answer(saved)) as Draft
}

export async function removeDraft(place: DraftPlace): Promise<void> {
  if (place.kind === 'new') await api.DELETE('/api/drafts/new')
  else await api.DELETE('/api/tickets/{id}/drafts/{kind}', { params: at(place) })
}

/** Reply and note of one ticket ask at the same time: one call serves both. */
function ticketDrafts(id: string) {
  const running = underWay.get(id)
  if (running) return running
  const started = answer(api.GET('/api/tickets/{id}/drafts', { params: { path: { id } } })).then(
    (page) => page.items as Draft[],
  )
  underWay.set(id, started)
  // who asks later wants to know what is there then
  setTimeout(() => underWay.delete(id))
  return started
}

function at(place: { ticketId: string; kind: string }) {
  return { path: { id: place.ticketId, kind: place.kind } }
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
