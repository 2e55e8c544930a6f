import type { Transaction } from 'kysely'
import { UnitDecision, UnitImport, UnitReport, type UnitFigures } from '#shared/unit-figures.ts'
import { zonedDay } from '../zoned-time.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

type Writer = Database | Transaction<Tables>

/** Writes an import with its reports. In one transaction with its audit: it is there whole or not at all. */
export async function saveUnitImport(db: Writer, done: UnitImport, reports: readonly UnitReport[]): Promise<void> {
  const { id, at, by, files, counts } = done
  const row = { id, at, actor: by, files: JSON.stringify(files), counts: JSON.stringify(counts) }
  await db
    .insertInto('unit_imports')
    .values({ ...row, undone_at: null, undone_by: null })
    .execute()
  for (const report of reports) {
    const { unit } = report
    await db
      .insertInto('unit_reports')
      .values({ import: id, unit, report: JSON.stringify(report) })
      .execute()
  }
}

/** Marks an import as taken back: what its units had reported before holds again. */
export async function undoUnitImport(db: Writer, id: string, { by, at }: { by: string; at: number }): Promise<void> {
  await db
    .updateTable('unit_imports')
    .set({ undone_at: at, undone_by: by })
    .where('id', '=', id)
    .where('undone_at', 'is', null)
    .execute()
}

/** Newest first, those that were taken back included. */
export async function newestUnitImports(db: Database, limit: number): Promise<UnitImport[]> {
  const rows = await db
    .selectFrom('unit_imports')
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  const ids = rows.map(({ id }) => id)
  const reports =
    ids.length === 0
      ? []
      : await db
          .selectFrom('unit_reports')
          .select(['import', 'unit'])
          .where('import', 'in', ids)
          .orderBy('unit')
          .execute()
  return rows.map((row) =>
    importOf(
      row,
      reports.flatMap((report) => (report.import === row.id ? [report.unit] : [])),
    ),
  )
}

/** One import, or null where there is none of this id. */
export async function findUnitImport(db: Database, id: string): Promise<UnitImport | null> {
  const row = await db.selectFrom('unit_imports').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) return null
  const reports = await db.selectFrom('unit_reports').select('unit').where('import', '=', id).orderBy('unit').execute()
  return importOf(
    row,
    reports.map(({ unit }) => unit),
  )
}

/** The report of each unit that holds: of its newest import that was not taken back. */
export async function readUnitFigures(db: Database, timeZone: string): Promise<UnitFigures> {
  const rows = await db
    .selectFrom('unit_reports')
    .innerJoin('unit_imports', 'unit_imports.id', 'unit_reports.import')
    .select(['unit_reports.unit', 'unit_reports.report', 'unit_imports.at', 'unit_imports.actor'])
    .where('unit_imports.undone_at', 'is', null)
    .orderBy('unit_imports.at')
    .orderBy('unit_imports.id')
    .execute()
  const due = await db.selectFrom('unit_deadline').select('day').executeTakeFirst()
  const decided = await db.selectFrom('unit_decisions').select(['pair', 'decision']).orderBy('pair').execute()
  const deadline = due?.day ?? null
  const end = deadline === null ? Infinity : zonedDay(deadline, timeZone).end
  const standing = new Map(rows.map((row) => [row.unit, row])) // the newest of each comes last
  return {
    deadline,
    reports: [...standing.values()]
      .map(({ report, at, actor }) => ({ ...UnitReport.parse(JSON.parse(report)), at, by: actor, late: at >= end }))
      .toSorted((a, b) => (a.unit < b.unit ? -1 : 1)),
    decisions: new Map(decided.map(({ pair, decision }) => [pair, UnitDecision.parse(decision)])),
  }
}

/** What somebody decided of a pair; the newest word holds, and null takes it back. */
export async function saveUnitDecision(
  db: Writer,
  pair: string,
  decision: UnitDecision | null,
  { by, at }: { by: string; at: number },
): Promise<void> {
  await db.deleteFrom('unit_decisions').where('pair', '=', pair).execute()
  if (decision === null) return
  await db.insertInto('unit_decisions').values({ pair, decision, actor: by, at }).execute()
}

/** The day until which reports are due; null for none. */
export async function saveUnitDeadline(db: Writer, day: string | null): Promise<void> {
  await db.deleteFrom('unit_deadline').execute()
  if (day !== null) await db.insertInto('unit_deadline').values({ id: 1, day }).execute()
}

const importOf = (row: Tables['unit_imports'], units: string[]): UnitImport =>
  UnitImport.parse({
    ...{ id: row.id, at: row.at, by: row.actor, units, files: parsed(row.files), counts: parsed(row.counts) },
    undone: row.undone_at === null ? null : { at: row.undone_at, by: row.undone_by },
  })

const parsed = (json: string): unknown => JSON.parse(json)
