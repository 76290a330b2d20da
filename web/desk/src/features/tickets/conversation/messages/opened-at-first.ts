import type { Message } from '@svara/api'

const SHORT = 4
const AT_LEAST = 2
const AT_MOST = 6

/** The messages that are shown in full at first: all of a short conversation, else what is new since our last answer. */
export function openedAtFirst(messages: Message[]): Set<string> {
  if (messages.length <= SHORT) return new Set(messages.map((message) => message.id))
  const answer = messages.findLastIndex((message) => message.kind === 'reply')
  const sinceAnswer = answer < 0 ? AT_LEAST : messages.length - answer
  const count = Math.min(AT_MOST, Math.max(AT_LEAST, sinceAnswer))
  const newest = new Set(messages.slice(-count))
  return new Set(
    messages.filter((message) => newest.has(message) || didNotArrive(message)).map((message) => message.id),
  )
}

/** Nobody should have to look for it. */
function didNotArrive(message: Message) {
  return message.delivery?.state === 'failed' || message.delivery?.state === 'bounced'
}
