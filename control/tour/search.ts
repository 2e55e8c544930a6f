import type { Content } from '#shared/content.ts'
import { findExhibit } from '#shared/lookup.ts'
import type { Place } from '#shared/tour-steps.ts'

/** `GL-07`, `gl07` and `7` are one number to whoever types it with a thumb. */
const digits = (text: string): string => (text.match(/\d+/g) ?? []).join('').replace(/^0+(?=\d)/, '')

/** Whether what was typed is the beginning of this place's number: its position, or its exhibit's. */
const begins = (number: string, typed: string): boolean => number !== '' && number.startsWith(typed)

/**
 * The stops that a typed number or word means (T9). A number that is exactly a stop's or an exhibit's comes before those
 * that only begin with it, so that Enter after “1” goes to the first stop and not to the twelfth.
 */
export function searchStops(places: readonly Place[], query: string, content: Content | null): Place[] {
  const typed = query.trim().toLowerCase()
  if (typed === '') return [...places]
  const wanted = digits(typed)
  const isNumber = wanted !== '' && !/\p{Script=Han}/u.test(typed)
  const ranked = places.flatMap((place) => {
    const rank = isNumber ? rankByNumber(place, wanted, content) : hasWord(place, typed, content) ? 0 : null
    return rank === null ? [] : [{ place, rank }]
  })
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ place }) => place)
}

function rankByNumber(place: Place, wanted: string, content: Content | null): number | null {
  if (place.kind !== 'stop') return null
  const exhibit = content && findExhibit(content, place.stop.exhibit)
  const numbers = [String(place.position), digits(exhibit?.no ?? '')]
  const exact = numbers.indexOf(wanted)
  if (exact >= 0) return exact
  return numbers.some((number) => begins(number, wanted)) ? numbers.length : null
}

function hasWord(place: Place, typed: string, content: Content | null): boolean {
  if (place.kind !== 'stop' || !content) return false
  const exhibit = findExhibit(content, place.stop.exhibit)
  return Object.values(exhibit?.title ?? {}).some((title) => title.toLowerCase().includes(typed))
}
