import { expect, test } from 'vitest'
import { flawOf, parseAddresses } from '../recipients/addresses'
import { replyToAll } from '../recipients/reply-to-all'
import { inbound } from './fake-desk'

test('reads addresses as they are pasted from anywhere', () => {
  expect(parseAddresses('"Lind, Anna" <a@b.example>, c@d.example; e@f.example\ng@h.example i@j.example')).toEqual([
    { name: 'Lind, Anna', email: 'a@b.example' },
    { name: '', email: 'c@d.example' },
    { name: '', email: 'e@f.example' },
    { name: '', email: 'g@h.example' },
    { name: '', email: 'i@j.example' },
  ])
})

test('takes each address once', () => {
  expect(parseAddresses('a@b.example, A@B.example')).toHaveLength(1)
})

test.each([
  ['anna', 'no-at'],
  ['anna@', 'no-domain'],
  ['@b.example', 'no-name'],
  ['a@b@c.example', 'two-ats'],
  ['an na@b.example', 'space'],
  ['a@-b.example', 'malformed'],
  ['å@grönsaker.example', null],
])('says what is wrong with %s', (email, flaw) => {
  expect(flawOf(email)).toBe(flaw)
})

test('answers all but our own mailboxes', () => {
  const ticket = { requester: { contactId: '1', name: 'Ingrid', email: 'ingrid@fjell.example' } }
  const mailboxes = [{ address: 'HELP@nordvind.example', inboundAddress: 'in@svara.example' }]

  const { to, cc } = replyToAll(ticket as never, [inbound()], mailboxes)

  expect(to.map((person) => person.email)).toEqual(['ingrid@fjell.example'])
  expect(cc.map((person) => person.email)).toEqual(['knut@fjell.example'])
})

test('answers only the requester whose mail was forwarded', () => {
  const ingrid = { name: 'Ingrid', email: 'ingrid@fjell.example' }
  const forward = { ...inbound(), from: { name: 'Per', email: 'per@nordvind.example' }, forwardedFrom: ingrid }

  const taken = replyToAll({ requester: { contactId: '1', ...ingrid } } as never, [forward], [])
  const before = replyToAll({ requester: { contactId: '2', ...forward.from } } as never, [forward], [])

  expect(taken).toEqual({ to: [ingrid], cc: [] })
  expect(before.to).toEqual([forward.from])
})
