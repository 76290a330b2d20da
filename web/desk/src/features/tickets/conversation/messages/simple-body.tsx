import { createElement, type ReactNode } from 'react'
import styles from './Body.module.css'
import { Folded } from './Folded'

const LONGEST = 60_000

/** No element but these, and on each no attribute but these: anything else has a look of its own. */
const ELEMENTS: Record<string, readonly string[]> = {
  P: [],
  DIV: ['class'],
  SPAN: [],
  BR: [],
  HR: [],
  B: [],
  STRONG: [],
  I: [],
  EM: [],
  U: [],
  S: [],
  DEL: [],
  STRIKE: [],
  CODE: [],
  PRE: [],
  BLOCKQUOTE: [],
  UL: [],
  OL: ['start'],
  LI: [],
  A: ['href', 'target', 'rel', 'title'],
}
const VOID = new Set(['BR', 'HR'])
const FOLDED = { 'quoted-tail': 'quote', signature: 'signature' } as const
const LINK = /^(?:https?|mailto|tel):/i

class HasOwnLook extends Error {}

/**
 * Plain words with simple structure, built anew from text and a few elements: it looks like the desk, is there at once,
 * and nothing of the mail's own markup gets into the page.
 *
 * @param names the agents whose mentions are marked, as in a private note
 * @returns null for whatever has a look of its own, which belongs into a frame
 */
export function simpleBody(html: string, names: string[] = []): ReactNode[] | null {
  if (html.length > LONGEST || /<(?:img|table|font|center|h\d)|style=/i.test(html)) return null
  const page = new DOMParser().parseFromString(html, 'text/html')
  dropEmptyLines(page.body.lastChild)
  page.body.querySelectorAll('div[class]').forEach((folded) => dropEmptyLines(folded.previousSibling))
  try {
    return childrenOf(page.body, mentions(names))
  } catch (look) {
    if (look instanceof HasOwnLook) return null
    throw look
  }
}

/** Mails end in empty lines, and have more of them before a quote: they only push the next message down. */
function dropEmptyLines(end: ChildNode | null) {
  for (let node = end; node && isEmpty(node);) {
    const before: ChildNode | null = node.previousSibling
    node.remove()
    node = before
  }
}

function isEmpty(node: ChildNode) {
  return node.nodeName === 'BR' || (node.nodeType === Node.TEXT_NODE && !node.textContent?.trim())
}

function childrenOf(element: Element, marks: RegExp | null): ReactNode[] {
  return Array.from(element.childNodes, (node, key) => nodeOf(node, key, marks))
}

function nodeOf(node: ChildNode, key: number, marks: RegExp | null): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return marks ? marked(node.textContent ?? '', marks) : node.textContent
  if (node.nodeType === Node.COMMENT_NODE) return null
  const element = node as Element
  const allowed = ELEMENTS[element.tagName]
  if (!allowed || element.getAttributeNames().some((name) => name !== 'dir' && !allowed.includes(name)))
    throw new HasOwnLook()
  if (VOID.has(element.tagName)) return createElement(element.tagName.toLowerCase(), { key })
  if (element.tagName === 'A') return link(element, key, marks)
  const folded = element.tagName === 'DIV' ? FOLDED[element.className as keyof typeof FOLDED] : undefined
  if (folded)
    return (
      <Folded key={key} what={folded} className={styles.fold}>
        {childrenOf(element, marks)}
      </Folded>
    )
  if (element.className) throw new HasOwnLook()
  const start = element.tagName === 'OL' ? { start: Number(element.getAttribute('start') ?? 1) } : {}
  return createElement(element.tagName.toLowerCase(), { key, ...start }, ...childrenOf(element, marks))
}

function link(element: Element, key: number, marks: RegExp | null) {
  const href = element.getAttribute('href') ?? ''
  if (!LINK.test(href)) return <span key={key}>{childrenOf(element, marks)}</span>
  return (
    <a key={key} href={href} title={href} target="_blank" rel="noopener noreferrer">
      {childrenOf(element, marks)}
    </a>
  )
}

function mentions(names: string[]) {
  if (names.length === 0) return null
  const longestFirst = names.toSorted((one, other) => other.length - one.length)
  return new RegExp(`(@(?:${longestFirst.map((name) => escape(name)).join('|')}))`, 'u')
}

/** Splitting at what is mentioned puts each mention at an odd place. */
function marked(text: string, marks: RegExp): ReactNode[] {
  return text.split(marks).map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      <span key={place} className={styles.mention}>
        {part}
      </span>
    ),
  )
}

function escape(name: string) {
  return name.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`)
}
