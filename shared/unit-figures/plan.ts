import type { Unit } from '../content.ts'
import type { UnitCode } from '../ids.ts'
import type { ReadReport, ReadRow } from './read.ts'
import { readReasons as reasons } from './reasons.ts'
import { unitFigureWords } from '../unit-figures-words.ts'
import {
  activityKey,
  listedOf,
  type PlannedUnitRow,
  type ReportedActivity,
  type ReportedFigure,
  type UnitCounts,
  type UnitReport,
} from '../unit-figures.ts'
import type { Words } from '../words.ts'

/** What files of units would do to the reports that stand. A file replaces what its unit reported before, and never adds to it. */

export type ReadFile = { file: string; read: ReadReport }
type Left = { file: string; says: Words }

export type UnitPlan = { reports: UnitReport[]; rows: PlannedUnitRow[]; left: Left[] }

/** The reports that would stand, and row by row how they differ from those that do. */
export function planReports(
  files: readonly ReadFile[],
  standing: readonly UnitReport[],
  units: readonly Unit[],
): UnitPlan {
  const plan: UnitPlan = { reports: [], rows: [], left: [] }
  for (const { file, read } of files) {
    for (const { sheet, says } of read.left) plan.left.push({ file: `${file} · ${sheet}`, says })
    const refusal = refusalOf(read, plan.reports, units)
    if (refusal) {
      plan.left.push({ file, says: refusal })
      continue
    }
    const [unit] = read.units
    if (unit !== undefined)
      addReport(plan, { file, read, unit, before: standing.find((report) => report.unit === unit) })
  }
  return plan
}

function refusalOf(read: ReadReport, taken: readonly UnitReport[], units: readonly Unit[]): Words | null {
  const [unit, ...others] = read.units
  if (read.rows.length === 0) return read.left.length > 0 ? null : reasons.nothing
  if (read.unknownUnit !== null) return reasons.unknownUnit(read.unknownUnit)
  if (unit === undefined) return reasons.noUnit
  if (others.length > 0) {
    const names = units.filter(({ code }) => read.units.includes(code)).map(({ name }) => name.zh)
    return reasons.severalUnits(names.join('、'))
  }
  const other = taken.find((report) => report.unit === unit)
  return other ? reasons.unitTwice(other.file) : null
}

type Adding = { file: string; read: ReadReport; unit: UnitCode; before: UnitReport | undefined }

function addReport(plan: UnitPlan, { file, read, unit, before }: Adding): void {
  const good = read.rows.filter(({ problems }) => problems.length === 0)
  const report: UnitReport = {
    ...{ unit, file },
    figures: good.flatMap(({ says }) => (says?.kind === 'figure' ? [says.figure] : [])),
    activities: good.flatMap(({ says }) => (says?.kind === 'activity' ? [says.activity] : [])),
  }
  const old = before ? textsOf(before) : new Map<string, OldRow>()
  const rows = read.rows.map((row) => plannedRow(row, { file, unit, old }))
  addDifference(rows, report)
  const kept = new Set(good.map(({ key }) => key))
  const gone = [...old].filter(([key]) => !kept.has(key)).map(([, row]) => goneRow(row, file, unit))
  plan.rows.push(...rows, ...gone)
  if (good.length > 0) plan.reports.push(report)
  else plan.left.push({ file, says: reasons.nothing })
}

type Against = { file: string; unit: UnitCode; old: ReadonlyMap<string, OldRow> }

function plannedRow(
  { sheet, row, key, what, says, problems, notes }: ReadRow,
  { file, unit, old }: Against,
): PlannedUnitRow {
  const before = old.get(key)?.text ?? null
  const after = says === null ? null : says.kind === 'figure' ? figureText(says.figure) : activityText(says.activity)
  const outcome = problems.length > 0 ? 'refused' : before === null ? 'new' : before === after ? 'unchanged' : 'changed'
  return {
    file,
    sheet,
    row,
    unit,
    what,
    outcome,
    before,
    after: problems.length > 0 ? null : after,
    problems,
    notes: [...notes],
  }
}

const goneRow = ({ sheet, what, text }: OldRow, file: string, unit: UnitCode): PlannedUnitRow => ({
  ...{ file, sheet, row: 0, unit, what, outcome: 'gone', before: text, after: null, problems: [], notes: [] },
})

type OldRow = { sheet: string; what: Words; text: string }

function textsOf({ figures, activities }: UnitReport): Map<string, OldRow> {
  const named = (title: string): Words => ({ zh: title, en: title })
  return new Map<string, OldRow>([
    ...figures.map((one): [string, OldRow] => [
      `figure:${one.figure}`,
      { sheet: one.sheet, what: unitFigureWords[one.figure].name, text: figureText(one) },
    ]),
    ...activities.map((one): [string, OldRow] => [
      `activity:${activityKey(one)}`,
      { sheet: one.sheet, what: named(one.title), text: activityText(one) },
    ]),
  ])
}

const figureText = ({ value, estimate }: ReportedFigure): string => `${estimate ? '≈' : ''}${value}`

const activityText = ({ day, place, attendance, leaflets }: ReportedActivity): string =>
  [day, place, attendance ?? '—', leaflets ?? '—'].join(' · ')

/** The list is what the table is made of: where both are there they ought to agree, and are never added (W35). */
function addDifference(rows: readonly PlannedUnitRow[], { figures, activities }: UnitReport): void {
  if (activities.length === 0) return
  for (const { figure, row, sheet, value } of figures) {
    const listed = listedOf(figure, activities)
    if (listed === null || listed === value) continue
    const planned = rows.find((candidate) => candidate.row === row && candidate.sheet === sheet)
    planned?.notes.push({ column: '数值', says: reasons.listDiffers(listed, value) })
  }
}

/** How many rows have which outcome. */
export function unitCounts(rows: readonly PlannedUnitRow[]): UnitCounts {
  const of = (wanted: PlannedUnitRow['outcome']) => rows.filter(({ outcome }) => outcome === wanted).length
  return {
    new: of('new'),
    changed: of('changed'),
    unchanged: of('unchanged'),
    gone: of('gone'),
    refused: of('refused'),
  }
}
