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
 * @returns null for whatever has a look of its own, which belongs into a frame
 */
export function simpleBody(html: string): ReactNode[] | null {
  if (html.length > LONGEST || /<(?:img|table|font|center|h\d)|style=/i.test(html)) return null
  const page = new DOMParser().parseFromString(html, 'text/html')
  try {
    return childrenOf(page.body)
  } catch (look) {
    if (look instanceof HasOwnLook) return null
    throw look
  }
}

function childrenOf(element: Element): ReactNode[] {
  return Array.from(element.childNodes, nodeOf)
}

function nodeOf(node: ChildNode, key: number): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (node.nodeType === Node.COMMENT_NODE) return null
  const element = node as Element
  const allowed = ELEMENTS[element.tagName]
  if (!allowed || element.getAttributeNames().some((name) => name !== 'dir' && !allowed.includes(name)))
    throw new HasOwnLook()
  if (VOID.has(element.tagName)) return createElement(element.tagName.toLowerCase(), { key })
  if (element.tagName === 'A') return link(element, key)
  const folded = element.tagName === 'DIV' ? FOLDED[element.className as keyof typeof FOLDED] : undefined
  if (folded)
    return (
      <Folded key={key} what={folded} className={styles.fold}>
        {childrenOf(element)}
      </Folded>
    )
  if (element.className) throw new HasOwnLook()
  const start = element.tagName === 'OL' ? { start: Number(element.getAttribute('start') ?? 1) } : {}
  return createElement(element.tagName.toLowerCase(), { key, ...start }, ...childrenOf(element))
}

function link(element: Element, key: number) {
  const href = element.getAttribute('href') ?? ''
  if (!LINK.test(href)) return <span key={key}>{childrenOf(element)}</span>
  return (
    <a key={key} href={href} title={href} target="_blank" rel="noopener noreferrer">
      {childrenOf(element)}
    </a>
  )
}
