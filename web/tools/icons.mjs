// Draws the app's icons from svara.svg into desk/public. Run it after the mark has changed: node tools/icons.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { openBrowser } from './browser.mjs'

const folder = new URL('../desk/public/', import.meta.url)
const mark = readFileSync(new URL('svara.svg', folder), 'utf8')
const ground = /<rect[^>]*fill="(#\w+)"/.exec(mark)[1]

const ICONS = [
  { file: 'icon-192.png', size: 192 },
  { file: 'icon-512.png', size: 512 },
  // a launcher cuts its own shape: the ground reaches the edges, the arrow stays within the safe zone
  { file: 'icon-maskable-512.png', size: 512, maskable: true },
]

const browser = await openBrowser()
for (const { file, size, maskable } of ICONS) {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const drawn = size * (maskable ? 0.8 : 1)
  await page.setContent(`<style>
    body { margin: 0; height: ${size}px; display: grid; place-items: center; ${maskable ? `background: ${ground}` : ''} }
    svg { display: block; width: ${drawn}px; height: ${drawn}px }
  </style>${mark}`)
  writeFileSync(new URL(file, folder), await page.screenshot({ omitBackground: !maskable }))
  await page.close()
}
await browser.close()
