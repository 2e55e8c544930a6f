import type { Kysely } from 'kysely'

/** Leads: about which exhibit, what for, and the sealed number until it is deleted. */
export async function leadTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('leads')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kiosk', 'text', (column) => column.notNull())
    .addColumn('exhibit', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('pass_on', 'integer', (column) => column.notNull())
    .addColumn('notice', 'text', (column) => column.notNull())
    .addColumn('kept_until', 'text', (column) => column.notNull())
    .addColumn('delete_at', 'bigint', (column) => column.notNull())
    .addColumn('rehearsal', 'integer', (column) => column.notNull())
    .addColumn('sealed', 'text')
    .addColumn('code_hash', 'text', (column) => column.unique())
    .addColumn('ending', 'text')
    .addColumn('ended_at', 'bigint')
    .execute()
  await db.schema.createIndex('leads_at').on('leads').columns(['at', 'id']).execute()
}
