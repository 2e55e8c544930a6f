import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs'
import subsetFont from 'subset-font'

/** Text as outlines, from the fonts that the project ships: a picture looks the same on a machine without any font. */

export type Weight = 400 | 600

/** What a line of text is drawn with: the path in SVG's own direction from the baseline's left end, and how wide it is. */
export type Outline = { path: string; width: number }
export type Outliner = (text: string, size: number, weight?: Weight) => Outline

const family = '@fontsource-variable/noto-sans-sc'
const require = createRequire(import.meta.url)

type Slice = { file: string; has: (codePoint: number) => boolean }
let known: Slice[] | undefined

/** What will be drawn in each weight. */
export type Texts = Record<Weight, Iterable<string>>

/** Loads what these texts need; afterwards drawing waits for nothing. A character that no font has becomes an empty box. */
export async function loadOutliner(texts: Texts): Promise<Outliner> {
  const fonts = { 400: await fontsFor(texts[400], 400), 600: await fontsFor(texts[600], 600) }
  const drawn = new Map<string, Outline>() // a chart asks for a label's width before it draws it
  return (text, size, weight = 400) => {
    const key = `${size}/${weight}/${text}`
    const before = drawn.get(key)
    if (before) return before
    const outline = joined(
      runsOf(text, fonts[weight]).map((run) => shaped(run.font, run.text)),
      size / unitsPerEm,
    )
    drawn.set(key, outline)
    return outline
  }
}

/** By character, the font of the slice that has it: an instance of this weight with no more glyphs than are asked for. */
async function fontsFor(texts: Iterable<string>, weight: Weight): Promise<ReadonlyMap<string, Font>> {
  const bySlice = new Map<string, Set<string>>()
  for (const character of new Set([...texts, '…□'].flatMap((text) => [...text]))) {
    const slice = slices().find(({ has }) => has(character.codePointAt(0) ?? 0))
    if (slice) bySlice.set(slice.file, (bySlice.get(slice.file) ?? new Set()).add(character))
  }
  const fonts = new Map<string, Font>()
  for (const [file, characters] of bySlice) {
    const font = await openFont(file, [...characters].join(''), weight)
    for (const character of characters) fonts.set(character, font)
  }
  return fonts
}

const unitsPerEm = 1000 // of every slice of this family

/** Pieces of a text that one font has, in order. Letters and digits share one, so that they keep their kerning. */
function runsOf(text: string, fonts: ReadonlyMap<string, Font>): { font: Font; text: string }[] {
  const runs: { font: Font; text: string }[] = []
  for (const character of text) {
    const own = fonts.get(character)
    const font = own ?? fonts.get('□')
    if (!font) throw new Error(`The fonts that the project ships cannot be read: ${family} is damaged.`)
    const there = own ? character : '□'
    const last = runs.at(-1)
    if (last?.font === font) last.text += there
    else runs.push({ font, text: there })
  }
  return runs
}

type Glyphs = { glyphs: { path: string; x: number; y: number }[]; width: number }

function shaped(font: Font, text: string): Glyphs {
  const buffer = new Buffer()
  buffer.addText(text)
  buffer.guessSegmentProperties()
  shape(font, buffer)
  let width = 0
  const glyphs = buffer.getGlyphInfosAndPositions().map(({ codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 }) => {
    const glyph = { path: font.glyphToPath(codepoint), x: width + xOffset, y: yOffset }
    width += xAdvance
    return glyph
  })
  return { glyphs, width }
}

/** One path for all glyphs: SVG's y goes down, a font's goes up. */
function joined(parts: readonly Glyphs[], scale: number): Outline {
  let start = 0
  const paths = parts.flatMap(({ glyphs, width }) => {
    const from = start
    start += width
    return glyphs.map((glyph) => moved(glyph.path, { dx: from + glyph.x, dy: glyph.y, scale }))
  })
  return { path: paths.join(''), width: start * scale }
}

/** HarfBuzz draws with the absolute commands M, L, Q, C and Z: the numbers come in pairs. */
function moved(path: string, { dx, dy, scale }: { dx: number; dy: number; scale: number }): string {
  let horizontal = true
  return path.replace(/-?\d+(?:\.\d+)?/g, (number) => {
    const value = horizontal ? (Number(number) + dx) * scale : -(Number(number) + dy) * scale
    horizontal = !horizontal
    return String(Math.round(value * 100) / 100)
  })
}

async function openFont(file: string, characters: string, weight: Weight): Promise<Font> {
  const woff2 = await readFile(require.resolve(`${family}/files/${file}`))
  const sfnt = await subsetFont(woff2, characters, { targetFormat: 'sfnt', variationAxes: { wght: weight } })
  return new Font(new Face(new Blob(sfnt)))
}

/** The slices with the characters they declare, the Latin ones first, so that a digit is never taken from a Chinese one. */
function slices(): readonly Slice[] {
  if (known) return known
  const ranges = require(`${family}/unicode.json`) as Record<string, string> // the package's own table
  const latinFirst = Object.entries(ranges).sort(([a], [b]) => Number(a.startsWith('[')) - Number(b.startsWith('[')))
  known = latinFirst.map(([name, range]) => ({
    file: `noto-sans-sc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`,
    has: within(range),
  }))
  return known
}

/** `U+4e00-4e0f,U+4e10` as a question. */
function within(range: string): (codePoint: number) => boolean {
  const bounds = range.split(',').map((part) => {
    const [from = '', to = from] = part.replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const
  })
  return (codePoint) => bounds.some(([from, to]) => codePoint >= from && codePoint <= to)
}
