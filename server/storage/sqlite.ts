import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import type { SqliteDatabase } from 'kysely'

/** Node's own SQLite behind the small interface that Kysely's dialect asks for: nothing native to compile. */
export function openSqlite(path: string): SqliteDatabase {
  const db = new DatabaseSync(path)
  // FULL: what was acknowledged to a person or a kiosk is on disk when the power goes.
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 2000')
  return {
    prepare(sql) {
      const statement = db.prepare(sql)
      const values = (parameters: readonly unknown[]) => parameters as SQLInputValue[] // Kysely passes what the tables hold
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...values(parameters)),
        run: (parameters) => statement.run(...values(parameters)),
        iterate: (parameters) => statement.iterate(...values(parameters)),
      }
    },
    close: () => db.close(),
  }
}

/** Throws when the file is not a sound database, naming the first thing that is wrong. */
export function checkSqlite(path: string): void {
  const db = new DatabaseSync(path)
  try {
    const [row] = db.prepare('pragma quick_check(1)').all()
    if (row?.['quick_check'] !== 'ok') throw new Error(String(row?.['quick_check']).replaceAll('\n', ' '))
  } finally {
    db.close()
  }
}
