import type { Message } from '@svara/api'

/** What can be shown in a frame: a message of a conversation, or a mail that waits to leave. */
export type FramedMail = Pick<Message, 'from' | 'html' | 'text'> &
  Partial<Pick<Message, 'remoteImages' | 'quotedTextFrom'>>

/** The text without the mail that it answers. */
export function ownText(message: FramedMail) {
  return message.text.slice(0, message.quotedTextFrom ?? undefined)
}

/** How many pictures wait for the reader's leave. */
export function remoteImages(message: FramedMail) {
  return message.remoteImages ?? message.html.split(' data-src="').length - 1
}
