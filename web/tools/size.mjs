// What a browser loads before an agent sees the tickets: the entry, the tickets page and one language, with all that
// they import. Fails when that is more script than was promised (gzip, as most servers send it), or when something
// comes with it that belongs to what one opens later.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT_KILOBYTES = 250
const FIRST_VIEW = ['index.html', 'src/features/tickets/layout/TicketsPage.tsx', 'src/i18n/sv.ts']
/** Groups of vite.config.ts. */
const LATER = ['floating']

const dist = new URL('../desk/dist/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist)))
/** By file: the way that leads to it. */
const ways = new Map()
const failures = []
const groups = new Set(Object.values(manifest).map((chunk) => chunk.name))
for (const group of LATER) if (!groups.has(group)) throw new Error(`There is no group ${group} in the build any more.`)
for (const entry of FIRST_VIEW) collect(entry, [])

function collect(name, importers) {
  const chunk = manifest[name]
  if (!chunk) throw new Error(`${name} is not in the build: has it been renamed? Build first (npm run build).`)
  if (ways.has(chunk.file)) return
  const way = [...importers, chunk.name]
  ways.set(chunk.file, way)
  if (LATER.includes(chunk.name))
    failures.push(`The first view draws in ${way.join(' > ')}. Use MenuOnDemand and tip(), or load it by import().`)
  chunk.imports?.forEach((imported) => collect(imported, way))
}

const sizes = [...ways.keys()].map((file) => ({
  file,
  bytes: gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length,
}))
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
const largest = sizes
  .toSorted((one, other) => other.bytes - one.bytes)
  .slice(0, total > LIMIT_KILOBYTES ? undefined : 10)
for (const { file, bytes } of largest) console.log(`${(bytes / 1000).toFixed(1).padStart(7)} kB  ${file}`)
console.log(`${total.toFixed(1).padStart(7)} kB  in all, of ${LIMIT_KILOBYTES}`)
if (total > LIMIT_KILOBYTES)
  failures.push("The desk's first script is too large. Load what the first view does not need by import().")
if (failures.length > 0) {
  console.error(failures.join('\n'))
  process.exit(1)
}
