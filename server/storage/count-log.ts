import { DeskEntry, type DeskBody } from '#shared/hand-counts.ts'
import type { DeskId } from '#shared/ids.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { StartedWithin } from './tour-records.ts'

/** Stores the line unless it is there already, taken back or not. On disk when it resolves. */
export async function saveEntry(db: Database, { id, at, by, rehearsal, body }: DeskEntry): Promise<void> {
  const row = { id, at, author: by, kind: body.kind, body: JSON.stringify(body), rehearsal: rehearsal ? 1 : 0 }
  await db
    .insertInto('desk_entries')
    .values({ ...row, resolved: null, removed_at: null, removed_by: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** A line, taken back or not. */
export async function findEntry(db: Database, id: DeskId): Promise<{ entry: DeskEntry; removed: boolean } | null> {
  const row = await db.selectFrom('desk_entries').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { entry: entryOf(row), removed: row.removed_at !== null } : null
}

/** Lines that were not taken back, oldest first. */
export async function readEntries(
  db: Database,
  { from, to }: StartedWithin,
  kind?: DeskBody['kind'],
): Promise<DeskEntry[]> {
  let query = db.selectFrom('desk_entries').selectAll().where('removed_at', 'is', null)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (from !== undefined) query = query.where('at', '>=', from)
  if (to !== undefined) query = query.where('at', '<', to)
  return (await query.orderBy('at').orderBy('id').execute()).map(entryOf)
}

/** Takes a line back; it stays on disk, with who did it. */
export async function removeEntry(db: Database, id: DeskId, { by, at }: { by: string; at: number }): Promise<void> {
  await db
    .updateTable('desk_entries')
    .set({ removed_at: at, removed_by: by })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .execute()
}

/** An incident is over. Said twice, the first time holds. */
export async function resolveEntry(db: Database, id: DeskId, at: number): Promise<void> {
  await db
    .updateTable('desk_entries')
    .set({ resolved: at })
    .where('id', '=', id)
    .where('resolved', 'is', null)
    .execute()
}

const entryOf = ({ id, at, author, body, rehearsal, resolved }: Tables['desk_entries']): DeskEntry =>
  DeskEntry.parse({ id, at, by: author, rehearsal: rehearsal === 1, body: JSON.parse(body) as unknown, resolved })
