import { randomBytes } from 'node:crypto'
import type { SessionRow } from '#shared/api.ts'
import type { Role } from '#shared/rights.ts'
import type { Database } from '../storage/database.ts'
import type { Accounts } from './accounts.ts'
import { hashToken, newToken } from './tokens.ts'

export type Session = { id: string; name: string; role: Role }

const idleLimitMs = 16 * 3_600_000 // a long day at the stand; the next morning everybody signs in again
const seenEveryMs = 60_000

/** Who is signed in, on what. A session ends by signing out, by being revoked, with its account, or unused after 16 hours. */
export class Sessions {
  readonly #db: Database
  readonly #accounts: Accounts

  constructor(db: Database, accounts: Accounts) {
    this.#db = db
    this.#accounts = accounts
  }

  async open(name: string, address: string, device: string, now: number): Promise<{ token: string; id: string }> {
    const token = newToken()
    const id = randomBytes(9).toString('base64url')
    const at = Math.round(now)
    await this.#db
      .insertInto('sessions')
      .values({
        id,
        token_hash: hashToken(token),
        account: name,
        created_at: at,
        seen_at: at,
        address,
        device: device.slice(0, 200),
      })
      .execute()
    return { token, id }
  }

  /** The session of this token, if it still holds. */
  async find(token: string, now: number): Promise<Session | null> {
    const row = await this.#db
      .selectFrom('sessions')
      .select(['id', 'account', 'seen_at'])
      .where('token_hash', '=', hashToken(token))
      .executeTakeFirst()
    if (!row) return null
    if (now - row.seen_at > idleLimitMs) {
      await this.close(row.id)
      return null
    }
    const account = await this.#accounts.find(row.account)
    if (!account || account.disabled) return null
    if (now - row.seen_at > seenEveryMs) {
      await this.#db
        .updateTable('sessions')
        .set({ seen_at: Math.round(now) })
        .where('id', '=', row.id)
        .execute()
    }
    return { id: row.id, name: account.name, role: account.role }
  }

  async list(own: string): Promise<SessionRow[]> {
    const rows = await this.#db.selectFrom('sessions').selectAll().orderBy('seen_at', 'desc').limit(500).execute()
    const accounts = new Map((await this.#accounts.list()).map((account) => [account.name, account]))
    return rows.flatMap((row) => {
      const account = accounts.get(row.account)
      if (!account) return []
      const { id, address, device } = row
      const times = { createdAt: row.created_at, seenAt: row.seen_at }
      return [{ id, account: account.name, role: account.role, ...times, address, device, own: id === own }]
    })
  }

  async close(id: string): Promise<boolean> {
    const result = await this.#db.deleteFrom('sessions').where('id', '=', id).executeTakeFirst()
    return Number(result.numDeletedRows) > 0
  }

  /** The sessions of an account. */
  async of(name: string): Promise<string[]> {
    const rows = await this.#db.selectFrom('sessions').select('id').where('account', '=', name).execute()
    return rows.map((row) => row.id)
  }
}
