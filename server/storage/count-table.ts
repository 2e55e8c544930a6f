import type { Kysely } from 'kysely'

/** What people entered by hand. A line that was taken back stays, with who did it. */
export async function countTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('desk_entries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('rehearsal', 'integer', (column) => column.notNull())
    .addColumn('resolved', 'bigint')
    .addColumn('removed_at', 'bigint')
    .addColumn('removed_by', 'text')
    .execute()
  await db.schema.createIndex('desk_entries_at').on('desk_entries').columns(['at', 'id']).execute()
}
