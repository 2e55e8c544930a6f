import type { Call } from './calls.ts'
import type { Content } from './content.ts'
import type { MetricId } from './metric-ids.ts'
import type { Share } from './metric-operations.ts'
import type { Tally } from './metric-tally.ts'
import type { VisitClass } from './metric-visit.ts'
import type { GuidedSession, TourRecord } from './tour-record.ts'
import type { UnitFigures } from './unit-figures.ts'
import type { Words } from './words.ts'

/** Everything that the figures are made of. Two equal inputs give the same summary to the last byte (F8). */
export type SummaryInput = {
  window: SummaryWindow
  bundle: string
  content: Content
  /** Exhibits of events that the content no longer holds, as the last bundle that had them names them. */
  lastKnown: ReadonlyMap<string, KnownExhibit>
  sums: readonly SumRow[]
  tours: readonly TourRecord[]
  guided: readonly GuidedSession[]
  calls: readonly Call[]
  sources: OtherSources
  /** An instant as the booth's clocks showed it. */
  timeText: (instant: number) => string
}

/** `from` inclusive, `to` exclusive; `days` are all of its days, or those with data where it has no ends. */
export type SummaryWindow = {
  from: number | null
  to: number | null
  timeZone: string
  days: readonly string[]
  text: Words
}

export type KnownExhibit = { no: string; title: Words; unit: string; unitName: Words }

/** What was counted on one day at one screen. */
export type SumRow = { day: string; kiosk: string; class: VisitClass; tally: Tally }

/** What other parts of the booth know. Null: nothing records it, so its figure is unknown and never nought. */
export type OtherSources = {
  leads: readonly { exhibit: string; count: number }[] | null
  scans: number | null
  arrivals: Share | null
  exhibitsInOrder: Share | null
  screensOnline: Share | null
  rosterCovered: Share | null
  /** What people entered by hand, each with a note of where it comes from. */
  manual: Partial<Record<MetricId, { value: number; source: string }>>
  /** What counties, cities and districts reported of their own; null: none of them has. */
  units: UnitFigures | null
}

/** A booth in which nothing but the screens and the tours is recorded. */
export const noOtherSources: OtherSources = {
  leads: null,
  scans: null,
  arrivals: null,
  exhibitsInOrder: null,
  screensOnline: null,
  rosterCovered: null,
  manual: {},
  units: null,
}
