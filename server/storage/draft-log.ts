import type { Transaction } from 'kysely'
import type { Difference } from '#shared/draft/differences.ts'
import type { DraftHistoryRow } from '#shared/draft/wire.ts'
import { newId } from '../new-id.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

/** An item by kind and name. */
export type DraftName = { kind: string; id: string }

/** What became of one item; `value` is null where it is no more. */
export type DraftStep = DraftName & { value: string | null; differences: readonly Difference[] }

const atOnce = 100 // rows in a statement

/** What the log knows of every item, as canonical JSON. */
export async function knownItems(db: Database): Promise<(DraftName & { value: string })[]> {
  const rows = await db.selectFrom('draft_items').selectAll().execute()
  return rows.map(({ kind, item, value }) => ({ kind, id: item, value }))
}

/** Writes what became of the items, and every field of it into the history: all of it or nothing. */
export async function logSteps(
  db: Database,
  steps: readonly DraftStep[],
  { at, actor }: { at: number; actor: string },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const step of steps) await keepItem(tx, step)
    const rows = steps.flatMap(({ kind, id, differences }) =>
      differences.map(({ path, before, after }) => ({
        ...{ id: newId(at), at: Math.round(at), actor, kind, item: id, path },
        ...{ before: json(before), after: json(after) },
      })),
    )
    for (let i = 0; i < rows.length; i += atOnce) {
      await tx
        .insertInto('draft_history')
        .values(rows.slice(i, i + atOnce))
        .execute()
    }
  })
}

async function keepItem(tx: Transaction<Tables>, { kind, id, value }: DraftStep): Promise<void> {
  await tx.deleteFrom('draft_items').where('kind', '=', kind).where('item', '=', id).execute()
  if (value !== null) await tx.insertInto('draft_items').values({ kind, item: id, value }).execute()
}

/** What was done to an item, newest first. */
export async function historyOf(db: Database, { kind, id }: DraftName, limit: number): Promise<DraftHistoryRow[]> {
  const rows = await db
    .selectFrom('draft_history')
    .selectAll()
    .where('kind', '=', kind)
    .where('item', '=', id)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(({ path, before, after, at, actor }) => ({
    ...{ path, at, by: actor },
    ...{ before: parsed(before), after: parsed(after) },
  }))
}

/** Who touched each item last, and when. */
export async function lastTouched(db: Database): Promise<Map<string, { at: number; by: string }>> {
  const newest = db
    .selectFrom('draft_history')
    .select((row) => ['kind', 'item', row.fn.max('id').as('id')])
    .groupBy(['kind', 'item'])
    .as('newest')
  const rows = await db
    .selectFrom('draft_history')
    .innerJoin(newest, 'newest.id', 'draft_history.id')
    .select(['draft_history.kind', 'draft_history.item', 'draft_history.at', 'draft_history.actor'])
    .execute()
  return new Map(rows.map(({ kind, item, at, actor }) => [`${kind} ${item}`, { at, by: actor }]))
}

/** A form that could not be kept: the last one of this person for this item. */
export async function keepUnfinished(
  db: Database,
  actor: string,
  { kind, id, base, value, at }: DraftName & { base: unknown; value: unknown; at: number },
): Promise<void> {
  const said = { at: Math.round(at), base: json(base) ?? 'null', value: json(value) ?? 'null' }
  await db
    .insertInto('draft_unfinished')
    .values({ actor, kind, item: id, ...said })
    .onConflict((conflict) => conflict.columns(['actor', 'kind', 'item']).doUpdateSet(said))
    .execute()
}

export async function dropUnfinished(db: Database, actor: string, { kind, id }: DraftName): Promise<void> {
  await db
    .deleteFrom('draft_unfinished')
    .where('actor', '=', actor)
    .where('kind', '=', kind)
    .where('item', '=', id)
    .execute()
}

/** The forms that this person did not finish. */
export async function unfinishedOf(
  db: Database,
  actor: string,
): Promise<(DraftName & { base: unknown; value: unknown; at: number })[]> {
  const rows = await db.selectFrom('draft_unfinished').selectAll().where('actor', '=', actor).execute()
  return rows.map(({ kind, item, base, value, at }) => ({
    kind,
    id: item,
    at,
    base: parsed(base),
    value: parsed(value),
  }))
}

const json = (value: unknown): string | null => (value === undefined || value === null ? null : JSON.stringify(value))
const parsed = (text: string | null): unknown => (text === null ? null : JSON.parse(text))
