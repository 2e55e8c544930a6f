import type { Transaction } from 'kysely'
import { GuidedSession } from '#shared/tour-record.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'
import type { StartedWithin } from './tour-records.ts'

type Tx = Database | Transaction<Tables>

export async function addGuidedSession(tx: Tx, { headCount, rehearsal, ...plain }: GuidedSession): Promise<void> {
  await tx
    .insertInto('guided_sessions')
    .values({ ...plain, head_count: headCount, rehearsal: rehearsal ? 1 : 0 })
    .execute()
}

/** Ends it; the end that was written first stays, so that a corrected head count makes no session longer. */
export async function endGuidedSession(tx: Tx, session: GuidedSession, headCount: number, at: number): Promise<void> {
  const ended = session.ended ?? Math.max(session.started, Math.round(at))
  await tx.updateTable('guided_sessions').set({ ended, head_count: headCount }).where('id', '=', session.id).execute()
}

export async function findGuidedSession(db: Database, id: string): Promise<GuidedSession | null> {
  const row = await db.selectFrom('guided_sessions').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? sessionOf(row) : null
}

/** The session that this person has begun and not ended. */
export async function runningSessionOf(db: Tx, guide: string): Promise<GuidedSession | null> {
  const row = await db
    .selectFrom('guided_sessions')
    .selectAll()
    .where('guide', '=', guide)
    .where('ended', 'is', null)
    .executeTakeFirst()
  return row ? sessionOf(row) : null
}

/** Newest first. */
export async function newestGuidedSessions(
  db: Database,
  { from, to }: StartedWithin,
  limit: number,
): Promise<GuidedSession[]> {
  let query = db.selectFrom('guided_sessions').selectAll()
  if (from !== undefined) query = query.where('started', '>=', from)
  if (to !== undefined) query = query.where('started', '<', to)
  const rows = await query.orderBy('started', 'desc').orderBy('id', 'desc').limit(limit).execute()
  return rows.map(sessionOf)
}

const sessionOf = ({ head_count, rehearsal, ...plain }: Tables['guided_sessions']): GuidedSession =>
  GuidedSession.parse({ ...plain, headCount: head_count, rehearsal: rehearsal === 1 })
