import { readFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { figure, type Figure } from './figure.ts'

const dist = fileURLToPath(new URL('../dist', import.meta.url))
const gzipLevel = 6 // what the server's compression uses

/** The JavaScript of a kiosk as it is transferred, from the built files: the page's entry with all it imports, the worker apart. */
export async function measureSize(say: (line: string) => void): Promise<Figure[]> {
  const html = await readFile(join(dist, 'kiosk', 'index.html'), 'utf8')
  const entries = [...html.matchAll(/<(?:script|link rel="modulepreload")[^>]*?(?:src|href)="\/([^"]+\.js)"/g)]
  if (entries.length === 0) throw new Error('dist/kiosk/index.html names no script: is it built?')
  const atOnce = await follow(
    entries.map(([, path]) => join(dist, path ?? '')),
    staticImport,
  )
  const everything = await follow([...atOnce.keys()], anyImport)
  const worker = await sizeOf(join(dist, 'kiosk', 'service-worker.js'))
  for (const [file, size] of atOnce) say(`size: ${relative(dist, file)} ${(size / 1_000).toFixed(1)} kB`)
  const total = sum(atOnce)
  return [
    figure({
      id: 'size-kiosk',
      what: 'kiosk page’s JavaScript, gzip, without fonts',
      unit: 'kB',
      measured: { value: total / 1_000 },
      limits: [{ of: 'value', atMost: 110 }],
    }),
    figure({
      id: 'size-later',
      what: 'loaded later, on demand',
      unit: 'kB',
      measured: { value: (sum(everything) - total) / 1_000 },
    }),
    figure({ id: 'size-worker', what: 'service worker', unit: 'kB', measured: { value: worker / 1_000 } }),
  ]
}

const staticImport = /(?:\bfrom|\bimport)\s*["'](\.[^"']+\.js)["']/g
const anyImport = /(?:\bfrom|\bimport)\s*\(?\s*["'`](\.[^"'`]+\.js)["'`]/g

/** Every file reached from these by such imports, with its compressed size. */
async function follow(start: readonly string[], imports: RegExp): Promise<Map<string, number>> {
  const found = new Map<string, number>()
  const waiting = [...start]
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file)) continue
    const code = await readFile(file)
    found.set(file, gzipSync(code, { level: gzipLevel }).length)
    for (const [, path] of code.toString('utf8').matchAll(imports)) waiting.push(join(dirname(file), path ?? ''))
  }
  return found
}

const sum = (sizes: ReadonlyMap<string, number>): number => [...sizes.values()].reduce((all, size) => all + size, 0)

const sizeOf = async (file: string): Promise<number> => gzipSync(await readFile(file), { level: gzipLevel }).length
