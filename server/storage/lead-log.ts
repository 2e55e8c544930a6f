import { sql, type Transaction } from 'kysely'
import { LeadCount } from '#shared/leads.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** A lead as it lies on disk: the number only sealed, and neither it nor the code once it has ended. */
export type LeadRecord = Tables['leads']

/** On disk when it resolves. */
export async function insertLead(db: Database, lead: LeadRecord): Promise<void> {
  await db.insertInto('leads').values(lead).execute()
}

export async function findLead(db: Database, id: string): Promise<LeadRecord | null> {
  return (await db.selectFrom('leads').selectAll().where('id', '=', id).executeTakeFirst()) ?? null
}

export async function findLeadByCode(db: Database, codeHash: string): Promise<LeadRecord | null> {
  return (await db.selectFrom('leads').selectAll().where('code_hash', '=', codeHash).executeTakeFirst()) ?? null
}

/** Those whose last day is over. */
export async function dueLeads(db: Database, now: number): Promise<string[]> {
  const due = db.selectFrom('leads').select('id').where('delete_at', '<=', Math.round(now)).where('ending', 'is', null)
  return (await due.execute()).map(({ id }) => id)
}

const atOnce = 500 // far below what a statement may hold

/** Takes the number and the code away. What stays says that there was a lead, and nothing of whose it was. */
export async function emptyLeads(
  db: Database | Transaction<Tables>,
  ids: readonly string[],
  ending: 'withdrawn' | 'expired',
  now: number,
): Promise<void> {
  const empty = { sealed: null, code_hash: null, ending, ended_at: Math.round(now) }
  for (let i = 0; i < ids.length; i += atOnce) {
    await db
      .updateTable('leads')
      .set(empty)
      .where('id', 'in', ids.slice(i, i + atOnce))
      .where('ending', 'is', null)
      .execute()
  }
}

/** SQLite keeps what was deleted in its free pages and in its log, until told otherwise. */
export async function forgetDeleted(db: Database): Promise<void> {
  await sql`pragma secure_delete = on`.execute(db)
}

/** Writes the log into the file and empties it, so that no older state of a page is left there. */
export async function emptyLog(db: Database): Promise<void> {
  await sql`pragma wal_checkpoint(truncate)`.execute(db)
}

/** Newest first. */
export async function newestLeads(db: Database, limit: number): Promise<LeadRecord[]> {
  return db.selectFrom('leads').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

const pageSize = 500

/** Every lead whose number is held and which was no rehearsal, oldest first, a page at a time. */
export async function* readHeldLeads(db: Database): AsyncGenerator<LeadRecord[]> {
  let last: LeadRecord | undefined
  do {
    let query = db.selectFrom('leads').selectAll().where('sealed', 'is not', null).where('rehearsal', '=', 0)
    const after = last
    if (after) {
      query = query.where((eb) =>
        eb.or([eb('at', '>', after.at), eb.and([eb('at', '=', after.at), eb('id', '>', after.id)])]),
      )
    }
    const page = await query.orderBy('at').orderBy('id').limit(pageSize).execute()
    if (page.length > 0) yield page
    last = page.length === pageSize ? page.at(-1) : undefined
  } while (last)
}

/** How many were left about each exhibit, and how many of these were withdrawn. Rehearsals are left out. */
export async function countLeads(db: Database): Promise<LeadCount[]> {
  const rows = await db
    .selectFrom('leads')
    .select((eb) => ['exhibit', 'kind', 'ending', eb.fn.countAll<number | string>().as('count')])
    .where('rehearsal', '=', 0)
    .groupBy(['exhibit', 'kind', 'ending'])
    .orderBy('exhibit')
    .orderBy('kind')
    .execute()
  const counts = new Map<string, { exhibit: string; kind: string; left: number; withdrawn: number }>()
  for (const { exhibit, kind, ending, count } of rows) {
    const before = counts.get(`${exhibit} ${kind}`) ?? { exhibit, kind, left: 0, withdrawn: 0 }
    const withdrawn = before.withdrawn + (ending === 'withdrawn' ? Number(count) : 0)
    counts.set(`${exhibit} ${kind}`, { ...before, left: before.left + Number(count), withdrawn })
  }
  return [...counts.values()].map((row) => LeadCount.parse(row))
}
