import { Call } from '#shared/calls.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { StartedWithin } from './tour-records.ts'

/** Writes the call as it now stands. On disk when it resolves. */
export async function saveCall(db: Database, { by, rehearsal, ...plain }: Call): Promise<void> {
  const row = { ...plain, accepted_by: by, rehearsal: rehearsal ? 1 : 0 }
  await db
    .insertInto('explainer_calls')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export async function findCall(db: Database, id: string): Promise<Call | null> {
  const row = await db.selectFrom('explainer_calls').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? callOf(row) : null
}

/** Oldest first. */
export async function openCalls(db: Database): Promise<Call[]> {
  const open = db.selectFrom('explainer_calls').selectAll().where('closed', 'is', null)
  return (await open.orderBy('called').orderBy('id').execute()).map(callOf)
}

/** Newest first. */
export async function newestCalls(db: Database, { from, to }: StartedWithin, limit: number): Promise<Call[]> {
  let query = db.selectFrom('explainer_calls').selectAll()
  if (from !== undefined) query = query.where('called', '>=', from)
  if (to !== undefined) query = query.where('called', '<', to)
  const rows = await query.orderBy('called', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(callOf)
}

const callOf = ({ accepted_by: by, rehearsal, ...plain }: Tables['explainer_calls']): Call =>
  Call.parse({ ...plain, by, rehearsal: rehearsal === 1 })
