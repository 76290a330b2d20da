import { describe, expect, test } from 'vitest'
import { byNamespace } from './namespaces'

const PLURAL = /_(zero|one|two|few|many|other)$/
const everything = {
  en: byNamespace(import.meta.glob('../**/texts/en.json', { eager: true, import: 'default' })),
  sv: byNamespace(import.meta.glob('../**/texts/sv.json', { eager: true, import: 'default' })),
  no: byNamespace(import.meta.glob('../**/texts/no.json', { eager: true, import: 'default' })),
}
const { en, ...languages } = everything

describe.each(Object.entries(languages))('the texts in %s', (_, texts) => {
  test('have every key that English has, and no other', () => {
    expect(keys(texts)).toEqual(keys(en))
  })

  test('fill in the same values as English', () => {
    const said = flat(texts)
    for (const [key, text] of flat(en)) expect([key, values(said.get(key) ?? '')]).toEqual([key, values(text)])
  })

  test('leave none empty', () => {
    expect([...flat(texts)].filter(([, text]) => text.trim() === '')).toEqual([])
  })
})

test('each plural has one and other, which these languages need', () => {
  for (const key of flat(en).keys()) {
    if (PLURAL.test(key)) {
      const base = key.replace(PLURAL, '')
      expect([flat(en).has(`${base}_one`), flat(en).has(`${base}_other`)]).toEqual([true, true])
    }
  }
})

type Texts = Record<string, Record<string, string>>

function flat(texts: Texts) {
  return new Map(
    Object.entries(texts).flatMap(([namespace, all]) =>
      Object.entries(all).map(([key, text]) => [`${namespace}:${key}`, text]),
    ),
  )
}

function keys(texts: Texts) {
  return [...flat(texts).keys()].sort()
}

function values(text: string) {
  return [...text.matchAll(/\{\{(\w+)/g)].map((match) => match[1]).sort()
}
