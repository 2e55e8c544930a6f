import { Content } from '#shared/content.ts'
import { search, searchIndex } from '#shared/search.ts'
import { readSample } from '../server/content/sample.ts'
import { withPinyin } from '../server/content/pinyin.ts'
import { figure, type Figure } from './figure.ts'
import type { Options } from './options.ts'
import { seeded } from './seeded.ts'
import { summarise } from './stats.ts'

const exhibits = 2_000
const promisedMs = 30
const slower = 4 // a cheap panel PC against this machine

/** Each key press of a visitor who looks for one of 2,000 exhibits: initials, full pinyin, a mixture, English. Floor: a plain scan of all titles. */
export async function measureSearch({ quick, seed }: Options, say: (line: string) => void): Promise<Figure[]> {
  const random = seeded(seed)
  const content = await manyExhibits(random)
  const start = performance.now()
  const index = searchIndex(content)
  const opening = performance.now() - start
  const titles = content.exhibits.map(({ title }) => `${title.zh} ${title.en}`.toLowerCase())
  const presses = typedBy(content, random, quick ? 10 : 200)
  for (const typed of presses.slice(0, 200)) search(index, typed) // the engine is warm before anything is counted
  const measured = presses.map((typed) => time(() => search(index, typed)))
  const bare = presses.map((typed) => time(() => titles.filter((title) => title.includes(typed))))
  say(`search: ${presses.length} key presses over ${index.length} things`)
  return [
    figure({
      id: 'search-press',
      what: `search, a key press, ${exhibits.toLocaleString('en')} exhibits (30 ms on a machine ${slower} times slower)`,
      unit: 'ms',
      measured: summarise(measured),
      bare: summarise(bare),
      limits: [{ of: 'p99', atMost: promisedMs / slower }],
    }),
    figure({ id: 'search-open', what: 'the index taken apart, once a page', unit: 'ms', measured: { value: opening } }),
  ]
}

/** Titles made of pieces of the sample's, so that letters are as frequent as they really are. */
async function manyExhibits(random: () => number): Promise<Content> {
  const sample = await readSample()
  const [model] = sample.exhibits
  if (!model) throw new Error('The sample content has no exhibit.')
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T // never empty here
  const pieces = sample.exhibits.flatMap(({ title }) => title.zh.match(/.{1,4}/gu) ?? [])
  const words = sample.exhibits.flatMap(({ title }) => title.en.split(' '))
  const made = Array.from({ length: exhibits }, (_, i) => ({
    ...model,
    id: `made-${i}`,
    related: [],
    title: {
      zh: Array.from({ length: 3 }, () => pick(pieces)).join(''),
      en: Array.from({ length: 5 }, () => pick(words)).join(' '),
    },
  }))
  const elsewhere = { privacy: undefined, fields: undefined, plan: undefined } // they name exhibits of the sample
  return withPinyin(Content.parse({ ...sample, ...elsewhere, exhibits: made, tours: [] }))
}

/** What stands in the field after each key press, for visitors who each look for one exhibit in one way. */
function typedBy(content: Content, random: () => number, visitors: number): string[] {
  return Array.from({ length: visitors }).flatMap(() => {
    const { title } = content.exhibits[Math.floor(random() * exhibits)] ?? { title: { zh: '', en: '' } }
    const syllables = (content.pinyin?.[title.zh] ?? '').split(' ').map((one) => one.split('/')[0] ?? '')
    const ways = [
      syllables.map((one) => one.charAt(0)).join(''),
      syllables.join(''),
      syllables.map((one) => (random() < 0.5 ? one : one.charAt(0))).join(''),
      title.en.toLowerCase(),
    ]
    const way = ways[Math.floor(random() * ways.length)] ?? ''
    return Array.from({ length: way.length }, (_, end) => way.slice(0, end + 1))
  })
}

function time(act: () => unknown): number {
  const start = performance.now()
  act()
  return performance.now() - start
}
