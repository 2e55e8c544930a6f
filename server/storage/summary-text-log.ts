import type { Transaction } from 'kysely'
import { err, ok, type Result } from '#shared/result.ts'
import { PartChange, SavedPart, type PartBody, type PartId } from '#shared/summary-edit.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { StartedWithin } from './tour-records.ts'

/** The name of a period: two ways of saying the same instants name the same one. */
export const periodOf = ({ from, to }: StartedWithin): string => `${from ?? ''}/${to ?? ''}`

/** The parts of a period that somebody has touched. */
export async function readParts(db: Database, period: string): Promise<SavedPart[]> {
  const rows = await db.selectFrom('summary_parts').selectAll().where('period', '=', period).orderBy('part').execute()
  return rows.map(partOf)
}

/** Every change of a part, newest first. */
export async function partHistory(db: Database, period: string, part: PartId): Promise<PartChange[]> {
  const rows = await db
    .selectFrom('summary_part_log')
    .selectAll()
    .where('period', '=', period)
    .where('part', '=', part)
    .orderBy('version', 'desc')
    .limit(100)
    .execute()
  return rows.map(({ before, after, ...row }) =>
    PartChange.parse({ ...row, by: row.author, body: parsed(after), before: parsed(before) }),
  )
}

export type PartToSave = { part: PartId; base: number; body: PartBody | null; by: string; at: number }

/**
 * Stores a part with its line of the history, if nobody was quicker: else the newer one comes back, and nothing is
 * written. The very body that is there already is no change, so that a lost answer may be asked for again.
 */
export async function savePart(
  db: Database,
  period: string,
  { part, base, body, by, at }: PartToSave,
): Promise<Result<SavedPart, SavedPart>> {
  const text = body === null ? null : JSON.stringify(body)
  return db.transaction().execute(async (tx) => {
    const before = await partRow(tx, period, part)
    if (before && before.body === text) return ok(partOf(before))
    if ((before?.version ?? 0) !== base) return err(before ? partOf(before) : untouched(part))
    const row = { period, part, version: base + 1, body: text, at, author: by }
    if (!(await written(tx, row, base))) {
      const newer = await partRow(tx, period, part)
      return err(newer ? partOf(newer) : untouched(part))
    }
    const line = { period, part, version: row.version, at, author: by, before: before?.body ?? null, after: text }
    await tx.insertInto('summary_part_log').values(line).execute()
    return ok(partOf(row))
  })
}

const partRow = (tx: Transaction<Tables>, period: string, part: PartId) =>
  tx.selectFrom('summary_parts').selectAll().where('period', '=', period).where('part', '=', part).executeTakeFirst()

/** Whether the row is in: another writer may have come between on a database that has several. */
async function written(tx: Transaction<Tables>, row: Tables['summary_parts'], base: number): Promise<boolean> {
  if (base === 0) {
    const inserted = await tx
      .insertInto('summary_parts')
      .values(row)
      .onConflict((conflict) => conflict.columns(['period', 'part']).doNothing())
      .executeTakeFirst()
    return Number(inserted.numInsertedOrUpdatedRows) === 1
  }
  const updated = await tx
    .updateTable('summary_parts')
    .set(row)
    .where('period', '=', row.period)
    .where('part', '=', row.part)
    .where('version', '=', base)
    .executeTakeFirst()
  return Number(updated.numUpdatedRows) === 1
}

const untouched = (part: PartId): SavedPart => ({ part, version: 0, body: null, at: 0, by: '' })

const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))

const partOf = ({ part, version, body, at, author }: Tables['summary_parts']): SavedPart =>
  SavedPart.parse({ part, version, at, by: author, body: parsed(body) })
