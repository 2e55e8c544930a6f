import { randomBytes } from 'node:crypto'
import type { ApiTokenRow } from '#shared/api.ts'
import type { Role } from '#shared/rights.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'
import { asRole } from './accounts.ts'
import { apiTokenPrefix, hashToken, newToken } from './tokens.ts'

/** What a program acts as: its own role, and never more than its owner may at this moment. */
export type ApiToken = { id: string; name: string; owner: string; role: Role; ownerRole: Role }

export type NewToken = { owner: string; name: string; role: Role; by: string }

const usedEveryMs = 10_000

/** Named tokens of programs such as a Stream Deck: they last until they are revoked, and stop with their owner's account. */
export class ApiTokens {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  /** The token, this once, and its row; null when the owner has one of that name. */
  async add({ owner, name, role, by }: NewToken, now: number): Promise<{ token: string; row: ApiTokenRow } | null> {
    const token = apiTokenPrefix + newToken()
    const id = randomBytes(9).toString('base64url')
    const row = {
      ...{ id, token_hash: hashToken(token), account: owner, name, role },
      ...{ created_at: Math.round(now), created_by: by, last_used: null },
    }
    const result = await this.#db
      .insertInto('api_tokens')
      .values(row)
      .onConflict((conflict) => conflict.columns(['account', 'name']).doNothing())
      .executeTakeFirst()
    return Number(result.numInsertedOrUpdatedRows) === 1 ? { token, row: toRow(row) } : null
  }

  /** The token, if it was not revoked and its owner's account is not disabled. */
  async find(token: string, now: number): Promise<ApiToken | null> {
    const row = await this.#db
      .selectFrom('api_tokens')
      .innerJoin('accounts', 'accounts.name', 'api_tokens.account')
      .select(['api_tokens.id', 'api_tokens.name', 'api_tokens.account', 'api_tokens.role', 'api_tokens.last_used'])
      .select(['accounts.role as owner_role', 'accounts.disabled'])
      .where('token_hash', '=', hashToken(token))
      .executeTakeFirst()
    if (!row || row.disabled !== 0) return null
    if (row.last_used === null || now - row.last_used > usedEveryMs) await this.#used(row.id, now)
    return { id: row.id, name: row.name, owner: row.account, role: asRole(row.role), ownerRole: asRole(row.owner_role) }
  }

  /** Those of one account, or all. */
  async list(owner?: string): Promise<ApiTokenRow[]> {
    const all = this.#db.selectFrom('api_tokens').selectAll()
    const rows = await (owner === undefined ? all : all.where('account', '=', owner))
      .orderBy('account')
      .orderBy('created_at')
      .orderBy('name')
      .execute()
    return rows.map(toRow)
  }

  async byId(id: string): Promise<ApiTokenRow | null> {
    const row = await this.#db.selectFrom('api_tokens').selectAll().where('id', '=', id).executeTakeFirst()
    return row ? toRow(row) : null
  }

  async revoke(id: string): Promise<boolean> {
    const result = await this.#db.deleteFrom('api_tokens').where('id', '=', id).executeTakeFirst()
    return Number(result.numDeletedRows) > 0
  }

  async #used(id: string, now: number): Promise<void> {
    await this.#db
      .updateTable('api_tokens')
      .set({ last_used: Math.round(now) })
      .where('id', '=', id)
      .execute()
  }
}

const toRow = (row: Tables['api_tokens']): ApiTokenRow => ({
  id: row.id,
  account: row.account,
  name: row.name,
  role: asRole(row.role),
  createdAt: row.created_at,
  createdBy: row.created_by,
  lastUsed: row.last_used,
})
