import type { Kysely } from 'kysely'

/** What is kept of the units' own figures. A report is never overwritten: the newest import that was not taken back holds. */
export interface UnitFigureTables {
  unit_imports: {
    id: string
    at: number
    actor: string
    files: string
    counts: string
    undone_at: number | null
    undone_by: string | null
  }
  unit_reports: { import: string; unit: string; report: string }
  unit_decisions: { pair: string; decision: string; actor: string; at: number }
  unit_deadline: { id: 1; day: string }
}

/** Imports of the units' reports, the reports, what was decided of activities that two sides report, and until when they are due. */
export async function unitFigureTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('unit_imports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('files', 'text', (column) => column.notNull())
    .addColumn('counts', 'text', (column) => column.notNull())
    .addColumn('undone_at', 'bigint')
    .addColumn('undone_by', 'text')
    .execute()
  await db.schema
    .createTable('unit_reports')
    .addColumn('import', 'text', (column) => column.notNull())
    .addColumn('unit', 'text', (column) => column.notNull())
    .addColumn('report', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('unit_reports_key', ['import', 'unit'])
    .execute()
  await db.schema
    .createTable('unit_decisions')
    .addColumn('pair', 'text', (column) => column.primaryKey())
    .addColumn('decision', 'text', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('unit_deadline')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('day', 'text', (column) => column.notNull())
    .execute()
}
