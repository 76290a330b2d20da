import MiniSearch from 'minisearch'
import { NAMES, type HelpName } from './catalogue'
import { plainText, type Section } from './page'
import type { HelpPages } from './use-help'

export interface Hit {
  name: HelpName
  /** None: what the page says of itself. */
  section: Section | null
  title: Piece[]
  heading: Piece[]
  /** A piece of its words around the first that was found. */
  excerpt: Piece[]
}

/** A piece of text, and whether it was looked for. */
export interface Piece {
  text: string
  found: boolean
}

interface Entry {
  id: string
  title: string
  heading: string
  text: string
}

const MOST = 12
const EXCERPT_WORDS_BEFORE = 8
const EXCERPT_WORDS = 30
const WORD = /[\p{L}\p{N}]+/gu

/** An index of all sections; the best section of each page is what a search finds. */
export class HelpSearch {
  private readonly index = new MiniSearch<Entry>({
    fields: ['title', 'heading', 'text'],
    tokenize: (text) => text.match(WORD) ?? [],
    processTerm: fold,
    searchOptions: {
      boost: { title: 4, heading: 2 },
      prefix: true,
      // one slip of the finger, in words that are long enough to be known again
      fuzzy: (term) => (term.length > 4 ? 1 : false),
    },
  })

  constructor(private readonly pages: HelpPages) {
    this.index.addAll(
      NAMES.flatMap((name) =>
        [null, ...pages[name].sections].map((section, place) => ({
          id: `${name}#${place}`,
          title: pages[name].title,
          heading: section?.heading ?? '',
          text: this.words(name, section),
        })),
      ),
    )
  }

  /** Where all words stand together; where they nowhere do, where any of them stands. */
  find(typed: string): Hit[] {
    const all = this.index.search(typed, { combineWith: 'AND' })
    const hits = new Map<HelpName, Hit>()
    for (const { id, terms } of all.length > 0 ? all : this.index.search(typed)) {
      const [name, place] = String(id).split('#') as [HelpName, string]
      if (hits.has(name)) continue
      const section = this.pages[name].sections[Number(place) - 1] ?? null
      const found = new Set(terms)
      hits.set(name, {
        name,
        section,
        title: marked(this.pages[name].title, found),
        heading: marked(section?.heading ?? '', found),
        excerpt: excerpt(this.words(name, section), found),
      })
    }
    return [...hits.values()].slice(0, MOST)
  }

  private words(name: HelpName, section: Section | null) {
    return section ? plainText(section.tokens) : this.pages[name].summary
  }
}

/** Accents aside, so that "losenord" finds "lösenord" and "sok" finds "søk". */
function fold(term: string) {
  return term.toLocaleLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o').replaceAll('æ', 'ae')
}

function excerpt(text: string, terms: Set<string>): Piece[] {
  const all = words(text)
  const first = all.findIndex((word) => terms.has(fold(word)))
  const from = Math.max(0, first - 2 * EXCERPT_WORDS_BEFORE)
  const shown = all.slice(from, from + 2 * EXCERPT_WORDS).join('')
  return marked(`${from > 0 ? '… ' : ''}${shown}${from + 2 * EXCERPT_WORDS < all.length ? ' …' : ''}`, terms)
}

/** The text, cut at the words that were looked for. */
function marked(text: string, terms: Set<string>): Piece[] {
  return joined(words(text).map((word) => ({ text: word, found: terms.has(fold(word)) })))
}

/** Words, and what stands between them. */
function words(text: string) {
  return text.split(/([\p{L}\p{N}]+)/u).filter((piece) => piece !== '')
}

function joined(pieces: Piece[]): Piece[] {
  const all: Piece[] = []
  for (const { text, found } of pieces) {
    const last = all.at(-1)
    if (last && !last.found && !found) last.text += text
    else all.push({ text, found })
  }
  return all
}
