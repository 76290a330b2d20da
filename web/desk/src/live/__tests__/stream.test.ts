import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStream, onLive } from '../stream'

/** A line that a test answers for, as the server would. */
class Line extends EventTarget {
  static opened: Line[] = []
  static readonly CLOSED = 2
  static readonly OPEN = 1
  readyState = 0
  constructor(readonly url: string) {
    super()
    Line.opened.push(this)
  }
  answers() {
    this.readyState = 1
    this.dispatchEvent(new Event('open'))
  }
  says(event: string, data: unknown = {}) {
    this.dispatchEvent(new MessageEvent(event, { data: JSON.stringify(data) }))
  }
  breaks() {
    this.readyState = 0
    this.dispatchEvent(new Event('error'))
  }
  close() {
    this.readyState = 2
  }
}

const states: boolean[] = []
const listener = {
  place: () => 'here',
  events: vi.fn(),
  awoke: vi.fn(),
  connected: (isConnected: boolean) => void states.push(isConnected),
  refused: vi.fn(),
}
let end = () => {}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Line)
  Line.opened = []
  states.length = 0
  end = openStream(listener)
})
afterEach(() => {
  end()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('goes on from its place', () => {
  expect(Line.opened.map((line) => line.url)).toEqual(['/api/events/stream?cursor=here'])
})

test('a line that says nothing, not even a beat, is dead, and another is opened', async () => {
  Line.opened[0]!.answers()
  for (let beat = 0; beat < 6; beat++) {
    await vi.advanceTimersByTimeAsync(20_000)
    Line.opened[0]!.says('beat')
  }
  expect(states).toEqual([true])

  await vi.advanceTimersByTimeAsync(49_000)
  expect(states).toEqual([true])
  await vi.advanceTimersByTimeAsync(3_000)

  expect(states).toEqual([true, false])
  expect(Line.opened).toHaveLength(2)
  expect(Line.opened[0]!.readyState).toBe(Line.CLOSED)
})

test('whatever is said is a sign of life', async () => {
  const heard = vi.fn()
  const deafen = onLive('presence', heard)
  Line.opened[0]!.answers()
  await vi.advanceTimersByTimeAsync(40_000)
  Line.opened[0]!.says('events', { items: [] })
  await vi.advanceTimersByTimeAsync(40_000)
  Line.opened[0]!.says('presence', { id: '1' })
  await vi.advanceTimersByTimeAsync(40_000)
  deafen()

  expect(heard).toHaveBeenCalledWith({ id: '1' })
  expect(listener.events).toHaveBeenCalledOnce()
  expect(states).toEqual([true])
})

test('an attempt that nobody answers is given up', async () => {
  await vi.advanceTimersByTimeAsync(52_000)

  expect(states).toEqual([false])
  expect(Line.opened).toHaveLength(2)
})

test('waits longer after each failure, and not at all once it is over', async () => {
  const pauses: number[] = []
  for (let attempt = 0; attempt < 7; attempt++) {
    const count = Line.opened.length
    Line.opened.at(-1)!.breaks()
    const began = Date.now()
    while (Line.opened.length === count) await vi.advanceTimersByTimeAsync(50)
    pauses.push(Date.now() - began)
  }
  expect(pauses[0]).toBeLessThanOrEqual(1_350)
  expect(pauses[3]).toBeGreaterThan(pauses[0]!)
  expect(Math.max(...pauses)).toBeLessThanOrEqual(39_050)

  end()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(Line.opened).toHaveLength(8)
})
