import type { Kysely } from 'kysely'

/** Imports and what each changed, so that it can be undone; headings that staff explained; pictures that came before. */
export async function importTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('imports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('files', 'text', (column) => column.notNull())
    .addColumn('counts', 'text', (column) => column.notNull())
    .addColumn('undone_at', 'bigint')
    .addColumn('undone_by', 'text')
    .execute()
  await db.schema
    .createTable('import_changes')
    .addColumn('import', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addPrimaryKeyConstraint('import_changes_key', ['import', 'kind', 'key'])
    .execute()
  await db.schema
    .createTable('import_headings')
    .addColumn('heading', 'text', (column) => column.primaryKey())
    .addColumn('field', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('import_pictures')
    .addColumn('hash', 'text', (column) => column.primaryKey())
    .addColumn('file', 'text', (column) => column.notNull())
    .execute()
}
