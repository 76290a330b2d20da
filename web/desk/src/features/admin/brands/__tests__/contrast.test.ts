import { expect, test } from 'vitest'
import { contrast } from '../contrast'

// figures of WCAG's own definition
test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#FFFFFF', 4.54],
  ['#0000ff', '#ffffff', 8.59],
])('%s on %s is %d', (one, other, ratio) => {
  expect(contrast(one, other)).toBeCloseTo(ratio, 2)
  expect(contrast(other, one)).toBeCloseTo(ratio, 2)
})

test('what is no colour has none', () => {
  expect(contrast('#12345', '#ffffff')).toBeUndefined()
})
