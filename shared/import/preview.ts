import { z } from 'zod'
import { ExhibitId } from '../ids.ts'
import { Words } from '../words.ts'
import { importFields } from './header-names.ts'

/** What an import would do, row by row, before anything is done. Shown in the panel, printed on the command line. */

const field = z.enum(importFields)

/** Something about one cell: what is wrong with it, or what was made of it. `column`: its heading, with the letter of its column. */
const Remark = z.object({ column: z.string(), says: Words })
export type Remark = z.infer<typeof Remark>

const FieldChange = z.object({ field, before: z.string(), after: z.string() })
export type FieldChange = z.infer<typeof FieldChange>

export const PlannedRow = z.object({
  file: z.string(),
  sheet: z.string(),
  row: z.number(),
  outcome: z.enum(['new', 'changed', 'unchanged', 'refused']),
  exhibit: ExhibitId.nullable(),
  title: z.string(),
  changes: z.array(FieldChange),
  /** Why it is refused; empty unless it is. */
  problems: z.array(Remark),
  /** What staff should look at; it comes in all the same. */
  notes: z.array(Remark),
})
export type PlannedRow = z.infer<typeof PlannedRow>

/** How a sheet was understood; `says` instead of columns where nothing is read from it. */
const PlannedSheet = z.object({
  file: z.string(),
  sheet: z.string(),
  headingRow: z.number().nullable(),
  columns: z.array(z.object({ letter: z.string(), heading: z.string(), field: field.nullable() })),
  says: Words.nullable(),
})
export type PlannedSheet = z.infer<typeof PlannedSheet>

/** A picture that came: to which exhibit it belongs, or why it is left. */
const PlannedPicture = z.object({ file: z.string(), exhibit: ExhibitId.nullable(), says: Words.nullable() })
export type PlannedPicture = z.infer<typeof PlannedPicture>

/** A file from which nothing is read, and why. */
const LeftFile = z.object({ file: z.string(), says: Words })
export type LeftFile = z.infer<typeof LeftFile>

export const Counts = z.object({
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  matched: z.number(),
  left: z.number(),
})
export type Counts = z.infer<typeof Counts>

export const Preview = z.object({
  sheets: z.array(PlannedSheet),
  rows: z.array(PlannedRow),
  pictures: z.array(PlannedPicture),
  files: z.array(LeftFile),
  counts: Counts,
})
export type Preview = z.infer<typeof Preview>

/** The figures of an import. Rows count once, whatever becomes of them; so do pictures. */
export function countsOf(rows: readonly PlannedRow[], pictures: readonly PlannedPicture[]): Counts {
  const of = (outcome: PlannedRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const matched = pictures.filter(({ exhibit }) => exhibit !== null).length
  return {
    ...{ new: of('new'), changed: of('changed'), unchanged: of('unchanged'), refused: of('refused') },
    ...{ matched, left: pictures.length - matched },
  }
}

/** The last line of the command: other programs read it, so its form never changes. */
export const countsLine = (counts: Counts): string =>
  `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused, ` +
  `${counts.matched} pictures matched, ${counts.left} pictures left`
