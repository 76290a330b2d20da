import { describe, expect, test } from 'vitest'
import type { MarkedToken, Token } from 'marked'
import { helpOf } from '../../admin/help'
import { PAGES } from '../../admin/sections'
import { CATALOGUE, NAMES } from '../catalogue'
import { keysOf, readPage, targetOf } from '../page'
import en from '../pages/en'
import no from '../pages/no'
import sv from '../pages/sv'

const LANGUAGES = { en, sv, no }
/** Where help may lead in the desk, beside Admin's pages. */
const PLACES = ['/', '/tickets', '/outbox', '/profile']

describe.each(Object.entries(LANGUAGES))('the help in %s', (language, files) => {
  const texts = new Map(Object.entries(files).map(([path, text]) => [path.slice(path.lastIndexOf('/') + 1, -3), text]))
  const pages = NAMES.filter((name) => texts.has(name)).map((name) => readPage(name, texts.get(name)!))

  test('has each page of the catalogue, and no other', () => {
    expect([...texts.keys()].sort()).toEqual([...NAMES].sort())
  })

  test('begins each page with its title and a sentence', () => {
    for (const { name, title, summary, sections } of pages) {
      expect([name, title, summary]).toEqual([name, expect.stringMatching(/^\S/), expect.stringMatching(/\.$/)])
      expect([name, sections.length]).toEqual([name, expect.toSatisfy((count: number) => count >= 3)])
    }
  })

  test('has the sections, steps, links and keys that English has', () => {
    for (const page of pages) {
      const english = readPage(page.name, en[`./en/${page.name}.md`]!)
      expect([page.name, shape(page.sections)]).toEqual([page.name, shape(english.sections)])
    }
  })

  test('links to pages that there are', () => {
    for (const { name, sections } of pages)
      for (const { href } of links(sections.flatMap(({ tokens }) => tokens))) {
        const target = targetOf(href)
        if ('desk' in target)
          expect([name, PLACES.includes(href) || /^\/admin(\/[a-z-]+)+$/.test(href)]).toEqual([name, true])
        else expect([name, target.page]).not.toEqual([name, name])
      }
  })

  test('writes its tables, lists and words as they can be shown', () => {
    for (const { name, sections } of pages) {
      const kinds = all(sections.flatMap(({ tokens }) => tokens)).map(({ type }) => type)
      expect([name, kinds.filter((kind) => !SHOWN.has(kind))]).toEqual([name, []])
    }
  })

  test.each(PAGES.map(({ key }) => key))('explains %s of Admin', (key) => {
    const page = helpOf(key)
    expect(page && texts.has(page), `Write pages/${language}/${key}.md, or name it in features/admin/help.ts`).toBe(
      true,
    )
  })
})

test('related pages are others, and there', () => {
  for (const [name, related] of Object.values(CATALOGUE).flatMap((pages) => Object.entries(pages)))
    for (const other of related) expect([name, NAMES.includes(other) && other !== name]).toEqual([name, true])
})

const SHOWN = new Set<string>([
  'paragraph',
  'blockquote',
  'list',
  'table',
  'strong',
  'em',
  'link',
  'codespan',
  'text',
  'escape',
  'space',
])

function shape(sections: ReturnType<typeof readPage>['sections']) {
  return sections.map(({ id, tokens }) => {
    const inside = all(tokens)
    return {
      id,
      steps: inside.filter(({ type }) => type === 'list').map((list) => ('items' in list ? list.items.length : 0)),
      rows: inside.filter(({ type }) => type === 'table').map((table) => ('rows' in table ? table.rows.length : 0)),
      links: links(tokens).map(({ href }) => href),
      keys: inside.flatMap((token) => (token.type === 'codespan' ? (keysOf(token.text) ?? []) : [])),
    }
  })
}

function links(tokens: readonly Token[]) {
  return all(tokens).flatMap((token) => (token.type === 'link' ? [{ href: token.href }] : []))
}

/** A token and all that it holds. */
function all(tokens: readonly Token[]): MarkedToken[] {
  return (tokens as MarkedToken[]).flatMap((token) => [token, ...all(inner(token))])
}

function inner(token: MarkedToken): readonly Token[] {
  if (token.type === 'list') return token.items.flatMap((item) => item.tokens)
  if (token.type === 'table') return [token.header, ...token.rows].flatMap((row) => row.flatMap((cell) => cell.tokens))
  return 'tokens' in token && token.tokens ? token.tokens : []
}
