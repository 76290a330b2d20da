import { render, screen } from '@testing-library/react'
import { Suspense } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lazyPart, reached } from '../part'

let isAway = false

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  isAway = false
  vi.stubGlobal('fetch', () => (isAway ? Promise.reject(new TypeError('no network')) : Promise.resolve(new Response())))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('a part is waited for while the network is away, however long', async () => {
  isAway = true
  const load = vi.fn(() =>
    isAway ? Promise.reject(new TypeError('not fetched')) : Promise.resolve({ default: () => <p>Here</p> }),
  )
  const Part = lazyPart(load)
  render(<Suspense fallback={<p>Waiting</p>}>{<Part />}</Suspense>)
  expect(screen.getByText('Waiting')).toBeInTheDocument()

  await vi.advanceTimersByTimeAsync(120_000)
  expect(screen.getByText('Waiting')).toBeInTheDocument()
  expect(load.mock.calls.length).toBeGreaterThan(10)
  expect(load.mock.calls.length).toBeLessThan(20)
  isAway = false
  await vi.advanceTimersByTimeAsync(11_000)

  expect(await screen.findByText('Here')).toBeInTheDocument()
})

test('what the server does not have is not waited for', async () => {
  const gone = new TypeError('404')
  const load = vi.fn(() => Promise.reject(gone))
  const failed = vi.fn()
  reached(load).catch(failed)
  await vi.advanceTimersByTimeAsync(10_000)
  expect(failed).toHaveBeenCalledExactlyOnceWith(gone)
  expect(load).toHaveBeenCalledTimes(3)
})

test('a file that is there is asked for once', async () => {
  const load = vi.fn(() => Promise.resolve(7))
  await expect(reached(load)).resolves.toBe(7)
  expect(load).toHaveBeenCalledOnce()
})
