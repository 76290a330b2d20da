import type { Message } from '@svara/api'

// typed when the description has it
type Described = Message & { quotedTextFrom?: number | null; remoteImages?: number }

/** What was written this time, without what was quoted. */
export function ownText(message: Message) {
  return message.text.slice(0, (message as Described).quotedTextFrom ?? undefined)
}

export function remoteImages(message: Message) {
  return (message as Described).remoteImages ?? message.html.split(' data-src="').length - 1
}
