import { z } from 'zod'
import { metricIds } from './metric-ids.ts'
import { tourCategories } from './tour-words.ts'
import { CityFigures } from './unit-figures-city.ts'
import { Words } from './words.ts'

/** The figures of the summary (总结): one answer that the JSON, the Word file, the workbook and the panel all print. */

const count = z.number().int().nonnegative()
const day = z.iso.date()

/** A part of a whole, from which a percentage was made. */
const Share = z.object({ part: count, whole: count })

/** One figure of the dictionary. `value` is null where it is unknown, and then `unknown` says why. */
export const SummaryFigure = z.object({
  metric: z.enum(metricIds),
  name: Words,
  unit: Words,
  kind: z.enum(['auto', 'manual', 'mixed']),
  value: z.number().nullable(),
  unknown: Words.nullable(),
  /** The true figure is this or more: part of it was lost, or nobody has counted it. */
  atLeast: z.boolean(),
  share: Share.nullable(), // of a percentage
  /** Where a figure counted by hand comes from. */
  source: z.string().nullable(),
  /** Window, screens, what is left out, and the caveat, in one sentence to be printed under the figure. */
  note: Words,
})
export type SummaryFigure = z.infer<typeof SummaryFigure>

const Counts = z.object({
  sessions: count,
  effective: count,
  views: count,
  qrShown: count,
  likes: count,
  /** Sessions whose clock is in doubt: they are counted, and stand at the time of their receipt. */
  doubtful: count,
})

const SummaryExhibit = z.object({
  exhibit: z.string(),
  no: z.string(),
  title: Words,
  unit: z.string().nullable(),
  /** No longer in the published content: its name is the last one that is known. */
  gone: z.boolean(),
  views: count,
  medianDwell: z.number().nullable(), // seconds
  qrShown: count,
  likes: count,
  calls: count,
  leads: count.nullable(),
})
export type SummaryExhibit = z.infer<typeof SummaryExhibit>

const TourFigures = z.object({ groups: count, heads: count, headsMissing: count, durationMs: count })

const GapKind = z.enum(['no-data', 'late', 'dropped', 'clock-doubtful', 'without-visit', 'heads-missing'])

/** Something that the figures do not hold, or hold with less certainty. `from` and `to` are instants. */
export const SummaryGap = z.object({
  kind: GapKind,
  kiosk: z.string().nullable(),
  day: day.nullable(),
  from: z.iso.datetime({ offset: true }).nullable(),
  to: z.iso.datetime({ offset: true }).nullable(),
  count,
  text: Words,
})
export type SummaryGap = z.infer<typeof SummaryGap>

export const Summary = z.object({
  version: z.literal(1),
  /** `from` inclusive, `to` exclusive; sessions count by when they began. Null: no such limit was asked for. */
  window: z.object({
    from: z.iso.datetime({ offset: true }).nullable(),
    to: z.iso.datetime({ offset: true }).nullable(),
    timeZone: z.string(),
    days: z.array(day),
    text: Words,
  }),
  /** The content that names come from. */
  bundle: z.string(),
  screens: z.array(z.object({ kiosk: z.string(), name: Words })),
  figures: z.array(SummaryFigure),
  byDay: z.array(Counts.extend({ day })),
  byHour: z.array(
    Counts.pick({ sessions: true, effective: true, doubtful: true }).extend({ day, hour: count.max(23) }),
  ),
  byScreen: z.array(Counts.extend({ kiosk: z.string(), name: Words })),
  byLanguage: z.array(z.object({ language: z.string(), name: Words, sessions: count })),
  byExhibit: z.array(SummaryExhibit), // in the official order
  byUnit: z.array(
    z.object({ unit: z.string(), name: Words, exhibits: count, views: count, qrShown: count, likes: count }),
  ), // in the official order
  /** Which exhibit was opened after which, within one session. */
  flow: z.array(z.object({ from: z.string(), to: z.string(), count })),
  quiz: z.object({
    started: count, // sessions
    finished: count,
    questions: z.array(z.object({ question: z.string(), text: Words, answered: count, right: count })),
  }),
  tours: TourFigures.extend({
    byCategory: z.array(z.object({ category: z.enum(tourCategories).nullable(), name: Words, figures: TourFigures })),
    cancelled: count,
    running: count,
    rehearsals: count,
    guided: TourFigures,
  }),
  calls: z.object({ called: count, answered: count, arrived: count, left: count, expired: count, apart: count }),
  /** What was left out of every figure above. */
  apart: z.array(Counts.extend({ class: z.enum(['tour', 'staff', 'rehearsal']), name: Words })),
  gaps: z.array(SummaryGap),
  /** The figures of the whole city; null while no unit has reported. */
  city: CityFigures.nullable(),
})
export type Summary = z.infer<typeof Summary>
