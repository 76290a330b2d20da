// Builds the desk when its sources have changed since the last time, and lays it where the jar takes it from:
//     node build/build-if-stale.mjs FOLDER
// Maven calls it. "npm ci" runs when node_modules is missing or belongs to another package-lock.json.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { checkIndex } from './check-index.mjs'
import { compressAll } from './compress.mjs'

const web = dirname(dirname(fileURLToPath(import.meta.url)))
const built = join(web, 'desk', 'dist')
const installedFor = join(web, 'node_modules', '.svara-lock')
// the schema is made from api/openapi.json by the build
const generated = join(web, 'api', 'src', 'schema.ts')
const notSources = new Set(['node_modules', 'dist', 'target', '__tests__'])
// what the bundler writes for other tools
const notServed = join(built, '.vite')

function main() {
  const out = resolve(process.argv[2] ?? fail('Say into which folder the desk is to be laid.'))
  if (!existsSync(join(web, 'package.json'))) {
    return
  }
  const builtFrom = `${out}.built-from`
  if (existsSync(join(out, 'index.html')) && contentOf(builtFrom) === hashOfSources()) {
    return
  }
  rmSync(builtFrom, { force: true })
  installIfStale()
  npm('run', 'build')
  checkIndex(join(built, 'index.html'))
  rmSync(out, { recursive: true, force: true })
  mkdirSync(dirname(out), { recursive: true })
  cpSync(built, out, { recursive: true, filter: (path) => path !== notServed })
  compressAll(out)
  // taken now: the build may have renewed a generated source
  writeFileSync(builtFrom, hashOfSources())
}

function installIfStale() {
  const lock = hash([join(web, 'package-lock.json')])
  if (contentOf(installedFor) === lock) {
    return
  }
  npm('ci', '--no-audit', '--no-fund')
  writeFileSync(installedFor, lock)
}

function npm(...args) {
  const done = spawnSync('npm', args, { cwd: web, stdio: ['ignore', 'inherit', 'inherit'] })
  if (done.status !== 0) {
    fail(`"npm ${args.join(' ')}" failed in ${web}`)
  }
}

function hashOfSources() {
  return hash(filesBelow(web))
}

function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !notSources.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path]
    })
    .filter((path) => path !== generated)
    .sort()
}

// The Node version too: what it makes may differ.
function hash(files) {
  const digest = createHash('sha256').update(process.version)
  for (const file of files) {
    const content = readFileSync(file)
    digest.update(`\n${file} ${content.length}\n`).update(content)
  }
  return digest.digest('hex')
}

function contentOf(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}

main()
