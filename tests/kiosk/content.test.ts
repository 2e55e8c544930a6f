import { createHash } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import type { BundleHash } from '#shared/ids.ts'
import type { Bundle } from '../../kiosk/content/bundle.ts'
import { download, sha256Hex } from '../../kiosk/content/download.ts'
import { Library } from '../../kiosk/content/library.svelte.ts'
import { until } from '../support/until.ts'
import { bundleOf, hashOf } from './support.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('D3 a file is hashed in steps and gets the name that the server gives it', async () => {
  const bytes = new Uint8Array(3_000_000).map((_, i) => i % 251)
  expect(await sha256Hex(bytes)).toBe(sha256(bytes))
})

test('D3 a file whose bytes are not the named ones is refused', async () => {
  vi.stubGlobal('fetch', async () => new Response('half a pict'))
  await expect(download('/media/x', sha256('half a picture'), 'token')).rejects.toThrow(/\/media\/x is damaged/)
  vi.stubGlobal('fetch', async () => new Response('half a picture'))
  expect(await (await download('/media/x', sha256('half a picture'), 'token')).text()).toBe('half a picture')
})

test('D3 a file is asked for as this kiosk, and a refusal names the path', async () => {
  const ask = vi.fn(async () => new Response('', { status: 404 }))
  vi.stubGlobal('fetch', ask)
  await expect(download('/media/x', '', 'token')).rejects.toThrow('/media/x answered 404')
  expect(ask).toHaveBeenCalledWith('/media/x', expect.objectContaining({ headers: { Authorization: 'Bearer token' } }))
})

function libraryOf(bundle: (hash: BundleHash) => Promise<Bundle>) {
  vi.stubGlobal(
    'Image',
    class {
      src = ''
      decode = () => Promise.resolve()
    },
  )
  return new Library({ bundle, tidy: async () => {} })
}

test('D4 a bundle is ready when it is fetched and decoded completely, the next one before it is shown', async () => {
  const library = libraryOf(async (hash) => bundleOf(hash.charAt(0)))
  library.want({ bundle: hashOf('a'), nextBundle: null }, null)
  await until(() => library.ready === hashOf('a'), 'the first bundle is ready')
  library.want({ bundle: hashOf('a'), nextBundle: hashOf('b') }, hashOf('a'))
  await until(() => library.ready === hashOf('b'), 'the next bundle is ready')
  expect(library.get(hashOf('a'))).not.toBeNull()
})

test('D4 a bundle that was ready before is ready again when the booth goes back to it', async () => {
  const library = libraryOf(async (hash) => bundleOf(hash.charAt(0)))
  library.want({ bundle: hashOf('a'), nextBundle: hashOf('b') }, hashOf('a'))
  await until(() => library.ready === hashOf('b'), 'the next bundle is ready')
  library.want({ bundle: hashOf('b'), nextBundle: hashOf('a') }, hashOf('a'))
  await until(() => library.ready === hashOf('a'), 'the old bundle is ready again')
})

test('D4 while the server is away the bundle is asked for again, and content on show is not let go', async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  let away = true
  const library = libraryOf(async (hash) => {
    if (away && hash === hashOf('b')) throw new Error('no server')
    return bundleOf(hash.charAt(0))
  })
  library.want({ bundle: hashOf('a'), nextBundle: null }, null)
  await until(() => library.ready === hashOf('a'), 'the first bundle is ready')
  library.want({ bundle: hashOf('b'), nextBundle: null }, hashOf('a'))
  expect(library.get(hashOf('a'))).not.toBeNull()
  away = false
  await until(() => library.ready === hashOf('b'), 'the second bundle is ready')
})

test('the pictures of the stops are decoded once, before Next or Jump asks for them', async () => {
  const library = libraryOf(async (hash) => bundleOf(hash.charAt(0)))
  const bundle = bundleOf('a')
  let decoded = 0
  vi.stubGlobal(
    'Image',
    class {
      src = ''
      naturalWidth = 0
      decode = () => Promise.resolve(void decoded++)
    },
  )
  const stops = bundle.content.exhibits.slice(0, 3)
  await library.decode(bundle, stops)
  expect(decoded).toBe(3)
  const [exhibit] = stops
  if (!exhibit) throw new Error('no exhibit')
  await library.prepare(bundle, { name: 'exhibit', exhibit })
  expect(decoded).toBe(3)
})
