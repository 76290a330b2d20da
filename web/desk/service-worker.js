// Keeps the desk's own files, so that it opens without a connection. Answers of the API are never kept.
// The build writes the files' names in here (see vite.config.ts): another build is another worker.
const VERSION = '__VERSION__'
const FILES = /* the build's */ []

const PREFIX = 'svara-desk-'
const CACHE = PREFIX + VERSION
const PAGE = '/'

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (isDesk(url.pathname)) event.respondWith(page(request))
    return
  }
  if (FILES.includes(url.pathname) || url.pathname.startsWith('/desk/assets/')) event.respondWith(file(request))
})

/** Addresses of the server's own are its alone. */
function isDesk(path) {
  return !/^\/(api|setup|health|error|assets|desk)(\/|$)/.test(path)
}

/** The page comes from the server, with whatever version it has now; the one kept is for when it cannot be reached. */
async function page(request) {
  try {
    const answer = await fetch(request)
    if (answer.status < 500) return answer
  } catch {
    // no connection
  }
  return (await caches.match(PAGE)) ?? Response.error()
}

/** Names change with the content, so what is kept is right. An older desk that is still open finds its files too. */
async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}

async function keepAll() {
  const cache = await caches.open(CACHE)
  const fresh = [PAGE, ...FILES].map(
    (path) => new Request(path, { cache: path.includes('/assets/') ? 'default' : 'reload' }),
  )
  await cache.addAll(fresh)
}

/** The version before is kept as well, for the pages that were opened with it. */
async function forgetOlder() {
  const kept = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  const older = kept.filter((name) => name !== CACHE).slice(0, -1)
  await Promise.all(older.map((name) => caches.delete(name)))
}
