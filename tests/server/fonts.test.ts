import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pino from 'pino'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Content } from '#shared/content.ts'
import { Bundles } from '../../server/content/bundles.ts'
import { charactersIn } from '../../server/content/fonts/cut.ts'
import { usedIn } from '../../server/content/fonts/characters.ts'
import { Fonts } from '../../server/content/fonts/fonts.ts'
import { texts } from '../../kiosk/texts.ts'
import { publishDraft } from '../support/approval.ts'
import { startBooth } from '../support/booth.ts'
import { sampleContent } from '../support/fixtures.ts'
import { temporaryFolder } from '../support/folder.ts'

const log = pino({ level: 'silent' })

async function workshop(limitMs?: number) {
  const folder = await temporaryFolder()
  const bundles = await Bundles.open(folder)
  return { folder, bundles, fonts: new Fonts(folder, { bundles, log, ...(limitMs && { limitMs }) }) }
}

/** What each piece of a font says it has, and what it has. */
async function piecesOf(bundles: Bundles, font: NonNullable<Content['fonts']>[number]) {
  const data = await readFile(bundles.mediaPath(font.hash))
  let at = 0
  return font.pieces.map(({ bytes, range }) => {
    const there = charactersIn(data.subarray(at, (at += bytes)))
    const says = range.split(',').flatMap((run) => {
      const [from = '', to = from] = run.replace('U+', '').split('-')
      return Array.from({ length: parseInt(to, 16) - parseInt(from, 16) + 1 }, (_, i) => parseInt(from, 16) + i)
    })
    return { there, says, end: at, length: data.length }
  })
}

describe('D20: a bundle has every letter that its screens need', () => {
  test('each character of the content and of the screens’ own texts is really in a piece that says so', async () => {
    const { bundles, fonts } = await workshop()
    const content = sampleContent()
    const { fonts: made, missing } = await fonts.make(content)
    expect(missing).toEqual([])
    const read = made!.filter(({ family }) => !family.includes('Serif'))
    const pieces = (await Promise.all(read.map((font) => piecesOf(bundles, font)))).flat()
    for (const { there, says } of pieces) expect(says.filter((code) => !there.has(code))).toEqual([])
    const held = new Set(pieces.flatMap(({ says }) => says))
    const needed = [...usedIn(content).keys(), ...[...JSON.stringify(texts)].map((letter) => letter.codePointAt(0)!)]
    expect(needed.filter((code) => !held.has(code)).map((code) => String.fromCodePoint(code))).toEqual([])
  })

  test('titles have their own family, a few files hold it all, and the pieces fill them to the last byte', async () => {
    const { bundles, fonts } = await workshop()
    const { fonts: made } = await fonts.make(sampleContent())
    expect(made!.map(({ family }) => family)).toEqual(
      expect.arrayContaining(['Noto Sans SC Variable', 'Noto Serif SC Variable']),
    )
    expect(made!.length).toBeLessThanOrEqual(6)
    for (const font of made!)
      expect((await piecesOf(bundles, font)).at(-1)).toMatchObject({ end: font.bytes, length: font.bytes })
    expect(Content.safeParse({ ...sampleContent(), fonts: made }).success).toBe(true)
  })

  test('the same characters are not cut twice; a damaged or lost memory is made anew', async () => {
    const { folder, bundles, fonts } = await workshop()
    const first = await fonts.make(sampleContent())
    const never = new Fonts(folder, { bundles, log, limitMs: 1 }) // has no time to cut anything
    expect(await never.make(sampleContent())).toEqual(first)
    const reworded = sampleContent()
    reworded.event.booth.zh = [...reworded.event.booth.zh].toReversed().join('')
    expect(await never.make(reworded), 'no new character').toEqual(first)
    await rm(bundles.mediaPath(first.fonts![0]!.hash))
    expect((await never.make(sampleContent())).fonts, 'a file is gone').toBeNull()
    expect(await fonts.make(sampleContent())).toEqual(first)
    await writeFile(join(folder, 'fonts.json'), '{"key":')
    expect((await never.make(sampleContent())).fonts).toBeNull()
    expect(await fonts.make(sampleContent())).toEqual(first)
  })

  test('without time for them a bundle goes without, and the booth publishes all the same', async () => {
    const { fonts } = await workshop(1)
    expect(await fonts.make(sampleContent())).toEqual({ fonts: null, missing: [] })
  })
})

describe('D21: a character that no font has is refused by its place', () => {
  test('a rare character, an emoji and a private one are named; spaces and invisible marks are not', async () => {
    const { fonts } = await workshop()
    const content = sampleContent()
    content.exhibits[3]!.title.zh = '永福𰻞罗汉果'
    content.exhibits[4]!.plain.en = 'Grown with \u2764\ufe0f and \u{1fae0}'
    content.event.booth.zh = '桂林\u200b\u3000\ue000展区'
    const { missing } = await fonts.make(content)
    expect(missing.map(({ path, character }) => [path, character])).toEqual(
      expect.arrayContaining([
        ['exhibits.3.title.zh', '𰻞'],
        ['exhibits.4.plain.en', '\u{1fae0}'],
        ['event.booth.zh', '\ue000'],
      ]),
    )
    expect(missing.map(({ character }) => character)).not.toContain('\u200b')
    expect(missing.map(({ character }) => character)).not.toContain('\ufe0f')
  })

  test('publishing says which character, where, its number and what to do; nothing is published', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const { content } = booth.server.context
    const before = booth.server.context.booth.current.bundle
    await content.update((draft) => void (draft.exhibits[0]!.title.zh = '𰻞展品'))
    const refused = await publishDraft(booth)
    expect(refused.status).toBe(409)
    const { detail, reason } = (await refused.json()) as { detail: string; reason: string }
    expect(reason).toBe('content-broken')
    for (const part of ['exhibits.0.title.zh', '𰻞', 'U+30EDE', '请改用', 'another way']) expect(detail).toContain(part)
    expect(booth.server.context.booth.current).toMatchObject({ bundle: before, nextBundle: null })
  })
})

describe('D22: fonts are part of the bundle', () => {
  test('they are served by their hash, and a draft that differs in nothing else is what is published', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const { context } = booth.server
    await context.content.update((draft) => void (draft.event.booth.zh = '桂林新展区'))
    const { bundle } = (await (await publishDraft(booth)).json()) as { bundle: string }
    const published = (await (await booth.admin.get(`/api/content/${bundle}`)).json()) as Content
    const [font] = published.fonts!
    const file = await booth.admin.get(`/media/${font!.hash}`)
    expect(file.headers.get('content-type')).toBe('font/sfnt')
    expect((await file.arrayBuffer()).byteLength).toBe(font!.bytes)
    const status = await (await booth.admin.get('/api/content/status')).json()
    expect(status).toMatchObject({ draft: bundle, published: bundle, changed: false })
    await context.content.update((draft) => Object.assign(draft, { fonts: published.fonts }))
    expect(await context.bundles.nameOf(context.content.current, context.booth.current.bundle)).toBe(bundle)
  })

  test('the first start ships none and is not held up; a bundle of a font that is lost is refused', async () => {
    const { bundles, fonts } = await workshop()
    expect((await bundles.load(await bundles.publish({ ...sampleContent(), media: {} })))?.fonts).toBeUndefined()
    const { fonts: made } = await fonts.make(sampleContent())
    await rm(bundles.mediaPath(made![0]!.hash))
    await expect(bundles.publish({ ...sampleContent(), media: {} }, made)).rejects.toThrow(/missing/)
  })
})
