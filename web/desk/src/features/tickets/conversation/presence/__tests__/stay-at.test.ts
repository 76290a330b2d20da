import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tellPresence } from '../../../api/presence'
import { stayAt } from '../stay-at'

vi.mock('../../../api/presence', () => ({ renewPresence: vi.fn(), tellPresence: vi.fn() }))

const told = () => vi.mocked(tellPresence).mock.calls.map(([ticket, state]) => `${ticket} ${state}`)

beforeEach(() => {
  vi.useFakeTimers()
  vi.mocked(tellPresence).mockClear()
})

afterEach(() => void vi.useRealTimers())

test('says that it leaves before the page goes, and that it is back where the page has stayed', () => {
  const leave = stayAt('7')
  window.dispatchEvent(new Event('beforeunload'))
  expect(told()).toEqual(['7 viewing', '7 left'])

  vi.advanceTimersByTime(5_000)
  expect(told()).toEqual(['7 viewing', '7 left', '7 viewing'])
  leave()
})

test('says nothing more of a ticket that was left meanwhile', () => {
  const leave = stayAt('7')
  window.dispatchEvent(new Event('beforeunload'))
  leave()
  vi.advanceTimersByTime(60_000)
  window.dispatchEvent(new Event('beforeunload'))

  expect(told()).toEqual(['7 viewing', '7 left', '7 left'])
})
