import { z } from 'zod'
import { ImportId, UnitCode } from './ids.ts'
import { unitFigureIds } from './unit-figures-words.ts'
import { Words } from './words.ts'

/** What a county, district or park reports of its own activities, and what an import of such reports would do. */

const day = z.iso.date()
const count = z.number().int().nonnegative()
const UnitFigureId = z.enum(unitFigureIds)

/** Something about one cell, by the heading of its column. */
const Remark = z.object({ column: z.string(), says: Words })

/** Where something was read: a row of a sheet. */
const Origin = z.object({ sheet: z.string(), row: z.number() })

/** One figure as the unit wrote it. An estimate is never turned into an exact figure. */
const ReportedFigure = Origin.extend({ figure: UnitFigureId, value: count, estimate: z.boolean() })
export type ReportedFigure = z.infer<typeof ReportedFigure>

/** One activity of the unit's list. `null` is what it did not write. */
const ReportedActivity = Origin.extend({
  day,
  title: z.string(),
  place: z.string(),
  attendance: count.nullable(),
  leaflets: count.nullable(),
})
export type ReportedActivity = z.infer<typeof ReportedActivity>

/** Everything that one file says for one unit. */
export const UnitReport = z.object({
  unit: UnitCode,
  file: z.string(),
  figures: z.array(ReportedFigure),
  activities: z.array(ReportedActivity),
})
export type UnitReport = z.infer<typeof UnitReport>

/** A report that stands, with who brought it in and when. */
export const StandingReport = UnitReport.extend({ by: z.string(), at: z.number(), late: z.boolean() })
export type StandingReport = z.infer<typeof StandingReport>

/** What somebody said of two entries that look like one activity: they are one, or they are two. */
export const UnitDecision = z.enum(['same', 'different'])
export type UnitDecision = z.infer<typeof UnitDecision>

/** All reports that stand, what was decided of them, and until when they were due. */
export type UnitFigures = {
  deadline: string | null
  reports: readonly StandingReport[]
  decisions: ReadonlyMap<string, UnitDecision>
}

/** One row of the preview: a figure or an activity of a unit, with what would become of it. */
export const PlannedUnitRow = z.object({
  file: z.string(),
  sheet: z.string(),
  row: z.number(), // 0: it stands in the report of before and not in this file
  unit: UnitCode.nullable(),
  what: Words,
  outcome: z.enum(['new', 'changed', 'unchanged', 'gone', 'refused']),
  before: z.string().nullable(),
  after: z.string().nullable(),
  problems: z.array(Remark),
  notes: z.array(Remark),
})
export type PlannedUnitRow = z.infer<typeof PlannedUnitRow>

export const UnitCounts = z.object({ new: count, changed: count, unchanged: count, gone: count, refused: count })
export type UnitCounts = z.infer<typeof UnitCounts>

export const UnitPreview = z.object({
  /** Names this very preview: what is applied is what was looked at. */
  seal: z.string(),
  units: z.array(z.object({ unit: UnitCode, file: z.string(), replaces: z.string().nullable() })),
  rows: z.array(PlannedUnitRow),
  /** Files and sheets from which nothing is read, and why. */
  left: z.array(z.object({ file: z.string(), says: Words })),
  counts: UnitCounts,
})
export type UnitPreview = z.infer<typeof UnitPreview>

/** An import that was done: who, when, for which units, and whether it was taken back. */
export const UnitImport = z.object({
  id: ImportId,
  at: z.number(),
  by: z.string(),
  units: z.array(UnitCode),
  files: z.array(z.string()),
  counts: UnitCounts,
  undone: z.object({ at: z.number(), by: z.string() }).nullable(),
})
export type UnitImport = z.infer<typeof UnitImport>

/** A title without what people space and mark differently. */
export const titleKey = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** What tells one activity from another: its day and its title. */
export const activityKey = ({ day, title }: { day: string; title: string }): string => `${day} ${titleKey(title)}`

/** What the list of activities adds up to; null where it does not tell, or a part of it is not written. */
export function listedOf(figure: ReportedFigure['figure'], activities: readonly ReportedActivity[]): number | null {
  if (activities.length === 0) return null
  if (figure === 'activities') return activities.length
  if (figure !== 'attendance' && figure !== 'leaflets') return null
  const parts = activities.map((activity) => activity[figure])
  return parts.some((part) => part === null) ? null : parts.reduce<number>((sum, part) => sum + (part ?? 0), 0)
}
