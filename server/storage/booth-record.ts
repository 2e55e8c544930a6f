import { randomBytes } from 'node:crypto'
import type { Transaction } from 'kysely'
import { Booth } from '#shared/booth.ts'
import { Epoch } from '#shared/ids.ts'
import { StartError } from '../env.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** The last accepted state, or null in a new store. */
export async function loadBooth(db: Database): Promise<Booth | null> {
  const row = await db.selectFrom('booth_record').select('booth').where('id', '=', 1).executeTakeFirst()
  if (!row) return null
  const parsed = Booth.safeParse(parseJson(row.booth))
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new StartError(
    `The booth's last state in the database is not understood (${issue?.path.join('.') || 'booth'}: ${issue?.message}). Start the version of Zhantai that wrote it, or restore a copy of the data folder.`,
  )
}

/** Writes the state inside the transaction that also writes the audit row. */
export async function saveBooth(tx: Transaction<Tables> | Database, booth: Booth, now: number): Promise<void> {
  const record = {
    epoch: booth.epoch,
    revision: booth.revision,
    booth: JSON.stringify(booth),
    saved_at: Math.round(now),
  }
  await tx
    .insertInto('booth_record')
    .values({ id: 1, ...record })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(record))
    .execute()
}

export const newEpoch = (): Epoch => Epoch.parse(randomBytes(12).toString('hex'))

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the schema says what is wrong with it
  }
}
