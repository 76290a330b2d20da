import { expect, test } from 'vitest'
import { moved } from '../keep-place'

const was = ['a', 'b', 'c', 'd', 'e', 'f']

test('rows that come in above push what is visible down by as many', () => {
  expect(moved(was, ['new', 'newer', ...was], 2, 5)).toBe(2)
})

test('rows that go from above pull it up', () => {
  expect(moved(was, ['b', 'c', 'd', 'e', 'f'], 2, 5)).toBe(-1)
})

test('a visible row that jumps to the top takes nobody with it', () => {
  expect(moved(was, ['d', 'a', 'b', 'c', 'e', 'f'], 2, 6)).toBe(0)
})

test('nothing moves when nothing is left of what was visible', () => {
  expect(moved(was, ['x', 'y'], 2, 5)).toBe(0)
})
