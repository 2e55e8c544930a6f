import type { BundleHash } from './ids.ts'

/** The short link of a code: which exhibit on which screen in which bundle, and a mark that only the booth can make. */

const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ' // Crockford's: capitals make a coarser code, and none is read as another

export const shortLinkLength = 15
const shape = new RegExp(`^[${digits}]{${shortLinkLength}}$`)

/** `exhibit` is its place in the bundle's list, `screen` the number of the screen. */
export type ShortPlace = { exhibit: number; screen: number; bundle: BundleHash }

/** SHA-256 of a text under the screen's own key: the server's and the page's differ only in who computes it. */
export type Mac = (text: string) => Uint8Array

/** What a screen is told so that it can make the short links of its codes. */
export type LinkMaker = { base: string; screen: number; key: string }

/** Null when the booth is larger than a short link can say; the code then holds the long one. */
export function makeShort({ exhibit, screen, bundle }: ShortPlace, mac: Mac): string | null {
  if (exhibit < 0 || exhibit >= 32 ** 3 || screen < 0 || screen >= 32 ** 2) return null
  const place = inDigits(exhibit, 3) + inDigits(screen, 2) + inDigits(beginningOf(bundle), 4)
  return place + markOf({ exhibit, screen, bundle }, mac)
}

/** What a link says of itself, not yet proved. `begins` is the beginning of the bundle's hash. Null: no link of this kind. */
export function readShort(text: string): { exhibit: number; screen: number; begins: string; mark: string } | null {
  const short = text.toUpperCase()
  if (!shape.test(short)) return null
  const number = (from: number, to: number) =>
    [...short.slice(from, to)].reduce((sum, digit) => sum * 32 + digits.indexOf(digit), 0)
  return {
    exhibit: number(0, 3),
    screen: number(3, 5),
    begins: number(5, 9).toString(16).padStart(5, '0'),
    mark: short.slice(9),
  }
}

/** Six digits of thirty bits: a thousand million guesses for each place. */
export function markOf({ exhibit, screen, bundle }: ShortPlace, mac: Mac): string {
  const bytes = mac(`${bundle}/${screen}/${exhibit}`)
  const first = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0)
  return inDigits(first >>> 2, 6)
}

const beginningOf = (bundle: BundleHash): number => Number.parseInt(bundle.slice(0, 5), 16)

const inDigits = (number: number, length: number): string =>
  Array.from({ length }, (_, i) => digits[Math.floor(number / 32 ** (length - 1 - i)) % 32]).join('')
