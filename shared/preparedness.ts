import type { Content, Exhibit, Stop } from './content.ts'
import { findExhibit } from './lookup.ts'
import type { Words } from './words.ts'

/** What is wrong with an exhibit today; null where a tour may stop. */
export type Trouble = Exclude<NonNullable<Exhibit['condition']>, 'ok'>

/** A stop whose exhibit is missing, faulty or unstaffed, or that the content no longer holds, is flagged (T7). */
export function troubleAt(stop: Stop, content: Content | null): Trouble | null {
  if (!content) return null
  const exhibit = findExhibit(content, stop.exhibit)
  if (!exhibit) return 'missing'
  return exhibit.condition === undefined || exhibit.condition === 'ok' ? null : exhibit.condition
}

/** 勿谈, as a list; older content holds a single note. */
export function avoidAt({ avoid }: Stop): readonly Words[] {
  if (avoid === undefined) return []
  return Array.isArray(avoid) ? avoid : [avoid]
}

const figureDays = 365 // a yearbook comes out once a year
const dayMs = 86_400_000

/** Whether a figure is too old to be said without a second thought (T11). `now` is booth time. */
export const isOldFigure = (asOf: string, content: Pick<Content, 'settings'> | null, now: number): boolean =>
  now - Date.parse(asOf) > (content?.settings.figureDays ?? figureDays) * dayMs
