import type { Message } from '@svara/api'

/** What can be shown in a frame: a message of a conversation, or the outbox's mail, which is none. */
export type MailWords = Pick<Message, 'from' | 'html' | 'text'> &
  Partial<Pick<Message, 'remoteImages' | 'quotedTextFrom'>>

/** What was written this time, without what was quoted. */
export function ownText(message: Pick<MailWords, 'text' | 'quotedTextFrom'>) {
  return message.text.slice(0, message.quotedTextFrom ?? undefined)
}

/** How many pictures wait for the reader's leave. */
export function remoteImages(message: Pick<MailWords, 'html' | 'remoteImages'>) {
  return message.remoteImages ?? message.html.split(' data-src="').length - 1
}
