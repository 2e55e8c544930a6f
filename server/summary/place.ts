import type { PlaceOf } from '#shared/metric-visit.ts'
import { zonedText } from '../zoned-time.ts'

const quarterMs = 15 * 60_000 // no zone differs from another by less
const keptQuarters = 10_000

/** The day and the hour on the clocks of the zone; each quarter of an hour is worked out once. */
export function placesIn(timeZone: string): PlaceOf {
  const known = new Map<number, ReturnType<PlaceOf>>()
  return (instant) => {
    const quarter = Math.floor(instant / quarterMs)
    const place = known.get(quarter)
    if (place) return place
    const text = zonedText(quarter * quarterMs, timeZone)
    const found = { day: text.slice(0, 10), hour: Number(text.slice(11, 13)) }
    if (known.size >= keptQuarters) known.clear()
    known.set(quarter, found)
    return found
  }
}
