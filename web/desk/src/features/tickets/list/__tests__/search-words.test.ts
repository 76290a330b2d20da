import { expect, test } from 'vitest'
import { readSearch, type Known } from '../search-words'

const known: Known = {
  fields: [
    { field: 'status', words: ['status'] },
    { field: 'label', words: ['label', 'etikett'] },
    { field: 'type', words: ['type', 'typ'] },
    { field: 'group', words: ['group', 'grupp'] },
  ],
  values: {
    status: [
      { value: 'new', names: ['new', 'Ny'] },
      { value: 'on_hold', names: ['on_hold', 'on-hold', 'Parkerad'] },
    ],
    label: [
      { value: '11', names: ['Spare parts'] },
      { value: '12', names: ['Spare'] },
    ],
    assignee: [],
    group: [
      { value: 'mine', names: ['mine', 'mina grupper'] },
      { value: '41', names: ['Returns'] },
    ],
    mailbox: [],
    priority: [],
    type: [{ value: '31', names: ['Claim'] }],
  },
}

test.each([
  ['tent status:new zip', { status: 'new', q: 'tent zip' }],
  ['status:NY status:on-hold', { status: 'new,on_hold', q: '' }],
  ['etikett:"spare parts"', { label: '11', q: '' }],
  ['label:spare', { label: '12', q: '' }],
  ['grupp:mine group:returns tent', { group: '41', q: 'tent' }],
  ['group:"mina grupper"', { group: 'mine', q: '' }],
  ['typ:claim tent', { type: '31', q: 'tent' }],
  ['label:spare-p', { q: 'label:spare-p' }],
  ['re: order:4711', { q: 're: order:4711' }],
])('reads %s', (text, read) => {
  expect(readSearch(text, known)).toEqual(read)
})
