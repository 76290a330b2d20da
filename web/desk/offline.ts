import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

/** What the page asks for besides what is bundled. */
const BESIDE = ['svara.svg', 'theme.js', 'icon-192.png']

/** Fonts for other scripts than the desk's languages use come when they are needed. */
const NEEDED = /\.(js|css)$|inter-latin(-ext)?-wght-normal.*\.woff2$/

/** Writes the service worker: the worker's own text, with the names of the files that this build has made. */
export function offline(): Plugin {
  let base = '/'
  return {
    name: 'svara-offline',
    apply: 'build',
    configResolved(config) {
      base = config.base
    },
    generateBundle(_, bundle) {
      const files = [...Object.keys(bundle).filter((file) => NEEDED.test(file)), ...BESIDE].sort()
      const text = readFileSync(new URL('service-worker.js', import.meta.url), 'utf8')
      const paths = JSON.stringify(files.map((file) => base + file))
      const hash = createHash('sha256').update(text).update(paths)
      // their names stay when their content changes
      for (const file of BESIDE) hash.update(readFileSync(new URL(`public/${file}`, import.meta.url)))
      const version = hash.digest('hex').slice(0, 12)
      this.emitFile({
        type: 'asset',
        fileName: 'service-worker.js',
        source: text.replace('__VERSION__', version).replace("/* the build's */ []", paths),
      })
    },
  }
}
