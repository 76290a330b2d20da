// The server fills a nonce into the index and forbids every script and style that stands in the page itself. What the
// bundler writes has to fit that, or the desk stays blank in the browser: so the build says it.
import { readFileSync } from 'node:fs'

const noncePlace = '__CSP_NONCE__'

export function checkIndex(file) {
  const faults = faultsOf(readFileSync(file, 'utf8'))
  if (faults.length > 0) {
    throw new Error(`${file} does not fit the server's content security policy:\n  ${faults.join('\n  ')}`)
  }
}

export function faultsOf(html) {
  const faults = []
  if (!html.includes(`<meta name="csp-nonce" content="${noncePlace}"`)) {
    faults.push(`there is no <meta name="csp-nonce" content="${noncePlace}">`)
  }
  for (const [script] of html.matchAll(/<script\b[^>]*>/gi)) {
    if (!/\ssrc=/i.test(script)) {
      faults.push(`a script stands in the page: ${script}`)
    }
  }
  for (const [style] of html.matchAll(/<style\b[^>]*>/gi)) {
    if (!style.includes(noncePlace)) {
      faults.push(`a style stands in the page without the nonce: ${style}`)
    }
  }
  for (const [, attribute] of html.matchAll(/<[a-z][^>]*\s(style|on[a-z]+)=/gi)) {
    faults.push(`an attribute that is not obeyed: ${attribute}`)
  }
  return faults
}
