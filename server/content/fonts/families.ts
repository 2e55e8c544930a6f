import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** A family of `tokens.css`, as its package brings it: a file for each range of characters. */
export type Family = { name: string; folder: string; slices: readonly Slice[] }
export type Slice = { file: string; ranges: readonly (readonly [from: number, to: number])[] }

const packages = [
  ['Noto Sans SC Variable', 'noto-sans-sc'],
  ['Noto Serif SC Variable', 'noto-serif-sc'],
  ['Noto Sans Thai Variable', 'noto-sans-thai'],
  ['Noto Sans Lao Variable', 'noto-sans-lao'],
  ['Noto Sans Khmer Variable', 'noto-sans-khmer'],
  ['Noto Sans Myanmar Variable', 'noto-sans-myanmar'],
] as const

/** The same ranges as in the package’s style sheet; what a file really holds is another question, and `cut` asks it. */
export async function readFamilies(): Promise<Family[]> {
  const { resolve } = createRequire(import.meta.url)
  return Promise.all(
    packages.map(async ([name, short]) => {
      const folder = dirname(resolve(`@fontsource-variable/${short}/package.json`))
      const ranges = JSON.parse(await readFile(join(folder, 'unicode.json'), 'utf8')) as Record<string, string> // the package's own table
      const slices = Object.entries(ranges).map(([slice, range]) => ({
        file: join(folder, 'files', `${short}-${slice.replace(/[[\]]/g, '')}-wght-normal.woff2`),
        ranges: range.split(',').map(rangeOf),
      }))
      return { name, folder, slices: short.endsWith('-sc') ? slices : slices.filter(isOwnScript) }
    }),
  )
}

/** The Latin letters of the other families are those of the Chinese one already. */
const isOwnScript = ({ file }: Slice): boolean => !file.includes('-latin-')

function rangeOf(text: string): [number, number] {
  const [from = '', to = from] = text.replace('U+', '').split('-')
  return [parseInt(from, 16), parseInt(to, 16)]
}
