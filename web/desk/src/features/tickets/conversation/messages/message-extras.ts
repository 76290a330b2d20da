import type { Message } from '@svara/api'

/** What a mail's words are shown from; the outbox shows mails that are no messages. */
export type MailWords = Pick<Message, 'html' | 'text'> & { from: Message['from'] }

// typed when the description has it
type Described = Partial<Message> & { quotedTextFrom?: number | null; remoteImages?: number }

/** What was written this time, without what was quoted. */
export function ownText(message: Pick<Message, 'text'>) {
  return message.text.slice(0, (message as Described).quotedTextFrom ?? undefined)
}

export function remoteImages(message: Pick<Message, 'html'>) {
  return (message as Described).remoteImages ?? message.html.split(' data-src="').length - 1
}
