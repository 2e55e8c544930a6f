import type { Transaction } from 'kysely'
import type { SeenItem } from '#shared/approval/wire.ts'
import type { Held } from '../approval/held.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

type Writer = Database | Transaction<Tables>

/** An item as it is approved: what it says and since when, or that it is to be gone. */
export type ApprovedRow = { kind: string; id: string; digest: string | null; at: number; json: string | null }

export async function readApproved(db: Database): Promise<ApprovedRow[]> {
  const rows = await db
    .selectFrom('approved_items')
    .leftJoin('approval_values', 'approval_values.digest', 'approved_items.digest')
    .select(['kind', 'item', 'approved_items.digest as digest', 'at', 'value'])
    .execute()
  return rows.map(({ kind, item, digest, at, value }) => ({ kind, id: item, digest, at, json: value }))
}

const atOnce = 100 // rows in a statement

/** Keeps what was signed, or with a digest of null that it is to be gone. */
export async function saveApproved(
  db: Writer,
  items: readonly (Pick<Held, 'kind' | 'id'> & { held: Held | null })[],
  at: number,
): Promise<void> {
  for (let i = 0; i < items.length; i += atOnce) {
    const part = items.slice(i, i + atOnce)
    const values = part.flatMap(({ held }) =>
      held ? [{ digest: held.digest, value: JSON.stringify({ value: held.value, media: held.media }) }] : [],
    )
    if (values.length > 0) {
      await db
        .insertInto('approval_values')
        .values(values)
        .onConflict((conflict) => conflict.column('digest').doNothing())
        .execute()
    }
    const rows = part.map(({ kind, id, held }) => ({
      kind,
      item: id,
      digest: held?.digest ?? null,
      at: Math.round(at),
    }))
    await db
      .insertInto('approved_items')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['kind', 'item'])
          .doUpdateSet((row) => ({ digest: row.ref('excluded.digest'), at: row.ref('excluded.at') })),
      )
      .execute()
  }
}

export const readSubmissions = (db: Database): Promise<Tables['submissions'][]> =>
  db.selectFrom('submissions').selectAll().orderBy('at').orderBy('id').execute()

export const readSignatures = (db: Database): Promise<Tables['signatures'][]> =>
  db.selectFrom('signatures').selectAll().orderBy('at').execute()

type Note = { by: string; at: number; comment: string }

export async function saveSubmissions(
  db: Writer,
  items: readonly (SeenItem & { submission: string })[],
  { by, at, comment }: Note,
): Promise<void> {
  for (let i = 0; i < items.length; i += atOnce) {
    const rows = items.slice(i, i + atOnce).map(({ submission, kind, id, digest }) => ({
      ...{ id: submission, kind, item: id, digest, at: Math.round(at), author: by, comment },
      ...{ returned_at: null, returned_by: null, returned_comment: null },
    }))
    await db.insertInto('submissions').values(rows).execute()
  }
}

export async function saveSignatures(db: Writer, submissions: readonly string[], note: Note): Promise<void> {
  const { by, at, comment } = note
  for (let i = 0; i < submissions.length; i += atOnce) {
    const rows = submissions
      .slice(i, i + atOnce)
      .map((submission) => ({ submission, approver: by, at: Math.round(at), comment }))
    await db.insertInto('signatures').values(rows).execute()
  }
}

export async function saveReturns(db: Writer, submissions: readonly string[], note: Note): Promise<void> {
  const { by, at, comment } = note
  const returned = { returned_by: by, returned_at: Math.round(at), returned_comment: comment }
  for (let i = 0; i < submissions.length; i += atOnce) {
    const part = submissions.slice(i, i + atOnce)
    await db.updateTable('submissions').set(returned).where('id', 'in', part).execute()
  }
}

export async function readFreeze(db: Database): Promise<number | null> {
  const row = await db.selectFrom('approval_freeze').select('at').executeTakeFirst()
  return row?.at ?? null
}

export async function saveFreeze(db: Writer, at: number | null): Promise<void> {
  const row = { id: 1 as const, at }
  await db
    .insertInto('approval_freeze')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ at }))
    .execute()
}

/** Who brought exhibits in since then, or took them back: they worked on them like any editor. */
export async function importersSince(db: Database, at: number): Promise<{ id: string; by: string; at: number }[]> {
  const rows = await db
    .selectFrom('import_changes')
    .innerJoin('imports', 'imports.id', 'import_changes.import')
    .select(['import_changes.key as id', 'imports.actor as by', 'imports.at as at', 'undone_by', 'undone_at'])
    .where('import_changes.kind', '=', 'exhibit')
    .where((row) => row.or([row('imports.at', '>', at), row('undone_at', '>', at)]))
    .execute()
  return rows.flatMap(({ undone_by, undone_at, ...row }) => [
    row,
    ...(undone_by !== null && undone_at !== null ? [{ id: row.id, by: undone_by, at: undone_at }] : []),
  ])
}

/** Who edited which item since then, and when last. */
export function editorsSince(
  db: Database,
  at: number,
): Promise<{ kind: string; id: string; by: string; at: number }[]> {
  return db
    .selectFrom('draft_history')
    .select((row) => ['kind', 'item as id', 'actor as by', row.fn.max('at').as('at')])
    .where('at', '>', at)
    .groupBy(['kind', 'item', 'actor'])
    .execute()
}
