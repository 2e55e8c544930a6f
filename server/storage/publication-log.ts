import type { Transaction } from 'kysely'
import { Changes, type PublishedBundle } from '#shared/approval/wire.ts'
import { BundleHash } from '#shared/ids.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** A bundle going up once: by whom, when, and what it changed. */
export type PublicationRow = Pick<PublishedBundle, 'bundle' | 'at' | 'by' | 'act' | 'changes' | 'bytes'> & {
  id: string
}

export async function savePublication(db: Database | Transaction<Tables>, row: PublicationRow): Promise<void> {
  const { id, bundle, at, by, act, changes, bytes } = row
  const values = { id, bundle, at: Math.round(at), actor: by, act, changes: changes && JSON.stringify(changes), bytes }
  await db.insertInto('publications').values(values).execute()
}

/** The booth said no after all. */
export async function dropPublication(db: Database, id: string): Promise<void> {
  await db.deleteFrom('publications').where('id', '=', id).execute()
}

/** Newest first. */
export async function readPublications(db: Database): Promise<PublicationRow[]> {
  const rows = await db.selectFrom('publications').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').execute()
  return rows.map(({ id, bundle, at, actor, act, changes, bytes }) => ({
    ...{ id, bundle: BundleHash.parse(bundle), at, by: actor, act: actOf(act), bytes },
    changes: changes === null ? null : Changes.parse(JSON.parse(changes)),
  }))
}

const actOf = (text: string): PublicationRow['act'] => (text === 'published' || text === 'rolled-back' ? text : 'first')
