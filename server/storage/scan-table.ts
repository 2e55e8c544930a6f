import type { Kysely } from 'kysely'

/** Scans of short links: which exhibit's code on which screen a phone followed, and when. Nothing of the phone is kept. */
export async function scanTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('scans')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('exhibit', 'text', (column) => column.notNull())
    .addColumn('kiosk', 'text', (column) => column.notNull())
    .addColumn('bundle', 'text', (column) => column.notNull())
    .addColumn('rehearsal', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('scans_at').on('scans').columns(['at', 'id']).execute()
}
