import type { Content, Exhibit, Unit } from './content.ts'
import { unitsInOrder } from './lookup.ts'
import type { Language } from './words.ts'

/** Finding things by what a visitor types. No dictionary here: how a title is read came with the content. */

export type Found =
  | { kind: 'exhibit'; exhibit: Exhibit }
  | { kind: 'unit'; unit: Unit }
  | { kind: 'category'; category: Content['categories'][number] }

/** `syllables`: of the Chinese title, each with the ways it may be read. `names`: its other titles, as words. */
type Entry = {
  found: Found
  zh: string
  syllables: readonly (readonly string[])[]
  names: readonly (readonly string[])[]
}
export type SearchIndex = readonly Entry[]

/** Everything that can be found, taken apart once for each content. Content without pinyin is found by its titles alone. */
export function searchIndex(content: Content): SearchIndex {
  const entry = (found: Found, { zh, ...others }: Exhibit['title']): Entry => ({
    found,
    zh: fold(zh),
    syllables: syllablesOf(content, zh),
    names: Object.values(others).map(wordsOf),
  })
  return [
    ...content.exhibits.map((exhibit) => entry({ kind: 'exhibit', exhibit }, exhibit.title)),
    ...unitsInOrder(content).map((unit) => entry({ kind: 'unit', unit }, unit.name)),
    ...content.categories.map((category) => entry({ kind: 'category', category }, category.name)),
  ]
}

/**
 * What the typed letters find, best first: titles in the visitor's own language before the others, the beginning of a
 * title before its middle, an exhibit before a unit.
 */
export function search(index: SearchIndex, typed: string, language: Language = 'zh'): Found[] {
  const query = fold(typed).replace(/[\s'’-]/g, '')
  if (query === '') return []
  const letters = /^[a-z0-9]+$/.test(query)
  return index
    .flatMap((entry, order) => {
      const match = letters ? lettersIn(entry, query, language) : charactersIn(entry, query)
      return match ? [{ found: entry.found, kind: kinds.indexOf(entry.found.kind), order, ...match }] : []
    })
    .toSorted((a, b) => a.place - b.place || a.kind - b.kind || a.cost - b.cost || a.order - b.order)
    .map(({ found }) => found)
}

/** The first letters of a title, as somebody would type them: an example to show. Empty without pinyin. */
export const initialsOf = (content: Content, title: string, most: number): string =>
  syllablesOf(content, title)
    .slice(0, most)
    .map(([right]) => right?.charAt(0) ?? '')
    .join('')

const kinds: readonly Found['kind'][] = ['exhibit', 'unit', 'category']
const otherReading = 10 // costs more than any number of syllables that the right readings would take

/** `place`: 0 at the beginning of a title, 1 further on, 2 and 3 in another language. `cost`: less when whole syllables were typed, and read rightly. */
type Match = { place: number; cost: number }

const better = (a: Match | null, b: Match | null): Match | null =>
  !a || (b && (b.place < a.place || (b.place === a.place && b.cost < a.cost))) ? b : a

function charactersIn({ zh }: Entry, query: string): Match | null {
  const at = zh.replace(/\s/g, '').indexOf(query)
  return at < 0 ? null : { place: at === 0 ? 0 : 1, cost: 0 }
}

function lettersIn({ syllables, names }: Entry, query: string, language: Language): Match | null {
  const chinese = language === 'zh'
  let best = foreignIf(
    !chinese,
    firstThat(syllables, (start) => syllableCost(syllables, start, query)),
  )
  for (const words of names) {
    const match = firstThat(words, (start) => wordCost(words, start, query))
    best = better(best, foreignIf(chinese, match))
  }
  return best
}

const foreignIf = (foreign: boolean, match: Match | null): Match | null =>
  match && foreign ? { ...match, place: match.place + 2 } : match

function firstThat(list: readonly unknown[], costFrom: (start: number) => number | null): Match | null {
  for (let start = 0; start < list.length; start++) {
    const cost = costFrom(start)
    if (cost !== null) return { place: start === 0 ? 0 : 1, cost }
  }
  return null
}

/** Each syllable takes at least its first letter, so that `lhg`, `luohg` and `luohanguo` are the same way in. */
function syllableCost(syllables: Entry['syllables'], start: number, query: string): number | null {
  const first = syllables[start] ?? []
  if (!first.some((reading) => reading.charCodeAt(0) === query.charCodeAt(0))) return null
  let reached = new Map([[0, 0]]) // how many letters are used up, and at what cost
  for (let at = start; at < syllables.length && reached.size > 0; at++) {
    reached = step(syllables[at] ?? [], reached, query)
    const cost = reached.get(query.length)
    if (cost !== undefined) return cost
  }
  return null
}

function step(readings: readonly string[], reached: ReadonlyMap<number, number>, query: string): Map<number, number> {
  const next = new Map<number, number>()
  const offer = (used: number, cost: number) => {
    if (cost < (next.get(used) ?? Infinity)) next.set(used, cost)
  }
  for (const [used, cost] of reached) {
    if (/^\d/.test(readings[0] ?? '')) offer(used, cost) // a pad of letters has no figures: 5G is found by `g`
    readings.forEach((reading, i) => {
      for (let n = 1; n <= reading.length && reading[n - 1] === query[used + n - 1]; n++) {
        offer(used + n, cost + 1 + (i > 0 ? otherReading : 0))
      }
    })
  }
  return next
}

/** Words in Latin script: whole ones, and of the last one its beginning. */
function wordCost(words: readonly string[], start: number, query: string): number | null {
  let used = 0
  for (const word of words.slice(start)) {
    const rest = query.slice(used)
    if (word.startsWith(rest)) return 1
    if (!rest.startsWith(word)) return null
    used += word.length
  }
  return null
}

const syllablesOf = (content: Content, title: string): string[][] =>
  (content.pinyin?.[title] ?? '')
    .split(' ')
    .filter(Boolean)
    .map((syllable) => syllable.split('/'))

const wordsOf = (title: string): string[] =>
  fold(title)
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)

/** Small letters without marks, so that `Nếp` is found by `nep`. */
const fold = (text: string): string => text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd')
