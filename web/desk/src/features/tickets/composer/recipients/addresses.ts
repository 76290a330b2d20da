import type { Address } from '@svara/api'

/** What passes for an address, as the server has it. */
const SHAPE =
  /^[^\s@<>"(),:;\\\p{Cc}]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u
const LONGEST = 320

export type Flaw = 'no-at' | 'two-ats' | 'no-domain' | 'no-name' | 'space' | 'malformed'

/** What is wrong with an address, or null. */
export function flawOf(email: string): Flaw | null {
  if (SHAPE.test(email) && email.length <= LONGEST) return null
  const [name, domain, ...rest] = email.split('@')
  if (domain === undefined) return 'no-at'
  if (rest.length > 0) return 'two-ats'
  if (/\s/.test(email)) return 'space'
  if (!name) return 'no-name'
  if (!domain) return 'no-domain'
  return 'malformed'
}

export function isSame(one: Address, other: Address) {
  return one.email.trim().toLowerCase() === other.email.trim().toLowerCase()
}

/** Each once, where it stands first. */
export function distinct(people: Address[]) {
  return people.filter((person, place) => people.findIndex((other) => isSame(person, other)) === place)
}

/**
 * Reads what one pastes from a mail program: {@code Anna Lind <anna@a.example>, "Lind, Bo" <bo@b.example>; c@c.example}.
 */
export function parseAddresses(text: string): Address[] {
  return distinct(
    split(text)
      .map(parseOne)
      .filter((person) => person.email !== ''),
  )
}

/** At commas, semicolons and line ends, except within quotes and angle brackets; spaces between bare addresses too. */
function split(text: string) {
  const parts: string[] = []
  let part = ''
  let quoted = false
  let angled = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (character === '<') angled = true
    if (character === '>') angled = false
    if (!quoted && !angled && /[,;\n\r\t]/.test(character)) {
      parts.push(part)
      part = ''
    } else {
      part += character
    }
  }
  parts.push(part)
  return parts.map((one) => one.trim()).flatMap(bareAddresses)
}

function bareAddresses(part: string) {
  const words = part.split(/\s+/)
  return words.length > 1 && words.every((word) => flawOf(word) === null) ? words : [part]
}

function parseOne(part: string): Address {
  const named = /^(.*?)<([^<>]*)>\s*$/.exec(part)
  if (!named) return { name: '', email: unquoted(part).replace(/^mailto:/i, '') }
  return { name: unquoted(named[1]!), email: named[2]!.trim().replace(/^mailto:/i, '') }
}

function unquoted(text: string) {
  return text
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .replaceAll('\\"', '"')
    .trim()
}
