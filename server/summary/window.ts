import type { SummaryWindow } from '#shared/summary-input.ts'
import { zonedDay, zonedText } from '../zoned-time.ts'

export type Ends = { from: number | null; to: number | null }

const mostDays = 400
const dayText = (instant: number, timeZone: string) => zonedText(instant, timeZone).slice(0, 10)
const startsDay = (instant: number, timeZone: string) =>
  zonedText(instant, timeZone).endsWith(' 00:00:00') && instant % 1_000 === 0

/** The first and the last day of a window of whole days, open where it has no end; null where it cuts a day. */
export function wholeDays({ from, to }: Ends, timeZone: string): { first?: string; last?: string } | null {
  if (from !== null && !startsDay(from, timeZone)) return null
  if (to !== null && !startsDay(to, timeZone)) return null
  return {
    ...(from !== null && { first: dayText(from, timeZone) }),
    ...(to !== null && { last: dayText(to - 1, timeZone) }),
  }
}

/** The window with its days: all between its ends, or those with data where an end is missing. */
export function windowOf({ from, to }: Ends, timeZone: string, withData: readonly string[]): SummaryWindow {
  const named = [...new Set(withData)].toSorted()
  const first = from === null ? named[0] : dayText(from, timeZone)
  const last = to === null ? named.at(-1) : dayText(to - 1, timeZone)
  const all = first !== undefined && last !== undefined ? daysBetween(first, last, timeZone) : []
  return { from, to, timeZone, days: all.length > 0 ? all : named, text: textOf({ from, to }, timeZone) }
}

function daysBetween(first: string, last: string, timeZone: string): string[] {
  const days: string[] = []
  for (let day = first; day <= last; day = dayText(zonedDay(day, timeZone).end, timeZone)) {
    if (days.length === mostDays) return []
    days.push(day)
  }
  return days
}

function textOf(ends: Ends, timeZone: string): SummaryWindow['text'] {
  const { from, to } = ends
  const whole = wholeDays(ends, timeZone)
  const minute = (instant: number) => zonedText(instant, timeZone).slice(0, 16)
  const first = from === null ? null : whole ? whole.first : minute(from)
  const last = to === null ? null : whole ? whole.last : minute(to)
  if (first && last)
    return first === last ? { zh: first, en: first } : { zh: `${first} 至 ${last}`, en: `${first} to ${last}` }
  if (first) return { zh: `${first} 起`, en: `from ${first} on` }
  if (last) return { zh: `截至 ${last}`, en: `until ${last}` }
  return { zh: '全部记录', en: 'all records' }
}
