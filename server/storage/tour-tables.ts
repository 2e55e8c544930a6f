import type { Kysely } from 'kysely'

/** The tour record, its quick log, and the guided sessions of ordinary groups. */
export async function tourTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('tours')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tour', 'text', (column) => column.notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('started', 'bigint', (column) => column.notNull())
    .addColumn('ended', 'bigint')
    .addColumn('last_at', 'bigint', (column) => column.notNull())
    .addColumn('category', 'text')
    .addColumn('head_count', 'integer')
    .addColumn('operators', 'text', (column) => column.notNull())
    .addColumn('rehearsal', 'integer', (column) => column.notNull())
    .addColumn('stops', 'text', (column) => column.notNull())
    .addColumn('changes', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('tours_started').on('tours').columns(['started', 'id']).execute()
  await db.schema
    .createTable('tour_log')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('stop', 'text')
    .addColumn('author', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('tour_log_record').on('tour_log').columns(['record', 'at']).execute()
  await db.schema
    .createTable('guided_sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('guide', 'text', (column) => column.notNull())
    .addColumn('started', 'bigint', (column) => column.notNull())
    .addColumn('ended', 'bigint')
    .addColumn('head_count', 'integer')
    .addColumn('rehearsal', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('guided_sessions_started').on('guided_sessions').columns(['started', 'id']).execute()
}
