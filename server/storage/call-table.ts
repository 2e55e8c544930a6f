import type { Kysely } from 'kysely'

/** Calls for an explainer: when, from which screen, and how long they took to answer. */
export async function callTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('explainer_calls')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kiosk', 'text', (column) => column.notNull())
    .addColumn('exhibit', 'text', (column) => column.notNull())
    .addColumn('called', 'bigint', (column) => column.notNull())
    .addColumn('accepted', 'bigint')
    .addColumn('accepted_by', 'text')
    .addColumn('arrived', 'bigint')
    .addColumn('closed', 'bigint')
    .addColumn('ending', 'text')
    .addColumn('rehearsal', 'integer', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('explainer_calls_called').on('explainer_calls').columns(['called', 'id']).execute()
}
