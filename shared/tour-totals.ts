import type { GuidedSession, TourRecord } from './tour-record.ts'
import { tourCategories, type TourCategory } from './tour-words.ts'

/** 批次, 人次 and time of some tours. `headsMissing`: groups that nobody has counted, so the heads are at least this many. */
export type TourFigures = { groups: number; heads: number; headsMissing: number; durationMs: number }

export type TourTotals = TourFigures & {
  /** The same by category; `null` are the groups that nobody has put in one. */
  byCategory: { category: TourCategory | null; figures: TourFigures }[]
  cancelled: number
  running: number
  rehearsals: number
  guided: TourFigures
}

/**
 * Sums up tours and guided sessions for the summary. Rehearsals count nowhere but by themselves, a tour that was called off
 * before anything was shown is no group, and one that still runs is not over (R6).
 */
export function tourTotals(records: readonly TourRecord[], sessions: readonly GuidedSession[]): TourTotals {
  const real = records.filter((record) => !record.rehearsal)
  const over = real.filter((record) => record.ended !== null)
  const counted = over.filter((record) => !isCancelled(record))
  return {
    ...figuresOf(counted),
    byCategory: [...tourCategories, null].flatMap((category) => {
      const figures = figuresOf(counted.filter((record) => record.category === category))
      return figures.groups > 0 ? [{ category, figures }] : []
    }),
    cancelled: over.length - counted.length,
    running: real.length - over.length,
    rehearsals: records.length - real.length,
    guided: figuresOf(sessions.filter((session) => session.ended !== null && !session.rehearsal)),
  }
}

export const isCancelled = (record: TourRecord): boolean => record.changes.some(({ kind }) => kind === 'cancelled')

type Counted = { started: number; ended: number | null; headCount: number | null }

function figuresOf(counted: readonly Counted[]): TourFigures {
  return {
    groups: counted.length,
    heads: counted.reduce((sum, { headCount }) => sum + (headCount ?? 0), 0),
    headsMissing: counted.filter(({ headCount }) => headCount === null).length,
    durationMs: counted.reduce((sum, { started, ended }) => sum + Math.max(0, (ended ?? started) - started), 0),
  }
}
