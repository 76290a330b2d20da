import { fireEvent } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchTips } from '../watch-tips'

const onNear = vi.fn()
let shown: HTMLElement | undefined
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  onNear.mockClear()
  shown = undefined
  document.body.innerHTML = `
    <div id="scroller"><button id="one" data-tip="One"><i></i></button><button id="two" data-tip="Two"></button></div>
    <div id="other"></div>`
  stop = watchTips({ onNear, onDue: (element) => (shown = element) })
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  document.body.innerHTML = ''
})

const at = (id: string) => document.getElementById(id)!

function pointFor(id: string, millis: number) {
  fireEvent.pointerOver(at(id))
  vi.advanceTimersByTime(millis)
}

test('a tip is due when the pointer has rested, and is fetched at once', () => {
  pointFor('one', 399)
  expect(onNear).toHaveBeenCalledOnce()
  expect(shown).toBeUndefined()

  vi.advanceTimersByTime(1)
  expect(shown).toBe(at('one'))
})

test('moving within the element changes nothing', () => {
  pointFor('one', 300)
  fireEvent.pointerOver(at('one').firstElementChild!)
  vi.advanceTimersByTime(100)
  expect(shown).toBe(at('one'))
})

test('the next element has to be waited for as well', () => {
  pointFor('one', 400)
  pointFor('two', 399)
  expect(shown).toBeUndefined()
  vi.advanceTimersByTime(1)
  expect(shown).toBe(at('two'))
})

test.each<[string, () => void]>([
  ['the pointer leaves', () => fireEvent.pointerOver(at('other'))],
  ['the pointer leaves the window', () => fireEvent.pointerOut(at('one'), { relatedTarget: null })],
  ['it is pressed', () => fireEvent.pointerDown(at('one'))],
  ['it is clicked, by a key too', () => fireEvent.click(at('one'))],
  ['Escape is pressed', () => fireEvent.keyDown(document.body, { key: 'Escape' })],
  ['what it stands in scrolls', () => fireEvent.scroll(at('scroller'))],
])('a tip goes when %s', (_, happens) => {
  pointFor('one', 400)
  expect(shown).toBe(at('one'))
  happens()
  expect(shown).toBeUndefined()
  vi.advanceTimersByTime(2_000)
  expect(shown).toBeUndefined()
})

test('a click that comes earlier spares the tip', () => {
  pointFor('one', 200)
  fireEvent.click(at('one'))
  vi.advanceTimersByTime(2_000)
  expect(shown).toBeUndefined()
})

test('a tip stays when something else scrolls', () => {
  pointFor('one', 400)
  fireEvent.scroll(at('other'))
  expect(shown).toBe(at('one'))
})

test('a finger gets no tip', () => {
  fireEvent.pointerOver(at('one'), { pointerType: 'touch' })
  vi.advanceTimersByTime(2_000)
  expect(shown).toBeUndefined()
})

test('the focus that Tab brings asks for a tip, until it goes on', () => {
  fireEvent.keyDown(document.body, { key: 'Tab' })
  at('one').focus()
  vi.advanceTimersByTime(400)
  expect(shown).toBe(at('one'))

  at('one').blur()
  expect(shown).toBeUndefined()
})

test('the focus that came by itself asks for none', () => {
  fireEvent.keyDown(document.body, { key: 'Enter' })
  at('one').focus()
  vi.advanceTimersByTime(2_000)
  expect(shown).toBeUndefined()
})
