import { expect, test } from 'vitest'
import type { Language } from '../../../i18n'
import { HelpSearch } from '../search'
import { loadHelp } from '../use-help'

async function find(language: Language, typed: string) {
  return new HelpSearch(await loadHelp(language)).find(typed)
}

test.each([
  ['sv', 'losenord', 'profile'],
  ['sv', 'vidarebefordr', 'forwarding'],
  ['sv', 'etikett', 'labels'],
  ['no', 'utloper invitasjon', 'invitations'],
  ['no', 'hurtigtaster', 'shortcuts'],
  ['en', 'password', 'profile'],
  ['en', 'dkim', 'sending'],
  ['en', 'forwading', 'forwarding'],
] as const)('in %s "%s" finds the page %s', async (language, typed, page) => {
  const found = await find(language, typed)
  expect(found.slice(0, 4).map(({ name }) => name)).toContain(page)
})

test('"sok" finds "søk" and "sök"', async () => {
  for (const language of ['sv', 'no'] as const)
    expect((await find(language, 'sok')).flatMap(({ excerpt }) => excerpt).some(({ found }) => found)).toBe(true)
})

test('what was looked for is marked in a piece of the section in which it stands', async () => {
  const [first] = await find('en', 'recovery codes')
  expect(first).toMatchObject({ name: 'two-factor', section: { id: 'part-2', heading: 'Recovery codes' } })
  expect(first!.heading).toEqual([
    { text: 'Recovery', found: true },
    { text: ' ', found: false },
    { text: 'codes', found: true },
  ])
  const [holidays] = await find('en', 'stocktaking')
  expect(holidays!.excerpt.filter(({ found }) => found)).toEqual([{ text: 'stocktaking', found: true }])
  expect(holidays!.excerpt[0]!.text).toMatch(/^… close them: the day before a holiday, a $/)
})

test('all words together go before any of them', async () => {
  const names = (await find('en', 'automatic response closed')).map(({ name }) => name)
  expect(names[0]).toBe('letters')
})

test('nothing is found for what nowhere stands', async () => {
  expect(await find('en', 'zzzzqqq')).toEqual([])
})
