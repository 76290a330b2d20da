import inter from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url'

export interface Words {
  quote: string
  signature: string
}

interface Options {
  words: Words
  withImages: boolean
  onFilled: () => void
}

/** A mail that chose colours was drawn for white paper. */
export const HAS_OWN_COLOURS = /\sbgcolor=|background-color\s*:|[\s;"]color\s*[:=]/i

/** More than this is put in piece by piece, so that the desk stays quick meanwhile. */
const AT_ONCE = 120_000
const PIECE = 40_000
const SMALLEST = 0.7

/** Puts clean HTML into the empty page of a frame. Abort to stop the filling of a large one. */
export function fillMail(page: Document, html: string, { words, withImages, onFilled }: Options) {
  const stop = new AbortController()
  dress(page)
  void lendType(page)
  page.body.replaceChildren()
  const mail = page.createElement('div')
  mail.className = 'svara-mail'
  page.body.append(mail)
  const finish = () => {
    fold(page, words)
    leadLinksOut(page)
    if (withImages) showImages(page)
    onFilled()
  }
  if (html.length <= AT_ONCE) {
    mail.innerHTML = html
    finish()
  } else {
    void pour(html, mail, stop.signal).then((isWhole) => isWhole && finish())
  }
  return stop
}

/**
 * Lets a parser write on into the page while the browser is idle: what is written first can be read before the rest is
 * there.
 */
async function pour(html: string, into: HTMLElement, signal: AbortSignal) {
  const workshop = document.implementation.createHTMLDocument('')
  workshop.open()
  workshop.write('<body><div>')
  into.append(workshop.body.firstElementChild!)
  for (let at = 0; at < html.length; at += PIECE) {
    if (signal.aborted) return false
    workshop.write(html.slice(at, at + PIECE))
    await idle()
  }
  workshop.close()
  return !signal.aborted
}

function idle() {
  return new Promise<void>((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 200 })
    else setTimeout(resolve, 16)
  })
}

/** The desk's type and colours, where the mail has none. They are read once; light-dark() follows the theme by itself. */
function dress(page: Document) {
  if (page.getElementById('svara')) return
  const desk = getComputedStyle(document.documentElement)
  const token = (name: string) => desk.getPropertyValue(`--${name}`)
  const style = page.createElement('style')
  style.id = 'svara'
  style.textContent = `
:root { color-scheme: light; }
:root[data-theme='dark'] { color-scheme: dark; }
html { overflow-x: auto; overflow-y: hidden; background: transparent; -webkit-text-size-adjust: 100%; }
:root[data-theme='paper'] { background: Canvas; }
body { display: flow-root; margin: 0; padding: 0 3px; color: ${token('text-1')}; font: 14px/22px ${token('font')}; overflow-wrap: break-word; }
:root[data-theme='paper'] body { color: CanvasText; }
:root[data-theme='inverted'] { background: #fff; filter: invert(0.92) hue-rotate(180deg); }
:root[data-theme='inverted'] body { color: #1c2024; }
:root[data-theme='inverted'] img { filter: invert(1) hue-rotate(180deg); }
a { color: ${token('accent-text')}; }
img { max-width: 100%; }
img:not([src]) { display: none; }
pre { white-space: pre-wrap; }
blockquote { margin: 4px 0; padding-left: 12px; border-left: 2px solid ${token('line-strong')}; }
table { max-width: 100%; }
p { margin: 0 0 8px; }
:focus-visible { outline: 2px solid ${token('focus')}; outline-offset: 1px; }
a:focus-visible { position: relative; }
a:focus-visible::after, summary:focus-visible::after { pointer-events: none; }
a:focus-visible::after { content: attr(title); position: absolute; top: 100%; left: 0; z-index: 2; width: max-content;
  max-width: min(320px, 90vw); padding: 2px 6px; border: 1px solid ${token('line')}; border-radius: 4px;
  background: ${token('bg-raised')}; color: ${token('text-2')}; font: 12px/16px ${token('font')}; overflow-wrap: anywhere; }
details.svara-fold { margin-top: 8px; }
details.svara-fold:not([open]) { display: inline-block; margin-right: 6px; }
details.svara-fold > summary { display: inline-flex; align-items: center; height: 18px; padding: 0 8px; border: 1px solid ${token('line')};
  border-radius: 4px; color: ${token('text-3')}; font: 12px/1 ${token('font')}; list-style: none; cursor: pointer; }
details.svara-fold > summary::-webkit-details-marker { display: none; }
details.svara-fold[open] > summary { margin-bottom: 8px; }
@media print { html { overflow: visible; } }
`
  page.head.append(style)
}

let type: Promise<ArrayBuffer> | undefined

/** Handed in as bytes: the frame itself may load nothing. */
async function lendType(page: Document) {
  type ??= fetch(inter).then((response) => response.arrayBuffer())
  try {
    const { FontFace } = page.defaultView as Window & typeof globalThis
    page.fonts.add(await new FontFace('Inter', await type, { weight: '100 900' }).load())
  } catch {
    // then it is read in the system's type
  }
}

/** A mail drawn a little too wide is made smaller, as long as it can still be read; a wider one scrolls. */
export function fitWidth(page: Document) {
  const mail = page.querySelector<HTMLElement>('.svara-mail')
  if (!mail) return
  mail.style.zoom = ''
  const ratio = page.documentElement.clientWidth / page.documentElement.scrollWidth
  if (ratio < 1 && ratio >= SMALLEST) mail.style.zoom = String(ratio)
}

/** Quoted text and signature go behind a button that works without any script. */
function fold(page: Document, words: Words) {
  for (const [selector, word] of [
    ['.quoted-tail', words.quote],
    ['.signature', words.signature],
  ] as const) {
    for (const part of page.querySelectorAll(`.svara-mail ${selector}`)) {
      const details = page.createElement('details')
      details.className = 'svara-fold'
      const summary = page.createElement('summary')
      summary.textContent = `··· ${word}`
      part.replaceWith(details)
      details.append(summary, part)
    }
  }
}

/** Out of the frame, without telling where from; where they lead can be seen. */
function leadLinksOut(page: Document) {
  for (const link of page.querySelectorAll<HTMLAnchorElement>('.svara-mail a[href]')) {
    link.target = '_blank'
    link.rel = 'noopener noreferrer'
    link.title = link.href
  }
}

function showImages(page: Document) {
  for (const image of page.querySelectorAll<HTMLImageElement>('.svara-mail img[data-src]')) {
    image.referrerPolicy = 'no-referrer'
    image.src = image.dataset.src!
  }
}
