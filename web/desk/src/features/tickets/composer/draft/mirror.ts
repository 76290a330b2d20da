import type { DraftPlace } from '../../api/drafts'
import type { DraftContent } from './content'

/** What this browser keeps of a draft until the server has it. */
export interface Mirrored {
  content: DraftContent
  /** The server's version that it was written upon. */
  version: number | null
  /** Sent to the server last; whether it arrived was not heard. */
  underWay: DraftContent | null
  /** The draft that was being sent as a message when this was written. */
  sending: string | null
}

const PREFIX = 'svara.draft.'

export class Mirror {
  private readonly key: string

  constructor(agent: string, place: DraftPlace) {
    this.key = `${PREFIX}${agent}.${nameOf(place)}`
  }

  read(): Mirrored | null {
    try {
      return JSON.parse(localStorage.getItem(this.key) ?? 'null') as Mirrored | null
    } catch {
      return null
    }
  }

  /** A full or forbidden store is no reason to stop writing: the server is the draft's real place. */
  write(mirrored: Mirrored) {
    try {
      localStorage.setItem(this.key, JSON.stringify(mirrored))
    } catch {
      // kept in memory and, in a moment, on the server
    }
  }

  forget() {
    localStorage.removeItem(this.key)
  }
}

export function nameOf(place: DraftPlace) {
  return place.kind === 'new' ? 'new' : `${place.ticketId}.${place.kind}`
}

/** The places at which this browser still keeps something that the server lacks. */
export function mirroredPlaces(agent: string): DraftPlace[] {
  const own = `${PREFIX}${agent}.`
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(own))
    .map((key) => placeOf(key.slice(own.length)))
}

function placeOf(name: string): DraftPlace {
  if (name === 'new') return { ticketId: null, kind: 'new' }
  const [ticketId, kind] = name.split('.')
  return { ticketId: ticketId!, kind: kind === 'note' ? 'note' : 'reply' }
}
