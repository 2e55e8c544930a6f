import type { Transaction } from 'kysely'
import { randomBytes } from 'node:crypto'
import { timeOrderedId } from '#shared/time-ordered-id.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

export type QueuedBatch = { id: string; keys: string[] }

/** Leaves word, in the transaction that stores the events, that these visits must be counted anew. */
export async function queueVisits(
  tx: Transaction<Tables>,
  events: readonly { id: string; visit: string | null }[],
  now: number,
): Promise<void> {
  const visits = JSON.stringify([...new Set(events.map(({ id, visit }) => visit ?? id))])
  await tx
    .insertInto('figure_queue')
    .values({ id: timeOrderedId(now, randomBytes(16)), visits })
    .execute()
}

/** The oldest batches that wait to be counted. */
export async function queuedBatches(db: Database, limit: number): Promise<QueuedBatch[]> {
  const rows = await db.selectFrom('figure_queue').selectAll().orderBy('id').limit(limit).execute()
  return rows.map(({ id, visits }) => ({ id, keys: JSON.parse(visits) as string[] })) // written above
}

export async function countQueued(db: Database): Promise<number> {
  const row = await db
    .selectFrom('figure_queue')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
