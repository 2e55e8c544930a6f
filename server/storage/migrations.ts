import type { Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'
import { aggregateTables } from './aggregate-tables.ts'
import { apiTokenTable } from './api-token-table.ts'
import { approvalTables } from './approval-table.ts'
import { callTable } from './call-table.ts'
import { countTables } from './count-table.ts'
import { draftTables } from './draft-table.ts'
import { importTables } from './import-table.ts'
import { leadTable } from './lead-table.ts'
import { scanTable } from './scan-table.ts'
import { setUpTable } from './set-up-table.ts'
import { summaryTextTables } from './summary-text-table.ts'
import { tourTables } from './tour-tables.ts'
import { unitFigureTables } from './unit-figures-table.ts'

/** Never edit a migration that was released: add one. Names sort in the order they run. */
export const migrations: Record<string, Migration> = {
  '001-first-booth': { up: firstBooth },
  '002-tour-record': { up: tourTables },
  '003-api-tokens': { up: apiTokenTable },
  '004-calls': { up: callTable },
  '005-scans': { up: scanTable },
  '006-leads': { up: leadTable },
  '007-figures': { up: aggregateTables },
  '008-desk': { up: countTables },
  '009-import': { up: importTables },
  '010-draft': { up: draftTables },
  '011-approval': { up: approvalTables },
  '012-summary-text': { up: summaryTextTables },
  '013-unit-figures': { up: unitFigureTables },
  '014-set-up': { up: setUpTable },
}

async function firstBooth(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('booth_record')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('epoch', 'text', (column) => column.notNull())
    .addColumn('revision', 'bigint', (column) => column.notNull())
    .addColumn('booth', 'text', (column) => column.notNull())
    .addColumn('saved_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('visit_events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('kiosk', 'text', (column) => column.notNull())
    .addColumn('sender', 'text', (column) => column.notNull())
    .addColumn('visit', 'text')
    .addColumn('audience', 'text', (column) => column.notNull())
    .addColumn('rehearsal', 'integer', (column) => column.notNull())
    .addColumn('type', 'text', (column) => column.notNull())
    .addColumn('exhibit', 'text')
    .addColumn('detail', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('visit_events_at').on('visit_events').columns(['at', 'id']).execute()
  await db.schema
    .createTable('accounts')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('pin_hash', 'text', (column) => column.notNull())
    .addColumn('disabled', 'integer', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('last_sign_in', 'bigint')
    .execute()
  await db.schema
    .createTable('sessions')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('seen_at', 'bigint', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('device', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('kiosks')
    .addColumn('kiosk', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('token_hash', 'text', (column) => column.unique())
    .addColumn('paired_at', 'bigint', (column) => column.notNull())
    .addColumn('last_seen', 'bigint')
    .execute()
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('actor', 'text', (column) => column.notNull())
    .addColumn('action', 'text', (column) => column.notNull())
    .addColumn('detail', 'text', (column) => column.notNull())
    .addColumn('prev', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
}
