import type { Transaction } from 'kysely'
import { importFields, type ImportField } from '#shared/import/header-names.ts'
import { ImportRecord } from '#shared/import/record.ts'
import { MediaFile } from '#shared/media.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

type Writer = Database | Transaction<Tables>

/** What an import changed in one exhibit or one media entry, as JSON; null where there was or is none. */
export type ImportChange = Omit<Tables['import_changes'], 'import'>

const atOnce = 100 // rows in a statement: an exhibit is a few kilobytes, twice

/** Writes an import that is about to happen, with everything that it takes to undo it. */
export async function beginImport(db: Writer, record: ImportRecord, changes: readonly ImportChange[]): Promise<void> {
  const { id, at, actor, files, counts } = record
  const row = { id, at, actor, state: 'writing', files: JSON.stringify(files), counts: JSON.stringify(counts) }
  await db
    .insertInto('imports')
    .values({ ...row, undone_at: null, undone_by: null })
    .execute()
  for (let i = 0; i < changes.length; i += atOnce) {
    const rows = changes.slice(i, i + atOnce).map((change) => ({ import: id, ...change }))
    await db.insertInto('import_changes').values(rows).execute()
  }
}

export async function finishImport(db: Writer, id: string): Promise<void> {
  await db.updateTable('imports').set({ state: 'done' }).where('id', '=', id).execute()
}

/** An import that never reached the content: as if it had not been begun. */
export async function dropImport(db: Writer, id: string): Promise<void> {
  await db.deleteFrom('import_changes').where('import', '=', id).execute()
  await db.deleteFrom('imports').where('id', '=', id).execute()
}

export async function markUndone(db: Writer, id: string, by: string, at: number): Promise<void> {
  const undone = { state: 'undone', undone_by: by, undone_at: Math.round(at) }
  await db.updateTable('imports').set(undone).where('id', '=', id).execute()
}

/** Newest first. */
export async function newestImports(db: Database, limit: number): Promise<ImportRecord[]> {
  const rows = db.selectFrom('imports').selectAll().where('state', '<>', 'writing')
  return (await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()).map(recordOf)
}

export async function findImport(db: Database, id: string): Promise<ImportRecord | null> {
  const row = await db.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
  return row && row.state !== 'writing' ? recordOf(row) : null
}

/** Imports in whose middle the server or the command was killed. */
export async function brokenImports(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('imports').select('id').where('state', '=', 'writing').execute()
  return rows.map(({ id }) => id)
}

export const changesOf = (db: Database, id: string): Promise<ImportChange[]> =>
  db.selectFrom('import_changes').select(['kind', 'key', 'before', 'after']).where('import', '=', id).execute()

const recordOf = (row: Tables['imports']): ImportRecord =>
  ImportRecord.parse({
    ...{ id: row.id, at: row.at, actor: row.actor, files: parsed(row.files), counts: parsed(row.counts) },
    undone: row.undone_at === null ? null : { at: row.undone_at, by: row.undone_by },
  })

const parsed = (json: string): unknown => JSON.parse(json)

/** What staff said that headings mean. */
export async function rememberedHeadings(db: Database): Promise<Map<string, ImportField>> {
  const rows = await db.selectFrom('import_headings').selectAll().execute()
  return new Map(
    rows.flatMap(({ heading, field }) => {
      const known = importFields.find((name) => name === field)
      return known ? [[heading, known] as const] : []
    }),
  )
}

export async function rememberHeading(db: Database, heading: string, field: ImportField): Promise<void> {
  await db
    .insertInto('import_headings')
    .values({ heading, field })
    .onConflict((conflict) => conflict.column('heading').doUpdateSet({ field }))
    .execute()
}

/** What became of an original that came before. */
export async function knownPicture(db: Database, hash: string): Promise<MediaFile | null> {
  const row = await db.selectFrom('import_pictures').select('file').where('hash', '=', hash).executeTakeFirst()
  return row ? MediaFile.parse(JSON.parse(row.file)) : null
}

export async function rememberPicture(db: Database, hash: string, file: MediaFile): Promise<void> {
  const row = { hash, file: JSON.stringify(file) }
  await db
    .insertInto('import_pictures')
    .values(row)
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
}
