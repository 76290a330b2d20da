// Takes the pictures of the papers from a running demo: node tools/screenshots.mjs SERVER FOLDER
import { mkdir } from 'node:fs/promises'
import { openBrowser, signedIn } from './browser.mjs'

const [server, folder] = process.argv.slice(2)

const WIDE = { width: 1440, height: 900 }
const PHONE = { width: 390, height: 844 }
const PICTURES = [
  { name: 'desk', size: WIDE, take: openConversation },
  { name: 'home', size: WIDE, take: (page) => page.goto('/') },
  { name: 'outbox', size: WIDE, take: openOutbox },
  { name: 'phone', size: PHONE, take: openConversation },
]

await mkdir(folder, { recursive: true })
const browser = await openBrowser()
for (const theme of ['light', 'dark']) {
  for (const { name, size, take } of PICTURES) {
    const { context, page } = await signedIn(browser, server, { ...size, theme })
    await take(page)
    await settled(page)
    await page.screenshot({ path: `${folder}/${name}-${theme}.png` })
    await context.close()
  }
}
await browser.close()

/** All is there, and nothing moves. */
async function settled(page) {
  await page.waitForTimeout(1500)
  await page.waitForFunction(() => !document.querySelector('[class*="skeleton"]'))
  await page.waitForTimeout(500)
}

/** A conversation with something in it: the longest of the newest. */
async function openConversation(page) {
  await page.goto(`/tickets/all-unsolved/${(await longest(page)).id}`)
  await page.locator('article').first().waitFor()
}

async function longest(page) {
  const answer = await page.request.get('/api/tickets?filter=all-open&limit=50')
  const { items } = await answer.json()
  return items.toSorted((one, other) => other.messageCount - one.messageCount)[0]
}

/** With a reply in it that has just been kept. */
async function openOutbox(page) {
  const ticket = await longest(page)
  const cookies = await page.context().cookies()
  const csrf = cookies.find(({ name }) => name === 'XSRF-TOKEN').value
  const answer = await page.request.post(`/api/tickets/${ticket.id}/messages`, {
    headers: { 'X-XSRF-TOKEN': csrf },
    data: {
      kind: 'reply',
      html: '<p>Good morning Winifred,</p><p>both are cancelled. The new invoice comes today, with the right total.</p><p>All the best,<br>Anna</p>',
    },
  })
  if (!answer.ok()) throw new Error(`The reply was refused: ${answer.status()} ${await answer.text()}`)
  await page.goto('/outbox')
  await page.locator('a[href^="/outbox/"]').first().click()
}
