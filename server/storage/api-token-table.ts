import type { Kysely } from 'kysely'

/** Long-lived tokens of programs. A name is used once for each account, so that the audit says which key was pressed. */
export async function apiTokenTable(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('api_tokens')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('token_hash', 'text', (column) => column.notNull().unique())
    .addColumn('account', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('created_at', 'bigint', (column) => column.notNull())
    .addColumn('created_by', 'text', (column) => column.notNull())
    .addColumn('last_used', 'bigint')
    .execute()
  await db.schema.createIndex('api_tokens_name').unique().on('api_tokens').columns(['account', 'name']).execute()
}
