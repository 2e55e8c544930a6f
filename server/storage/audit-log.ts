import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { AuditRow } from '#shared/api.ts'
import { Turns } from '../turns.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

export type AuditEntry = { at: number; actor: string; action: string; detail: Record<string, unknown> }

type Also = (tx: Transaction<Tables>) => Promise<void>

const beginning = '0'.repeat(64)

/** Append-only and hash-chained: each row's hash covers the row before it, so a change or a gap anywhere shows (A1). */
export class AuditLog {
  #last: { seq: number; hash: string } | null = null
  readonly #turns = new Turns()
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** Writes the entry, and whatever `also` does, in one transaction: both are on disk when this resolves, or neither is. */
  append(entry: AuditEntry, also?: Also): Promise<void> {
    return this.#turns.take(() => this.#write(entry, also))
  }

  /** Resolves when all that was appended is written, or has failed. */
  settled(): Promise<void> {
    return this.#turns.settled()
  }

  /** Once more if the chain has grown elsewhere: another program (`reset-pin`) writes to it too, and a commit may succeed unheard. */
  async #write(entry: AuditEntry, also?: Also): Promise<void> {
    const from = this.#last ?? (await this.#readLast())
    const row = rowAfter(from, entry)
    try {
      await this.#commit(row, also)
    } catch (error) {
      this.#last = null
      const end = await this.#readLast()
      if (end.seq === from.seq) throw error
      if (end.hash !== row.hash) await this.#commit(rowAfter(end, entry), also)
    }
  }

  async #commit(row: Tables['audit'], also?: Also): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      await also?.(tx)
      await tx.insertInto('audit').values(row).execute()
    })
    this.#last = { seq: row.seq, hash: row.hash }
  }

  async #readLast(): Promise<{ seq: number; hash: string }> {
    const row = await this.#db
      .selectFrom('audit')
      .select(['seq', 'hash'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row ?? { seq: 0, hash: beginning }
  }

  /** Newest first. */
  async page(limit: number, before?: number): Promise<AuditRow[]> {
    let query = this.#db.selectFrom('audit').select(['seq', 'at', 'actor', 'action', 'detail', 'hash'])
    if (before !== undefined) query = query.where('seq', '<', before)
    return query.orderBy('seq', 'desc').limit(limit).execute()
  }

  /** The first row whose hash or place in the chain is wrong, or null when all of it holds. */
  async firstBroken(): Promise<number | null> {
    let last = { seq: 0, hash: beginning }
    for (;;) {
      const rows = await this.#db
        .selectFrom('audit')
        .selectAll()
        .where('seq', '>', last.seq)
        .orderBy('seq')
        .limit(1_000)
        .execute()
      if (rows.length === 0) return null
      for (const row of rows) {
        if (row.seq !== last.seq + 1 || row.prev !== last.hash || row.hash !== hashOf(row)) return row.seq
        last = row
      }
    }
  }
}

function rowAfter(last: { seq: number; hash: string }, entry: AuditEntry): Tables['audit'] {
  const row = {
    seq: last.seq + 1,
    at: Math.round(entry.at),
    // Half a surrogate pair comes back from a database as another character, and would break the chain.
    actor: entry.actor.toWellFormed(),
    action: entry.action,
    detail: JSON.stringify(entry.detail),
    prev: last.hash,
  }
  return { ...row, hash: hashOf(row) }
}

const hashOf = (row: Omit<Tables['audit'], 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([row.seq, row.at, row.actor, row.action, row.detail, row.prev]))
    .digest('hex')
