import { chromium } from 'playwright-core'
import net from 'node:net'
const rate = Number(process.argv[2] ?? 8), rounds = Number(process.argv[3] ?? 8)
let cut = false; const sockets = new Set()
const proxy = net.createServer((from) => {
  if (cut) return from.destroy()
  const to = net.connect(8100, '127.0.0.1')
  for (const s of [from, to]) { sockets.add(s); s.on('error', () => {}); s.on('close', () => { sockets.delete(s); from.destroy(); to.destroy() }) }
  from.pipe(to); to.pipe(from)
}).listen(8109)
const base = 'http://127.0.0.1:8109'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
const context = await browser.newContext()
await context.request.post(base + '/api/session', { data: { email: 'anna@nordvind.example', password: 'svara-demo' } })
await context.addInitScript(() => {
  window.__l = []; const at = () => Math.round(performance.now())
  const E = window.EventSource
  window.EventSource = class extends E { constructor(u) { super(u); window.__l.push(['new', at()]); for (const k of ['open', 'error', 'events', 'beat']) this.addEventListener(k, () => window.__l.push([k, this.readyState, at()])) } close() { window.__l.push(['close', at()]); super.close() } }
  const f = window.fetch; window.fetch = (...a) => { const u = (a[0]?.url ?? a[0]).toString(); const p = f(...a); if (/api\/events/.test(u)) { window.__l.push(['fetch', at()]); p.then((r) => window.__l.push(['fetched', r.status, at()]), (e) => window.__l.push(['fetch failed', at()])) } return p }
  const st = window.setTimeout; window.setTimeout = (fn, ms, ...r) => { if (ms === 4000) window.__l.push(['worry', at()]); return st(fn, ms, ...r) }
})
const list = await (await context.request.get(base + '/api/tickets?filter=unassigned')).json()
for (let i = 0; i < rounds; i++) {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  if (rate > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate })
  await page.goto(base + '/tickets/all-unsolved/' + list.items[i].id)
  await page.getByText('Reply to').first().waitFor({ timeout: 120000 })
  const when = await page.evaluate(() => Math.round(performance.now()))
  cut = true; for (const s of sockets) s.destroy()
  const began = Date.now()
  try { await page.getByText('The connection to Svara is lost.').first().waitFor({ timeout: 20000 }); console.log(i, 'ok', Date.now() - began) }
  catch { console.log(i, 'MISSED cut at', when, JSON.stringify(await page.evaluate(() => [performance.now(), navigator.onLine, document.visibilityState, window.__l]))); await page.screenshot({ path: `/tmp/cut-${i}.png` }) }
  cut = false
  await page.close()
}
await browser.close(); process.exit()
