import type { Kysely } from 'kysely'

/**
 * Kept figures: what each visit counts for, and the sums by day, screen and class. A batch of events leaves the visits that
 * it touched in the queue, in its own transaction; they are counted anew shortly after (F9).
 */
export async function aggregateTables(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('visit_events_visit').on('visit_events').columns(['visit', 'at', 'id']).execute()
  await db.schema
    .createTable('figure_queue')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('visits', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('figure_visits')
    .addColumn('visit', 'text', (column) => column.primaryKey())
    .addColumn('kiosk', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('started', 'bigint', (column) => column.notNull())
    .addColumn('class', 'text', (column) => column.notNull())
    .addColumn('tally', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('figure_visits_started').on('figure_visits').columns(['started', 'visit']).execute()
  await db.schema
    .createTable('figure_sums')
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('kiosk', 'text', (column) => column.notNull())
    .addColumn('class', 'text', (column) => column.notNull())
    .addColumn('tally', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('figure_sums_key', ['day', 'kiosk', 'class'])
    .execute()
  await db.schema
    .createTable('figure_exhibits')
    .addColumn('exhibit', 'text', (column) => column.primaryKey())
    .addColumn('seen', 'bigint', (column) => column.notNull())
    .addColumn('bundle', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('figure_state')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('time_zone', 'text', (column) => column.notNull())
    .addColumn('round', 'bigint', (column) => column.notNull())
    .addColumn('built_to', 'text')
    .execute()
}
