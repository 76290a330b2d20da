import { marked, type MarkedToken, type Token } from 'marked'
import { isHelpName, type HelpName } from './catalogue'

export interface HelpPage {
  name: HelpName
  title: string
  summary: string
  sections: Section[]
}

export interface Section {
  /** The same in all languages, so that a link into a page keeps its place: `part-2`. */
  id: string
  heading: string
  tokens: MarkedToken[]
}

const HEAD = /^# (?<title>.+)\n\n(?<summary>.+)\n/

/**
 * A page as it is written: `# Title`, a line that says in a sentence what it is about, then text below headings of the
 * second degree.
 */
export function readPage(name: HelpName, text: string): HelpPage {
  const head = HEAD.exec(text)
  if (!head) throw new Error(`The help page ${name} begins with no title and sentence`)
  const sections: Section[] = []
  for (const token of marked.lexer(text.slice(head[0].length)) as MarkedToken[]) {
    if (token.type === 'heading')
      sections.push({ id: `part-${sections.length + 1}`, heading: plainText(token.tokens), tokens: [] })
    else if (token.type !== 'space') sections.at(-1)!.tokens.push(token)
  }
  return { name, title: head.groups!.title!, summary: head.groups!.summary!, sections }
}

/** The words alone, for searching and for excerpts. */
export function plainText(tokens: readonly Token[]): string {
  return tokens.map((token) => words(token as MarkedToken)).join('')
}

function words(token: MarkedToken): string {
  switch (token.type) {
    case 'list':
      return token.items.map((item) => plainText(item.tokens)).join(' ') + ' '
    case 'table':
      return [token.header, ...token.rows].map((row) => row.map((cell) => plainText(cell.tokens)).join(' ')).join(' ')
    case 'codespan':
      return keysOf(token.text) ?? token.text
    case 'paragraph':
    case 'blockquote':
      return `${plainText(token.tokens)} `
    case 'text':
    case 'strong':
    case 'em':
    case 'link':
      return 'tokens' in token && token.tokens ? plainText(token.tokens) : token.text
    case 'escape':
      return token.text
    default:
      return ''
  }
}

/** Keys are written as code that says so: `keys:mod+k`. */
export function keysOf(code: string) {
  return code.startsWith('keys:') ? code.slice('keys:'.length) : null
}

export type Target = { page: HelpName } | { desk: string }

/** Another page is linked as its file, `answering.md`; a page of the desk by its address, `/outbox`. */
export function targetOf(href: string): Target {
  const name = /^([a-z-]+)\.md$/.exec(href)?.[1]
  if (name !== undefined && isHelpName(name)) return { page: name }
  if (href.startsWith('/')) return { desk: href }
  throw new Error(`Help links to ${href}, which is no page of help and no address of the desk`)
}
