import type { Transaction } from 'kysely'
import { LogEntry, TourRecord, type FollowedTour, type TourFacts } from '#shared/tour-record.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

type Row = Tables['tours']
type Tx = Database | Transaction<Tables>

/** Which: `from` inclusive, `to` exclusive, by when they began, in booth time. */
export type StartedWithin = { from?: number; to?: number }

/** Writes what the booth knows of a tour. What people filled in is left as it is. */
export async function saveFollowed(tx: Tx, record: FollowedTour, lastAt: number): Promise<void> {
  const { id, title, operators, rehearsal, stops, changes, ...plain } = record
  const row = {
    ...plain,
    last_at: Math.round(lastAt),
    title: JSON.stringify(title),
    operators: JSON.stringify(operators),
    rehearsal: rehearsal ? 1 : 0,
    stops: JSON.stringify(stops),
    changes: JSON.stringify(changes),
  }
  await tx
    .insertInto('tours')
    .values({ id, category: null, head_count: null, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

/** What people filled in; what is left out of `facts` stays. */
export async function saveFacts(tx: Tx, id: string, { category, headCount }: TourFacts): Promise<void> {
  const change = {
    ...(category !== undefined && { category }),
    ...(headCount !== undefined && { head_count: headCount }),
  }
  if (Object.keys(change).length === 0) return
  await tx.updateTable('tours').set(change).where('id', '=', id).execute()
}

/** The tours that no end was written of, with the last instant known of each. */
export async function unfinishedTours(db: Database): Promise<{ record: TourRecord; lastAt: number }[]> {
  const rows = await db.selectFrom('tours').selectAll().where('ended', 'is', null).orderBy('started').execute()
  const records = await withLogs(db, rows)
  return records.map((record, place) => {
    const lastEntry = Math.max(0, ...record.log.map(({ at }) => at))
    return { record, lastAt: Math.max(rows[place]?.last_at ?? 0, lastEntry) }
  })
}

export async function findTourRecord(db: Database, id: string): Promise<TourRecord | null> {
  const rows = await db.selectFrom('tours').selectAll().where('id', '=', id).execute()
  const [record] = await withLogs(db, rows)
  return record ?? null
}

/** Newest first. */
export async function newestTours(db: Database, within: StartedWithin, limit: number): Promise<TourRecord[]> {
  const query = startedWithin(db, within).orderBy('started', 'desc').orderBy('id', 'desc')
  return withLogs(db, await query.limit(limit).execute())
}

const pageSize = 100

/** Every matching tour in order of time, a page at a time. */
export async function* readTours(db: Database, within: StartedWithin): AsyncGenerator<TourRecord[]> {
  for (let after: Row | null = null; ;) {
    let query = startedWithin(db, within).orderBy('started').orderBy('id').limit(pageSize)
    if (after) {
      const { started, id }: Row = after
      query = query.where((eb) =>
        eb.or([eb('started', '>', started), eb.and([eb('started', '=', started), eb('id', '>', id)])]),
      )
    }
    const rows: Row[] = await query.execute()
    if (rows.length > 0) yield withLogs(db, rows)
    after = rows.at(-1) ?? null
    if (!after || rows.length < pageSize) return
  }
}

/** Stores the line once, however often it is sent. */
export async function addLogEntry(tx: Tx, record: string, { by, ...entry }: LogEntry): Promise<void> {
  await tx
    .insertInto('tour_log')
    .values({ ...entry, record, author: by })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

export async function findLogEntry(db: Database, id: string): Promise<(LogEntry & { record: string }) | null> {
  const row = await db.selectFrom('tour_log').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? { ...entryOf(row), record: row.record } : null
}

export async function removeLogEntry(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('tour_log').where('id', '=', id).execute()
}

function startedWithin(db: Database, { from, to }: StartedWithin) {
  let query = db.selectFrom('tours').selectAll()
  if (from !== undefined) query = query.where('started', '>=', from)
  if (to !== undefined) query = query.where('started', '<', to)
  return query
}

async function withLogs(db: Database, rows: readonly Row[]): Promise<TourRecord[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const log = await db
    .selectFrom('tour_log')
    .selectAll()
    .where('record', 'in', ids)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map(({ last_at: _lastAt, head_count, title, operators, rehearsal, stops, changes, ...plain }) =>
    TourRecord.parse({
      ...plain,
      headCount: head_count,
      title: parsed(title),
      operators: parsed(operators),
      rehearsal: rehearsal === 1,
      stops: parsed(stops),
      changes: parsed(changes),
      log: log.filter(({ record }) => record === plain.id).map(entryOf),
    }),
  )
}

const parsed = (text: string): unknown => JSON.parse(text)

const entryOf = ({ record: _record, author, ...entry }: Tables['tour_log']): LogEntry =>
  LogEntry.parse({ ...entry, by: author })
