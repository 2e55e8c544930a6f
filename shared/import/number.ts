import { ExhibitId } from '../ids.ts'
import { clean, keyOf } from './clean.ts'

/** Numbers of exhibits as counties write them: GL-03, GL03, ＧＬ_3, or only 3. */

const lettersAndDigits = /^([a-z]{1,6})[\s_.-]*0*(\d{1,5})$/i

/** The number as the booth writes it: `GL-03`. Bare digits get the booth's own letters. Null when it is no number. */
export function exhibitNumber(text: string, letters: string): string | null {
  const plain = clean(text).normalize('NFKC')
  const [, own, digits] = lettersAndDigits.exec(/^\d+$/.test(plain) ? letters + plain : plain) ?? []
  if (own && digits) return numbered(own, Number(digits))
  return plain.length <= 20 && keyOf(plain) !== '' ? plain : null
}

export const numbered = (letters: string, number: number): string =>
  `${letters.toUpperCase()}-${String(number).padStart(2, '0')}`

/** The letters that most numbers of the booth begin with. */
export function commonLetters(numbers: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const number of numbers) {
    const [, letters] = lettersAndDigits.exec(number) ?? []
    if (letters) counts.set(letters.toUpperCase(), (counts.get(letters.toUpperCase()) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? 'ZT'
}

/** The first number after the booth's last that no row of the import claims. */
export function freeNumber(letters: string, taken: ReadonlySet<string>, ofBooth: readonly string[]): string {
  const used = ofBooth.flatMap((number) => {
    const [, own, digits] = lettersAndDigits.exec(number) ?? []
    return own?.toUpperCase() === letters ? [Number(digits)] : []
  })
  for (let next = Math.max(0, ...used) + 1; ; next++)
    if (!taken.has(keyOf(numbered(letters, next)))) return numbered(letters, next)
}

/** The id of a new exhibit: its number where that can stand in an address, else one that is counted. */
export function exhibitId(number: string, taken: (id: string) => boolean): ExhibitId {
  const slug = number
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  const parsed = ExhibitId.safeParse(slug)
  const base = parsed.success ? parsed.data : 'exhibit'
  for (let next = 1; ; next++) {
    const id = ExhibitId.parse(next === 1 && parsed.success ? base : `${base.slice(0, 30)}-${next}`)
    if (!taken(id)) return id
  }
}
