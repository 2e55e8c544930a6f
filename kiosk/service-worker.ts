/** Keeps the kiosk's page, scripts and fonts, so that a reload works while the server is away. */

// The library of worker types cannot stand beside that of pages; this is all of it that is used here.
type Lasting = { waitUntil: (work: Promise<unknown>) => void }
type FetchEvent = Event & { request: Request; respondWith: (answer: Promise<Response>) => void } & Lasting
interface ServiceWorkerScope {
  addEventListener(type: 'install' | 'activate', listener: (event: Event & Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
}
const worker = self as unknown as ServiceWorkerScope // this file only ever runs as a service worker

const cacheName = 'zhantai-kiosk'
const page = '/kiosk/'
const patienceMs = 2_000 // a server that is slow to answer must not hold a black screen

worker.addEventListener('install', (event) => {
  event.waitUntil(keepPage(fetch(page)).then(() => worker.skipWaiting()))
})
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(freshPage(event))
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
})

/** The server's page if it answers in time, else the kept one. */
async function freshPage(event: FetchEvent): Promise<Response> {
  const fresh = keepPage(fetch(page, { cache: 'no-cache' }))
  event.waitUntil(fresh.catch(() => null)) // no server: the kept page is shown, and the page itself says so
  const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patienceMs))
  const answer = await Promise.race([fresh.catch(() => null), late])
  return answer ?? (await (await caches.open(cacheName)).match(page)) ?? fresh
}

/** Names of assets carry their hash: what was kept once is right for ever. */
async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName)
  const kept = await cache.match(request.url)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await cache.put(request.url, response.clone())
  return response
}

/** Keeps a page with the scripts, styles and words it names, and lets go of those of older builds. Fonts stay. */
async function keepPage(answer: Promise<Response>): Promise<Response> {
  const response = await answer
  if (!response.ok) throw new Error(`${page} answered ${response.status}.`)
  const html = await response.clone().text()
  const assets = [...html.matchAll(/\/assets\/[\w.-]+\.(?:json|js|css)/g)].map(([path]) => path)
  const cache = await caches.open(cacheName)
  await Promise.all(
    assets.map(async (path) => {
      if (!(await cache.match(path))) await cache.add(path)
    }),
  )
  await cache.put(page, response.clone())
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url)
    if (/\.(?:json|js|css)$/.test(pathname) && !assets.includes(pathname)) await cache.delete(url)
  }
  return response
}
