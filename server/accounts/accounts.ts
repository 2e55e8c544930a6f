import type { Account } from '#shared/api.ts'
import { roles, type Role } from '#shared/rights.ts'
import type { Database } from '../storage/database.ts'
import type { Tables } from '../storage/tables.ts'
import { hashPin, pinCost, pinMatches, type PinCost } from './pin-hash.ts'

type Row = Tables['accounts']

export type AccountChanges = {
  role?: Role | undefined
  pin?: string | undefined
  disabled?: boolean | undefined
}

const toAccount = (row: Row): Account => ({
  name: row.name,
  role: asRole(row.role),
  disabled: row.disabled === 1,
  createdAt: row.created_at,
  lastSignIn: row.last_sign_in,
})

/** A role as the database holds it. */
export function asRole(text: string): Role {
  const role = roles.find((candidate) => candidate === text)
  if (!role) throw new Error(`The database holds an unknown role: ${text}`)
  return role
}

/** Who may sign in. PINs are kept as memory-hard hashes only. */
export class Accounts {
  readonly #db: Database
  /** Checked when the name is unknown, so that a wrong name takes as long as a wrong PIN. */
  readonly #decoy: Promise<string>
  readonly #cost: PinCost

  constructor(db: Database, cost: PinCost = pinCost) {
    this.#db = db
    this.#cost = cost
    this.#decoy = hashPin('000000', cost)
  }

  async list(): Promise<Account[]> {
    return (await this.#db.selectFrom('accounts').selectAll().orderBy('created_at').orderBy('name').execute()).map(
      toAccount,
    )
  }

  async find(name: string): Promise<Account | null> {
    const row = await this.#row(name)
    return row ? toAccount(row) : null
  }

  /** False when the name is taken. */
  async add(name: string, role: Role, pin: string, now: number): Promise<boolean> {
    const row = {
      name,
      role,
      pin_hash: await hashPin(pin, this.#cost),
      disabled: 0,
      created_at: Math.round(now),
      last_sign_in: null,
    }
    const result = await this.#db
      .insertInto('accounts')
      .values(row)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirst()
    return Number(result.numInsertedOrUpdatedRows) === 1
  }

  async change(name: string, changes: AccountChanges): Promise<void> {
    const set: Partial<Row> = {}
    if (changes.role !== undefined) set.role = changes.role
    if (changes.disabled !== undefined) set.disabled = changes.disabled ? 1 : 0
    if (changes.pin !== undefined) set.pin_hash = await hashPin(changes.pin, this.#cost)
    if (Object.keys(set).length > 0) await this.#db.updateTable('accounts').set(set).where('name', '=', name).execute()
  }

  /** The account, when name and PIN are right and it is not disabled. */
  async check(name: string, pin: string): Promise<Account | null> {
    const row = await this.#row(name)
    const matches = await pinMatches(pin, row?.pin_hash ?? (await this.#decoy))
    return row && matches && row.disabled === 0 ? toAccount(row) : null
  }

  async signedIn(name: string, now: number): Promise<void> {
    await this.#db
      .updateTable('accounts')
      .set({ last_sign_in: Math.round(now) })
      .where('name', '=', name)
      .execute()
  }

  #row(name: string): Promise<Row | undefined> {
    return this.#db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst()
  }
}
