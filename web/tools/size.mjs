// What a browser loads before an agent sees the tickets: the entry, the tickets page and one language, with all that
// they import. Fails when that is more script than was promised (gzip, as most servers send it).
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT_KILOBYTES = 250
const FIRST_VIEW = ['index.html', 'src/features/tickets/layout/TicketsPage.tsx', 'src/i18n/sv.ts']

const dist = new URL('../desk/dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist)))
const chunks = new Set()
for (const entry of FIRST_VIEW) collect(entry)

function collect(name) {
  const chunk = manifest[name]
  if (!chunk) throw new Error(`${name} is not in the build: has it been renamed? Build first (npm run build).`)
  if (chunks.has(chunk.file)) return
  chunks.add(chunk.file)
  chunk.imports?.forEach(collect)
}

const sizes = [...chunks].map((file) => ({
  file,
  bytes: gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length,
}))
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
for (const { file, bytes } of sizes.toSorted((one, other) => other.bytes - one.bytes))
  console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`)
console.log(`${total.toFixed(1).padStart(7)} kB  in all, of ${LIMIT_KILOBYTES}`)
if (total > LIMIT_KILOBYTES) {
  console.error("The desk's first script is too large. Load what the first view does not need by import().")
  process.exit(1)
}
