import { chromium } from 'playwright-core'
const base = 'http://localhost:8100'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
const sizes = { wl: [1440, 900, 'light'], wd: [1440, 900, 'dark'], pd: [390, 844, 'dark'], m: [1024, 768, 'light'] }
for (const size of process.argv[2].split(',')) {
  const [width, height, colorScheme] = sizes[size]
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: process.env.LOCALE ?? 'en' })
  await context.request.post(base + '/api/session', { data: { email: 'anna@nordvind.example', password: 'svara-demo' } })
  for (const [n, path] of process.argv.slice(3).entries()) {
    const page = await context.newPage()
    await page.goto(base + path)
    await page.waitForTimeout(2500)
    await page.screenshot({ path: `/tmp/shot-${size}-${n}.png` })
    await page.close()
  }
  await context.close()
}
await browser.close()
