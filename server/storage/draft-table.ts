import type { Kysely } from 'kysely'

/** What the draft says by item, as it was last looked at; what each change did, field by field; forms that were not finished. */
export async function draftTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('draft_items')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('draft_items_key', ['kind', 'item'])
    .execute()
  await db.schema
    .createTable('draft_history')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('path', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .execute()
  await db.schema.createIndex('draft_history_item').on('draft_history').columns(['kind', 'item', 'id']).execute()
  await db.schema
    .createTable('draft_unfinished')
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('base', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('draft_unfinished_key', ['actor', 'kind', 'item'])
    .execute()
}
