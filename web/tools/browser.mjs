import { existsSync } from 'node:fs'
import { chromium } from 'playwright-core'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** The machine's own Chromium; it opens nothing but pages of our own. */
export async function openBrowser() {
  const program = PLACES.find((place) => existsSync(place))
  if (!program) throw new Error(`No Chromium at ${PLACES.join(', ')} (Debian: apt-get install chromium)`)
  return chromium.launch({
    executablePath: program,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** A window in which the demo's superadmin is signed in. */
export async function signedIn(browser, server, { width = 1440, height = 900, theme = 'light', language = 'en' } = {}) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    locale: language,
    baseURL: server,
    reducedMotion: 'reduce',
  })
  const answer = await context.request.post('/api/session', {
    data: { email: 'anna@nordvind.example', password: 'svara-demo' },
  })
  if (!answer.ok()) throw new Error(`Sign-in was refused: ${answer.status()} ${await answer.text()}`)
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`Error on the page: ${error.message}`))
  return { context, page }
}
