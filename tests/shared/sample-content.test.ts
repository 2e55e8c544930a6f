import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Content } from '#shared/content.ts'
import { encodeQr } from '#shared/qr-text.ts'

const folder = new URL('../../server/content/sample/', import.meta.url)
const file = (path: string) => readFileSync(new URL(path, folder))
const raw: unknown = JSON.parse(file('content.json').toString('utf8'))
const content = Content.parse(raw)

/** Every string of the document with its path. */
function* strings(value: unknown, path = ''): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value]
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) yield* strings(inner, `${path}/${key}`)
}
/** What a browser would refuse in this XML: such a drawing paints nothing at all. Knows the plain subset that the drawings use. */
function xmlFaults(svg: string): string[] {
  const open: string[] = []
  const faults: string[] = []
  for (const [tag, closing, name = '', attributes = '', empty] of svg.matchAll(/<(\/?)([a-zA-Z]+)([^<>]*?)(\/?)>/g)) {
    const names = [...attributes.matchAll(/([\w-]+)="[^"]*"/g)].map((match) => match[1])
    if (new Set(names).size < names.length) faults.push(`an attribute twice in ${tag}`)
    if (closing && open.pop() !== name) faults.push(`${tag} closes nothing`)
    if (!closing && !empty) open.push(name)
  }
  return [...faults, ...open.map((name) => `<${name}> is never closed`)]
}
const texts = [...strings(raw)]
const stops = content.tours.flatMap((tour) => tour.stops.map((stop) => ({ tour, stop })))

describe('the sample booth', () => {
  test('has 28 exhibits of 17 units and three parks, in official order, each unit with an exhibit', () => {
    expect(content.exhibits).toHaveLength(28)
    expect(content.units.filter((unit) => unit.kind !== 'park')).toHaveLength(17)
    expect(content.units.filter((unit) => unit.kind === 'park')).toHaveLength(3)
    expect(content.units.map((unit) => unit.order)).toEqual(content.units.map((_, i) => i + 1))
    const shown = new Set(content.exhibits.flatMap((exhibit) => [exhibit.unit, exhibit.park]))
    expect(content.units.filter((unit) => !shown.has(unit.code))).toEqual([])
  })

  test('is marked as a sample everywhere', () => {
    expect(content.event.sampleNotice).toBeDefined()
    expect(content.exhibits.filter((exhibit) => !exhibit.sample)).toEqual([])
  })

  test('relates each exhibit to two or three others, both ways', () => {
    const related = new Map(content.exhibits.map((exhibit) => [exhibit.id, exhibit.related]))
    for (const exhibit of content.exhibits) {
      expect([2, 3], exhibit.id).toContain(exhibit.related.length)
      for (const other of exhibit.related) expect(related.get(other), `${exhibit.id} – ${other}`).toContain(exhibit.id)
    }
  })

  test('shows each exhibit with a drawing of its own, a QR code that stays coarse, and sourced figures', () => {
    for (const exhibit of content.exhibits) {
      expect(exhibit.pictures[0]).toMatchObject({ media: exhibit.id, drawn: true })
      const says = exhibit.qr && encodeQr(exhibit.qr)
      expect(says?.length, exhibit.id).toBeGreaterThan(0)
      expect(Buffer.byteLength(says ?? ''), exhibit.id).toBeLessThanOrEqual(exhibit.qr?.kind === 'office' ? 200 : 60)
      expect(exhibit.facts.length, exhibit.id).toBeGreaterThanOrEqual(2)
    }
    const links = content.exhibits.flatMap(({ qr }) => (qr?.kind === 'url' ? [qr.target] : []))
    for (const link of links) expect(link).toMatch(/^https:\/\/example\.com\//)
  })
})

describe('its media', () => {
  const entries = Object.entries(content.media)

  test('lists exactly the files in the folder', () => {
    const files = readdirSync(new URL('media/', folder)).map((name) => name.replace(/\.[a-z0-9]+$/, ''))
    expect(files.toSorted()).toEqual(Object.keys(content.media).toSorted())
  })

  test.each(entries)('%s is sealed and small', (key, media) => {
    const bytes = file(`media/${key}.${media.type === 'video/mp4' ? 'mp4' : 'svg'}`)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(media.hash)
    expect(bytes.length).toBe(media.bytes)
    expect(bytes.length).toBeLessThanOrEqual(key === 'booth' || media.type === 'video/mp4' ? 60_000 : 40_000)
  })

  test.each(entries.filter(([, { type }]) => type === 'image/svg+xml'))('%s is self-contained', (key, media) => {
    const svg = file(`media/${key}.svg`).toString('utf8')
    expect(svg).toContain(`viewBox="0 0 ${media.width} ${media.height}"`)
    expect(xmlFaults(svg)).toEqual([])
    expect(svg).not.toMatch(/<(text|image|script|style|filter|foreignObject|use)\b|href=|style=|\son[a-z]+=|url\((?!#)/)
  })
})

describe('its wording', () => {
  test('has no half-width punctuation between Chinese characters', () => {
    const half =
      /[\p{Script=Han}”）》][,.;:!?()][\p{Script=Han}“（《]|[\p{Script=Han}][,;:!?()]|[,;:!?()][\p{Script=Han}]/u
    expect(texts.filter(([, text]) => half.test(text))).toEqual([])
  })

  test('makes no absolute claim (an emergency text may say “nearest”)', () => {
    const absolute = /最|第一|唯一|国家级|首创|领先|填补空白/
    const claims = texts.filter(([path, text]) => absolute.test(text) && !path.startsWith('/emergency/'))
    expect(claims).toEqual([])
  })

  test('names no telephone and no mailbox', () => {
    expect(texts.filter(([path, text]) => !path.endsWith('/hash') && /\d{7,}|@/.test(text))).toEqual([])
  })

  test('is complete in both languages: no Chinese in the English, and Chinese in the Chinese', () => {
    const han = /\p{Script=Han}/u
    expect(texts.filter(([path, text]) => path.endsWith('/en') && han.test(text))).toEqual([])
    const numbersOnly = /^[\d\s.,–—%°℃]+$/
    expect(texts.filter(([path, text]) => path.endsWith('/zh') && !han.test(text) && !numbersOnly.test(text))).toEqual(
      [],
    )
  })
})

describe('its tours', () => {
  // Standing, an explainer says 180 Chinese characters in a minute; a fifth over is what a pause can absorb.
  const secondsFor = (zh: string) => (zh.length / 180) * 60

  test.each(stops.map(({ tour, stop }) => [`${tour.id} / ${stop.id}`, stop] as const))(
    '%s can be said in time',
    (_, stop) => {
      expect(stop.scripts.oneLine.zh.length).toBeLessThanOrEqual(30)
      expect(secondsFor(stop.scripts.short.zh)).toBeLessThanOrEqual(stop.plannedSeconds * 1.2)
      if (stop.scripts.full) {
        expect(stop.scripts.full.zh.length).toBeGreaterThan(400)
        expect(secondsFor(stop.scripts.full.zh)).toBeLessThanOrEqual(180)
      }
    },
  )

  test.each(content.tours.map((tour) => [tour.id, tour] as const))('%s fits its minutes', (_, tour) => {
    const planned = tour.stops.reduce((sum, stop) => sum + stop.plannedSeconds, secondsFor(tour.overview.script.zh))
    expect(planned).toBeLessThanOrEqual(tour.minutes * 60)
    const kiosks = new Set(content.screens.map((screen) => screen.kiosk))
    for (const stop of tour.stops) if (stop.kiosk) expect(kiosks).toContain(stop.kiosk)
  })
})
