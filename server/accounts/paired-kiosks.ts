import type { KioskId } from '#shared/ids.ts'
import { KioskId as KioskIdSchema } from '#shared/ids.ts'
import type { Database } from '../storage/database.ts'
import { hashToken, newToken } from './tokens.ts'

export type PairedKiosk = { kiosk: KioskId; name: string; number: number; paired: boolean }

/** The screens of the stand and the tokens they hold. Revoking one leaves its name and number for the next pairing. */
export class PairedKiosks {
  readonly #db: Database

  constructor(db: Database) {
    this.#db = db
  }

  async list(): Promise<PairedKiosk[]> {
    const rows = await this.#db.selectFrom('kiosks').selectAll().orderBy('number').execute()
    return rows.map((row) => ({
      kiosk: KioskIdSchema.parse(row.kiosk),
      name: row.name,
      number: row.number,
      paired: row.token_hash !== null,
    }))
  }

  /** Gives the screen a new token; an older one of the same name ends. */
  async pair(kiosk: KioskId, name: string | undefined, now: number): Promise<string> {
    const token = newToken()
    await this.#db.transaction().execute(async (tx) => {
      const { last } = await tx
        .selectFrom('kiosks')
        .select(({ fn }) => fn.max('number').as('last'))
        .executeTakeFirstOrThrow()
      const fresh = { token_hash: hashToken(token), paired_at: Math.round(now) }
      await tx
        .insertInto('kiosks')
        .values({ kiosk, name: name ?? kiosk, number: Number(last ?? 0) + 1, ...fresh, last_seen: null })
        .onConflict((conflict) =>
          conflict.column('kiosk').doUpdateSet({ ...fresh, ...(name !== undefined && { name }) }),
        )
        .execute()
    })
    return token
  }

  async find(token: string): Promise<KioskId | null> {
    const row = await this.#db
      .selectFrom('kiosks')
      .select('kiosk')
      .where('token_hash', '=', hashToken(token))
      .executeTakeFirst()
    return row ? KioskIdSchema.parse(row.kiosk) : null
  }

  async rename(kiosk: KioskId, name: string): Promise<boolean> {
    const result = await this.#db.updateTable('kiosks').set({ name }).where('kiosk', '=', kiosk).executeTakeFirst()
    return Number(result.numUpdatedRows) > 0
  }

  async revoke(kiosk: KioskId): Promise<boolean> {
    const result = await this.#db
      .updateTable('kiosks')
      .set({ token_hash: null })
      .where('kiosk', '=', kiosk)
      .where('token_hash', 'is not', null)
      .executeTakeFirst()
    return Number(result.numUpdatedRows) > 0
  }
}
