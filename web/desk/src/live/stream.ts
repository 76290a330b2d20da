import type { Events } from '@svara/api'

/** Events by their name in the stream, and those of the log by what they are about; features listen to the ones that are theirs. */
const ears = new Map<string, Set<(data: unknown) => void>>()

/** @returns a function that ends the listening */
export function onLive<T>(event: string, listener: (data: T) => void) {
  const listeners = ears.get(event) ?? new Set()
  ears.set(event, listeners)
  listeners.add(listener as (data: unknown) => void)
  return () => void listeners.delete(listener as (data: unknown) => void)
}

const EVENTS = ['presence', 'mine']
const FIRST_PAUSE_MILLIS = 1_000
const LONGEST_PAUSE_MILLIS = 30_000

/** The server says something every 20 s. After two missed beats the line is dead, though nobody has hung up. */
const SILENCE_MILLIS = 50_000

interface Listener {
  /** Where in the log to go on; undefined: from now on. */
  place: () => string | undefined
  events: (events: Events) => void
  /** The desk was out of sight: what the stream has said meanwhile may be lost. */
  awoke: () => void
  connected: (isConnected: boolean) => void
  /** The server closed the door: the session may be over. */
  refused: () => void
}

/**
 * Keeps the stream of events open for as long as the desk is: over naps, lost networks and restarts of the server.
 *
 * @returns a function that ends it
 */
export function openStream(listener: Listener) {
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined
  let pause = FIRST_PAUSE_MILLIS

  function heard() {
    clearTimeout(silence)
    silence = setTimeout(lost, SILENCE_MILLIS)
  }

  function connect() {
    clearTimeout(timer)
    source?.close()
    const place = listener.place()
    source = new EventSource('/api/events/stream' + (place ? `?cursor=${encodeURIComponent(place)}` : ''))
    // an attempt that nobody answers is over, too
    heard()
    source.addEventListener('open', () => {
      pause = FIRST_PAUSE_MILLIS
      heard()
      listener.connected(true)
    })
    source.addEventListener('beat', heard)
    source.addEventListener('events', (message) => {
      heard()
      listener.events(JSON.parse(message.data as string) as Events)
    })
    for (const event of EVENTS)
      source.addEventListener(event, (message) => {
        heard()
        tell(event, JSON.parse(message.data as string))
      })
    // the sign-in is over: not the network, and no reason to wait
    source.addEventListener('over', () => listener.refused())
    source.addEventListener('error', lost)
  }

  function lost() {
    listener.connected(false)
    // a refusal ends it for good; a lost connection the browser would mend by itself, but not after all failures
    if (source?.readyState === EventSource.CLOSED) listener.refused()
    source?.close()
    clearTimeout(silence)
    clearTimeout(timer)
    timer = setTimeout(connect, pause * (0.7 + 0.6 * Math.random()))
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS)
  }

  /** Back from a nap or a tunnel: a dead connection may not have noticed yet. */
  function awake() {
    if (document.visibilityState === 'hidden') return
    if (!source || source.readyState !== EventSource.OPEN) {
      pause = FIRST_PAUSE_MILLIS
      connect()
      return
    }
    listener.awoke()
  }

  connect()
  window.addEventListener('online', awake)
  document.addEventListener('visibilitychange', awake)
  return () => {
    clearTimeout(timer)
    clearTimeout(silence)
    source?.close()
    window.removeEventListener('online', awake)
    document.removeEventListener('visibilitychange', awake)
  }
}

/** To whoever listens. */
export function tell(event: string, data: unknown) {
  ears.get(event)?.forEach((listener) => listener(data))
}
