import { notifications } from '@mantine/notifications'
import '@testing-library/jest-dom/vitest'
import { cleanup, configure } from '@testing-library/react'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { startLanguage } from '../i18n'
import { server } from './server'

// pages are loaded when they are opened, on machines that have other work too
configure({ asyncUtilTimeout: 15_000 })

beforeAll(async () => {
  server.listen({ onUnhandledRequest: 'error' })
  await startLanguage('en')
})
afterEach(() => {
  cleanup()
  notifications.clean()
  server.resetHandlers()
  localStorage.clear()
})
afterAll(() => server.close())

// what jsdom lacks and a browser has
window.matchMedia ??= ((query: string) => ({
  matches: /min-width/.test(query),
  media: query,
  onchange: null,
  addListener: () => {},
  removeListener: () => {},
  addEventListener: () => {},
  removeEventListener: () => {},
  dispatchEvent: () => false,
})) as typeof window.matchMedia
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.IntersectionObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
} as unknown as typeof IntersectionObserver
Element.prototype.scrollIntoView ??= () => {}
// there is no layout; lists that draw only what is visible need a size to fill
Object.defineProperties(HTMLElement.prototype, {
  clientHeight: { configurable: true, get: () => 800 },
  clientWidth: { configurable: true, get: () => 400 },
})
Element.prototype.scrollTo ??= function (this: Element, to?: ScrollToOptions | number) {
  if (typeof to === 'object') this.scrollTop = to.top ?? this.scrollTop
  this.dispatchEvent(new Event('scroll'))
}
Range.prototype.getClientRects ??= () => [] as unknown as DOMRectList
Range.prototype.getBoundingClientRect ??= () => new DOMRect()
document.elementFromPoint ??= () => null
if (!('fonts' in document)) Object.defineProperty(document, 'fonts', { value: new EventTarget() })

/** A stream that never says anything; tests of live events speak through {@link silent}. */
class SilentEventSource extends EventTarget {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSED = 2
  readyState = 1
  close() {
    this.readyState = 2
  }
}
globalThis.EventSource ??= SilentEventSource as unknown as typeof EventSource
