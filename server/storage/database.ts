import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql, SqliteDialect } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Logger } from 'pino'
import { StartError } from '../env.ts'
import { migrations } from './migrations.ts'
import { checkSqlite, openSqlite } from './sqlite.ts'
import type { Tables } from './tables.ts'

export type Database = Kysely<Tables>

const int8 = 20

/** Opens SQLite in `dataDir`, or the PostgreSQL at `url`, and brings its tables up to date. Throws `StartError` when it cannot. */
export async function openDatabase(dataDir: string, url: string | null, log: Logger): Promise<Database> {
  const db = url ? await openPostgres(url, log) : openFile(join(dataDir, 'zhantai.db'))
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => migrations } }).migrateToLatest()
  if (error) {
    await db.destroy()
    const where = url ? `the database at ${new URL(url).host}` : `the database ${join(dataDir, 'zhantai.db')}`
    throw new StartError(`Cannot use ${where}: ${messageOf(error)}.`)
  }
  return db
}

/**
 * Another connection to a database that is open and up to date already, for a thread whose work can be done again: a power
 * cut may take its last writes back, and no other writer waits for the disk because of it.
 */
export async function connectDatabase(dataDir: string, url: string | null): Promise<Database> {
  if (url) return openPostgres(url, { warn: () => {} }) // whoever asks the next question is told
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqlite(join(dataDir, 'zhantai.db')) }) })
  await sql`pragma synchronous = normal`.execute(db)
  return db
}

function openFile(path: string): Database {
  try {
    if (existsSync(path)) checkSqlite(path)
    return new Kysely<Tables>({ dialect: new SqliteDialect({ database: openSqlite(path) }) })
  } catch (cause) {
    throw new StartError(
      `The database ${path} cannot be read (${messageOf(cause)}). Nothing was changed: restore it from a copy, or move it and its -wal and -shm files away to begin with an empty one.`,
    )
  }
}

async function openPostgres(url: string, log: Pick<Logger, 'warn'>): Promise<Database> {
  const { default: pg } = await import('pg') // a booth on SQLite starts without it
  pg.types.setTypeParser(int8, Number) // else every time comes back as a string
  const pool = new pg.Pool({
    connectionString: url,
    max: 8,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 15_000,
    query_timeout: 20_000,
  })
  // The next query takes a new connection, so this stops nothing.
  pool.on('error', (error) => log.warn({ error: error.message }, 'an idle database connection died'))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/** A name with several addresses fails with one error for each, and an empty message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(messageOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
