import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, test, vi } from 'vitest'
import { server } from '../../testing/server'
import { LiveProvider, useLive } from '..'

/** Fails at once, whenever it is asked. */
class NoLine extends EventTarget {
  static attempts = 0
  static readonly CLOSED = 2
  readyState = 0
  constructor() {
    super()
    NoLine.attempts++
    queueMicrotask(() => this.dispatchEvent(new Event('error')))
  }
  close() {}
}

const State = () => <output>{useLive()}</output>

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

test('says that it is cut off some seconds after the loss, however often it tries meanwhile', async () => {
  server.use(http.get('*/api/events', () => HttpResponse.error()))
  vi.stubGlobal('EventSource', NoLine)
  // the shortest pauses: 0.7, 1.4 and 2.8 s, none of them as long as the desk's patience
  vi.spyOn(Math, 'random').mockReturnValue(0)
  vi.useFakeTimers({ shouldAdvanceTime: true })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <LiveProvider>
        <State />
      </LiveProvider>
    </QueryClientProvider>,
  )
  await vi.waitUntil(() => NoLine.attempts === 1)

  await act(() => vi.advanceTimersByTimeAsync(3_000))
  expect(screen.getByText('live')).toBeInTheDocument()
  expect(NoLine.attempts).toBe(3)
  await act(() => vi.advanceTimersByTimeAsync(1_500))
  expect(screen.getByText('lost')).toBeInTheDocument()
})
