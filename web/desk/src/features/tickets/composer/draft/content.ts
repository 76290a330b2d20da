import type { Address, Attachment } from '@svara/api'
import type { Draft, DraftPlace, DraftText } from '../../api/drafts'
import { isBlank, mentionsIn, plainText } from '../editor/html'

/** What somebody is writing, as far as they have come. */
export interface DraftContent {
  html: string
  /** Null: whom the server would choose, which is everybody in the customer's latest message. */
  to: Address[] | null
  cc: Address[] | null
  bcc: Address[]
  files: Attachment[]
  /** Whom the words call, where their html does not say it any more. */
  mentions: string[]
  subject: string
  mailboxId: string | null
}

export const NOTHING: DraftContent = {
  html: '',
  to: null,
  cc: null,
  bcc: [],
  files: [],
  mentions: [],
  subject: '',
  mailboxId: null,
}

/** Nothing that anybody would miss. */
export function isNothing(content: DraftContent) {
  return (
    isBlank(content.html) &&
    content.files.length === 0 &&
    content.bcc.length === 0 &&
    !content.to?.length &&
    !content.cc?.length &&
    content.subject.trim() === ''
  )
}

export function contentOf(draft: Draft): DraftContent {
  const chosen = draft.to.length + draft.cc.length > 0
  return {
    html: draft.html,
    to: chosen ? draft.to : null,
    cc: chosen ? draft.cc : null,
    bcc: draft.bcc,
    files: draft.attachments,
    mentions: draft.mentions,
    subject: draft.subject,
    mailboxId: draft.mailboxId,
  }
}

export function textOf(place: DraftPlace, content: DraftContent, ifVersion: number | null): DraftText {
  return {
    html: content.html,
    to: content.to ?? [],
    cc: content.cc ?? [],
    bcc: content.bcc,
    attachmentIds: content.files.map((file) => file.id),
    mentions: place.kind === 'note' ? mentionsIn(content.html) : [],
    ...(place.kind === 'new' ? { subject: content.subject, mailboxId: content.mailboxId ?? undefined } : {}),
    ifVersion,
  }
}

/** The same for a reader: the server writes HTML in its own way. */
export function saysTheSame(one: DraftContent, other: DraftContent) {
  return essence(one) === essence(other)
}

function essence(content: DraftContent) {
  const emails = (people: Address[] | null) => (people ?? []).map((person) => person.email.toLowerCase())
  return JSON.stringify([
    plainText(content.html).replace(/\s+/g, ' ').trim(),
    (content.html.match(/\/api\/attachments\/\d+/g) ?? []).join(),
    emails(content.to),
    emails(content.cc),
    emails(content.bcc),
    content.files.map((file) => file.id),
    content.subject.trim(),
    content.mailboxId,
  ])
}
