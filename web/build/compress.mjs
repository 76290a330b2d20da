// Brotli and gzip at their best, once at build: the server sends what the browser takes, and spends nothing on it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

// What is not here is compressed in itself (fonts, pictures), or is filled in as it is sent (the index).
const worthwhile = /\.(?:js|mjs|css|svg|json|webmanifest|txt|wasm)$/
const smallest = 1024

export function compressAll(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      compressAll(path)
    } else if (worthwhile.test(entry.name)) {
      compress(path)
    }
  }
}

function compress(path) {
  const content = readFileSync(path)
  if (content.length < smallest) {
    return
  }
  const brotli = brotliCompressSync(content, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
    },
  })
  writeFileSync(`${path}.br`, brotli)
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }))
}
