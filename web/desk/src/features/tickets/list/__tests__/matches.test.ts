import { expect, test } from 'vitest'
import { matches } from '../../cache'
import { ticket } from './some-tickets'

const returns = { id: '41', name: 'Returns' }

test.each([
  [{ group: '41' }, returns, true],
  [{ group: '42' }, returns, false],
  [{ group: 'none' }, returns, false],
  [{ group: 'none' }, null, true],
  // whether one is in it, only the server knows
  [{ group: 'mine' }, returns, 'unknown'],
  [{ group: 'mine' }, null, false],
])('a list of %o and a ticket of %o', (query, group, isIn) => {
  expect(matches({ filter: 'all-open', ...query }, ticket(1, { group }), '1')).toBe(isIn)
})
