import type { KioskId } from '#shared/ids.ts'
import type { VisitEvent } from '#shared/visit-events.ts'
import { queueVisits } from './aggregate-queue.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

type Row = Tables['visit_events']

/** Which events: `from` inclusive, `to` exclusive, in booth time. */
export type VisitLogFilter = { from?: number; to?: number; kiosk?: string }

/** Stores the batch once, however often it is sent. Resolves when it is on disk. */
export async function storeVisitEvents(
  db: Database,
  events: readonly VisitEvent[],
  sender: KioskId,
  receivedAt: number,
): Promise<void> {
  if (events.length === 0) return
  const rows = events.map((event) => toRow(event, sender, Math.round(receivedAt)))
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('visit_events')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    await queueVisits(tx, rows, receivedAt)
  })
}

function toRow(event: VisitEvent, sender: KioskId, receivedAt: number): Row {
  const { id, at, kiosk, visit, audience, rehearsal, type, bundle, ...detail } = event
  return {
    id,
    at,
    received_at: receivedAt,
    kiosk: kiosk ?? sender,
    sender,
    visit,
    audience,
    rehearsal: rehearsal ? 1 : 0,
    type,
    exhibit: 'exhibit' in event ? event.exhibit : null,
    detail: JSON.stringify({ ...detail, ...(bundle && { bundle }) }),
  }
}

const pageSize = 1_000

/** Every matching event in order of time, a page at a time, so that a long export never holds the database. */
export async function* readVisitEvents(db: Database, filter: VisitLogFilter): AsyncGenerator<Row[]> {
  let after: { at: number; id: string } | null = null
  for (;;) {
    let query = db.selectFrom('visit_events').selectAll().orderBy('at').orderBy('id').limit(pageSize)
    if (filter.from !== undefined) query = query.where('at', '>=', filter.from)
    if (filter.to !== undefined) query = query.where('at', '<', filter.to)
    if (filter.kiosk !== undefined) query = query.where('kiosk', '=', filter.kiosk)
    const last = after
    if (last) {
      query = query.where((eb) =>
        eb.or([eb('at', '>', last.at), eb.and([eb('at', '=', last.at), eb('id', '>', last.id)])]),
      )
    }
    const rows: Row[] = await query.execute()
    if (rows.length > 0) yield rows
    const end = rows.at(-1)
    if (!end || rows.length < pageSize) return
    after = { at: end.at, id: end.id }
    await new Promise(setImmediate) // the booth comes first
  }
}

export async function countVisitEvents(db: Database): Promise<number> {
  const row = await db
    .selectFrom('visit_events')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
