import type { Exhibit } from '../content.ts'
import type { ExhibitId } from '../ids.ts'
import { keyOf } from './clean.ts'

/** To which exhibit a picture belongs, and which of its pictures it is: `GL-01-2（大图）.jpg` is the second of GL-01. */
export type PictureMatch = { exhibit: ExhibitId; place: number }

/** Matches by what a sheet named, by number, else by title; what people add to a name (终稿2, cmyk) does not matter. */
export function pictureMatcher(
  exhibits: readonly Pick<Exhibit, 'id' | 'no' | 'title'>[],
  named: ReadonlyMap<string, ExhibitId>,
): (fileName: string) => PictureMatch | null {
  const byNumber = new Map(exhibits.map(({ id, no }) => [compact(no), id]))
  const titles = exhibits
    .map(({ id, title }) => ({ id, key: keyOf(title.zh) }))
    .filter(({ key }) => key.length >= 4)
    .toSorted((a, b) => b.key.length - a.key.length)
  return (fileName) => {
    const base = baseName(fileName)
    const asNamed = named.get(keyOf(base))
    if (asNamed) return { exhibit: asNamed, place: placeAfter(base.replace(leading, '')) }
    const [start = '', letters = '', digits = ''] = leading.exec(base) ?? []
    const numbered = byNumber.get(compact(`${letters}${digits}`))
    if (numbered) return { exhibit: numbered, place: placeAfter(base.slice(start.length)) }
    const key = keyOf(base)
    const titled = titles.filter((title) => key.includes(title.key))
    const [longest, ...others] = titled
    if (!longest || others.some((other) => !longest.key.includes(other.key))) return null // it names two exhibits
    return { exhibit: longest.id, place: placeAfter(base.slice(-4)) }
  }
}

const leading = /^([a-z]{1,6})[\s_-]?0*(\d{1,5})(?!\d)/i

/** GL-01, GL1 and gl_001 are one number. */
const compact = (no: string): string => keyOf(no).replace(/^([a-z]+)0+(?=\d)/, '$1')

const placeAfter = (rest: string): number => {
  const [, digits] = /^[\s_（(-]*(\d{1,2})(?!\d)/u.exec(rest) ?? /[（(_-](\d{1,2})[）)]?$/u.exec(rest) ?? []
  return Math.max(1, Number(digits ?? 1))
}

/** Without folders and without its ending. */
export const baseName = (fileName: string): string =>
  (fileName.normalize('NFC').split(/[\\/]/u).at(-1) ?? '').replace(/\.[^.]{1,5}$/u, '').trim()
