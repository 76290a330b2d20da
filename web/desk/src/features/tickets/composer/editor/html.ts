/** Whether somebody who reads it would see anything. */
export function isBlank(html: string) {
  if (/<img\b/i.test(html)) return false
  return plainText(html).trim() === ''
}

/** As one reads it; paragraphs and line breaks stay. */
export function plainText(html: string) {
  if (!html) return ''
  const body = new DOMParser().parseFromString(html, 'text/html').body
  body.querySelectorAll('br').forEach((br) => br.replaceWith('\n'))
  body.querySelectorAll('p, div, li, blockquote, pre').forEach((block) => block.append('\n'))
  return (body.textContent ?? '').replace(/\n+$/, '')
}

/** Each line as a paragraph; with nothing that would be taken for markup. */
export function toParagraphs(text: string) {
  return text
    .split('\n')
    .map((line) => `<p>${escape(line)}</p>`)
    .join('')
}

/** Whom a note calls, each once. */
export function mentionsIn(html: string) {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  const ids = [...body.querySelectorAll('[data-type=mention][data-id]')].map((mention) =>
    mention.getAttribute('data-id')!,
  )
  return [...new Set(ids)]
}

/** The server keeps the words of a mention and, beside them, whom it means: put together again for the editor. */
export function withMentions(html: string, agents: { id: string; name: string }[]) {
  if (agents.length === 0 || html.includes('data-type="mention"')) return html
  const body = new DOMParser().parseFromString(html, 'text/html').body
  // the longest name first: Anna Lindgren is not Anna Lind
  for (const agent of agents.toSorted((a, b) => b.name.length - a.name.length)) markMentions(body, agent)
  return body.innerHTML
}

function markMentions(body: HTMLElement, agent: { id: string; name: string }) {
  const words = `@${agent.name}`
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  const found: Text[] = []
  while (walker.nextNode()) {
    const text = walker.currentNode as Text
    if (text.data.includes(words) && !text.parentElement?.closest('[data-type=mention]')) found.push(text)
  }
  for (const text of found) {
    const pieces = text.data.split(words)
    const parts = pieces.flatMap((piece, place): (string | Node)[] =>
      place === 0 ? [piece] : [mentionNode(agent), piece],
    )
    text.replaceWith(...parts)
  }
}

function mentionNode(agent: { id: string; name: string }) {
  const span = document.createElement('span')
  span.dataset.type = 'mention'
  span.dataset.id = agent.id
  span.dataset.label = agent.name
  span.textContent = `@${agent.name}`
  return span
}

function escape(text: string) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
