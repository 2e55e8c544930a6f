import type { Kysely } from 'kysely'

/** What people changed in the summary of a period, part by part, and every change with what was there before. */
export async function summaryTextTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('summary_parts')
    .addColumn('period', 'text', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('body', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('summary_parts_key', ['period', 'part'])
    .execute()
  await db.schema
    .createTable('summary_part_log')
    .addColumn('period', 'text', (column) => column.notNull())
    .addColumn('part', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .addPrimaryKeyConstraint('summary_part_log_key', ['period', 'part', 'version'])
    .execute()
}
