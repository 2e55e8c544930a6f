import type { Kysely } from 'kysely'

/** What is approved, item by item; what was submitted and signed; bundles that went up; and the one setting: the freeze. */
export async function approvalTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('approval_values')
    .addColumn('digest', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('approved_items')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('digest', 'text') // null: approved to be gone
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('approved_items_key', ['kind', 'item'])
    .execute()
  await db.schema
    .createTable('submissions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('item', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('comment', 'text', (column) => column.notNull())
    .addColumn('returned_at', 'bigint')
    .addColumn('returned_by', 'text')
    .addColumn('returned_comment', 'text')
    .execute()
  await db.schema
    .createTable('signatures')
    .addColumn('submission', 'text', (column) => column.notNull())
    .addColumn('approver', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('comment', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('signatures_key', ['submission', 'approver'])
    .execute()
  await db.schema
    .createTable('publications')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('bundle', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text')
    .addColumn('act', 'text', (column) => column.notNull())
    .addColumn('changes', 'text')
    .addColumn('bytes', 'bigint')
    .execute()
  await db.schema
    .createTable('approval_freeze')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('at', 'bigint')
    .execute()
}
