import type { Transaction } from 'kysely'
import { tallyOf, tallyText, type Tally } from '#shared/metric-tally.ts'
import type { CountedVisit, VisitClass } from '#shared/metric-visit.ts'
import type { SumRow } from '#shared/summary-input.ts'
import type { Database } from './database.ts'
import type { Tables } from './tables.ts'

type Visit = Tables['figure_visits']
export type FigureState = Omit<Tables['figure_state'], 'id'>
export type SeenExhibit = Tables['figure_exhibits']

/** Whatever one round of counting changes, worked out beforehand: in the transaction it is only written. */
export type Change = {
  visits: readonly CountedVisit[]
  sums: readonly SumRow[]
  exhibits: readonly SeenExhibit[]
  queued: readonly string[] // batches that are counted now
  builtTo?: string | null
}

const rowsAtOnce = 500

export async function readState(db: Database): Promise<FigureState | null> {
  const row = await db.selectFrom('figure_state').selectAll().where('id', '=', 1).executeTakeFirst()
  return row ?? null
}

/** Throws everything that is kept away and begins a count of the whole log. */
export async function beginAnew(db: Database, state: FigureState): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .insertInto('figure_state')
      .values({ id: 1, ...state })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(state)) // another one may begin at the same time
      .execute()
    await tx.deleteFrom('figure_visits').execute()
    await tx.deleteFrom('figure_sums').execute()
    await tx.deleteFrom('figure_exhibits').execute()
  })
}

/** What these visits counted for until now. */
export async function keptVisits(db: Database, keys: readonly string[]): Promise<Visit[]> {
  const found: Visit[] = []
  for (let start = 0; start < keys.length; start += rowsAtOnce) {
    const some = keys.slice(start, start + rowsAtOnce)
    found.push(...(await db.selectFrom('figure_visits').selectAll().where('visit', 'in', some).execute()))
  }
  return found
}

/** The sums of these days; of all without any named. In a fixed order. */
export async function readSums(db: Database, days: { first?: string; last?: string } = {}): Promise<SumRow[]> {
  let query = db.selectFrom('figure_sums').selectAll()
  if (days.first !== undefined) query = query.where('day', '>=', days.first)
  if (days.last !== undefined) query = query.where('day', '<=', days.last)
  const rows = await query.orderBy('day').orderBy('kiosk').orderBy('class').execute()
  return rows.map(({ tally, class: whose, ...row }) => ({ ...row, class: classOf(whose), tally: tallyOf(tally) }))
}

/** The days that anything was counted on. */
export async function countedDays(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('figure_sums')
    .select('day')
    .distinct()
    .where('tally', '!=', '{}')
    .orderBy('day')
    .execute()
  return rows.map(({ day }) => day)
}

/** One sum, empty where nothing was counted. */
export async function readSum(db: Database, { day, kiosk, class: whose }: Omit<SumRow, 'tally'>): Promise<Tally> {
  const query = db.selectFrom('figure_sums').select('tally').where('day', '=', day).where('kiosk', '=', kiosk)
  const row = await query.where('class', '=', whose).executeTakeFirst()
  return row ? tallyOf(row.tally) : new Map()
}

/** What visits count for that began within the window, a page at a time. */
export async function* readCounted(
  db: Database,
  { from, to }: { from: number | null; to: number | null },
): AsyncGenerator<Visit[]> {
  const pageSize = 5_000
  for (let after: Visit | undefined; ;) {
    let query = db.selectFrom('figure_visits').selectAll().orderBy('started').orderBy('visit').limit(pageSize)
    if (from !== null) query = query.where('started', '>=', from)
    if (to !== null) query = query.where('started', '<', to)
    if (after) {
      const { started, visit }: Visit = after
      query = query.where((eb) =>
        eb.or([eb('started', '>', started), eb.and([eb('started', '=', started), eb('visit', '>', visit)])]),
      )
    }
    const rows: Visit[] = await query.execute()
    if (rows.length > 0) yield rows
    after = rows.at(-1)
    if (!after || rows.length < pageSize) return
  }
}

export const seenExhibits = (db: Database): Promise<SeenExhibit[]> =>
  db.selectFrom('figure_exhibits').selectAll().orderBy('exhibit').execute()

/** Writes the change if nobody else has changed anything since `round`; says whether it did. */
export function writeChange(db: Database, round: number, change: Change): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const next = { round: round + 1, ...(change.builtTo !== undefined && { built_to: change.builtTo }) }
    const state = tx.updateTable('figure_state').set(next).where('id', '=', 1).where('round', '=', round)
    if ((await state.executeTakeFirst()).numUpdatedRows !== 1n) return false
    await writeVisits(tx, change.visits)
    for (const { tally, ...key } of change.sums) await writeSum(tx, key, tallyText(tally))
    for (const exhibit of change.exhibits) await writeExhibit(tx, exhibit)
    if (change.queued.length > 0) await tx.deleteFrom('figure_queue').where('id', 'in', change.queued).execute()
    return true
  })
}

async function writeVisits(tx: Transaction<Tables>, visits: readonly CountedVisit[]): Promise<void> {
  for (let start = 0; start < visits.length; start += rowsAtOnce) {
    const rows = visits
      .slice(start, start + rowsAtOnce)
      .map(({ key, tally, ...visit }) => ({ ...visit, visit: key, tally: tallyText(tally) }))
    await tx
      .insertInto('figure_visits')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('visit').doUpdateSet((eb) => ({
          kiosk: eb.ref('excluded.kiosk'),
          day: eb.ref('excluded.day'),
          started: eb.ref('excluded.started'),
          class: eb.ref('excluded.class'),
          tally: eb.ref('excluded.tally'),
        })),
      )
      .execute()
  }
}

async function writeSum(tx: Transaction<Tables>, key: Omit<SumRow, 'tally'>, tally: string): Promise<void> {
  await tx
    .insertInto('figure_sums')
    .values({ ...key, tally })
    .onConflict((conflict) => conflict.columns(['day', 'kiosk', 'class']).doUpdateSet({ tally }))
    .execute()
}

async function writeExhibit(tx: Transaction<Tables>, row: SeenExhibit): Promise<void> {
  await tx
    .insertInto('figure_exhibits')
    .values(row)
    .onConflict((conflict) =>
      conflict
        .column('exhibit')
        .doUpdateSet(row)
        .where((eb) =>
          eb.or([
            eb('figure_exhibits.seen', '<', row.seen),
            eb.and([eb('figure_exhibits.seen', '=', row.seen), eb('figure_exhibits.bundle', '<', row.bundle)]),
          ]),
        ),
    )
    .execute()
}

const classOf = (text: string): VisitClass => text as VisitClass // written by `writeChange`
