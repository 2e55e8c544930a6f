import type { Words } from '#shared/words.ts'
import { motifs, type Ink } from './illustration-motifs.ts'
import { motifOf } from './motif-of.ts'

/** What an illustration is composed from. */
export type Subject = { field: Words; title: Words }

const width = 1600
const height = 1200
const shore = 800

/** Where each ink comes from: the name of a token, and the house’s own colour where a theme writes one that no drawing knows. */
const inks: Record<keyof Ink, [token: string, house: string]> = {
  paper: ['--surface-paper', '#f8f2e3'],
  raised: ['--surface-raised', '#fdfaf1'],
  warm: ['--sky-warm', '#f7dfae'],
  sun: ['--sun', '#efc277'],
  far: ['--ridge-far', '#a9bdb4'],
  middle: ['--ridge-middle', '#6f968a'],
  near: ['--ridge-near', '#37695d'],
  ink: ['--ridge-ink', '#173f37'],
  mist: ['--mist', '#f6f1e2'],
  water: ['--water-near', '#9dbdb1'],
  shallow: ['--water-far', '#e2eadd'],
  accent: ['--accent', '#b5401b'],
  gold: ['--gold', '#d9a441'],
  jade: ['--jade', '#5f9c80'],
}

/**
 * The drawing of an exhibit that has no picture yet (K112): the thing that its field is about, before hills and water in the
 * colours of the booth’s theme. The same words and colours always give the same drawing.
 */
export function composeIllustration({ field, title }: Subject, palette: Readonly<Record<string, string>>): string {
  const random = randomFrom(`${field.zh}/${title.zh}`)
  const between = (low: number, high: number) => Math.round(low + (high - low) * random())
  const ink = inksFrom(palette)
  const sunAt = { x: between(1080, 1380), y: between(220, 330) }
  const ridges = [
    { tone: ink.far, low: 150, high: 330, clear: 0.6 },
    { tone: ink.middle, low: 60, high: 210, clear: 0.5 },
  ].map(({ tone, clear, low, high }) => ridge(tone, clear, () => between(low, high)))
  const lines = Array.from({ length: 9 }, () => {
    const [x, y, length] = [between(40, 1300), between(shore + 90, height - 50), between(80, 240)]
    return `M${x} ${y}h${length}`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<defs>${fade('sky', ink.paper, ink.warm)}${fade('water', ink.shallow, ink.water)}`,
    `<radialGradient id="mist"><stop offset="0" stop-color="${ink.mist}"/><stop offset="1" stop-color="${ink.mist}" stop-opacity="0"/></radialGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    `<circle cx="${sunAt.x}" cy="${sunAt.y}" r="150" fill="${ink.sun}" opacity="0.22"/>`,
    `<circle cx="${sunAt.x}" cy="${sunAt.y}" r="92" fill="${ink.sun}" opacity="0.85"/>`,
    ...ridges,
    `<rect y="${shore - 8}" width="${width}" height="${height - shore + 8}" fill="url(#water)"/>`,
    `<ellipse cx="${between(200, 600)}" cy="${shore}" rx="760" ry="58" fill="url(#mist)"/>`,
    `<ellipse cx="${between(1000, 1400)}" cy="${shore - 30}" rx="640" ry="50" fill="url(#mist)"/>`,
    `<path d="${lines.join('')}" fill="none" stroke="${ink.raised}" stroke-width="5" stroke-linecap="round" opacity="0.7"/>`,
    '<g transform="translate(800 1000) scale(1.2) translate(-800 -985)">',
    `<ellipse cx="800" cy="985" rx="430" ry="42" fill="${ink.near}" opacity="0.2"/>`,
    motifs[motifOf(field, title)](ink, between),
    '</g></svg>',
  ].join('')
}

const fade = (id: string, from: string, to: string) =>
  `<linearGradient id="${id}" x2="0" y2="1"><stop offset="0" stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient>`

/** Round-headed hills beside each other, each its own height. */
function ridge(tone: string, clear: number, rise: () => number): string {
  const step = 200
  const hills = Array.from({ length: 9 }, (_, i) => {
    const [x, top] = [i * step - 100, shore - rise()]
    return `M${x - 40} ${shore}C${x} ${top} ${x + 40} ${top} ${x + 100} ${top}S${x + 200} ${top + 20} ${x + 240} ${shore}Z`
  })
  return `<path d="${hills.join('')}" fill="${tone}" opacity="${clear}"/>`
}

/** Only plain colours get into a drawing: what a theme writes is text of somebody else’s. */
function inksFrom(palette: Readonly<Record<string, string>>): Ink {
  const colour = ([token, house]: [string, string]) => {
    const written = palette[token]?.trim() ?? ''
    return /^(?:#(?:[0-9a-f]{3}|[0-9a-f]{6})|rgb\(\d{1,3} \d{1,3} \d{1,3}\))$/i.test(written) ? written : house
  }
  return {
    ...{ paper: colour(inks.paper), raised: colour(inks.raised), warm: colour(inks.warm), sun: colour(inks.sun) },
    ...{ far: colour(inks.far), middle: colour(inks.middle), near: colour(inks.near), ink: colour(inks.ink) },
    ...{ mist: colour(inks.mist), water: colour(inks.water), shallow: colour(inks.shallow) },
    ...{ accent: colour(inks.accent), gold: colour(inks.gold), jade: colour(inks.jade) },
  }
}

/** Numbers in [0, 1) that follow from the words: FNV-1a for the seed, then mulberry32. */
function randomFrom(text: string): () => number {
  let state = 2_166_136_261
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
