import type { Kysely } from 'kysely'

/** What was said of an exhibit while setting up and on the open days. Lines are only ever added; `seq` is their order. */
export interface SetUpTables {
  set_up_marks: { seq: number; id: string; exhibit: string; state: string; at: number; author: string }
}

/** The log of the set-up board (布展). */
export async function setUpTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('set_up_marks')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('exhibit', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('author', 'text', (column) => column.notNull())
    .execute()
}
