import { addTally, tallyOf } from '#shared/metric-tally.ts'
import { countVisit, type CountedVisit, type PlaceOf } from '#shared/metric-visit.ts'
import type { SumRow } from '#shared/summary-input.ts'
import { eventsOf, visitlessAfter, visitsAfter, type StoredEvent } from '../storage/aggregate-events.ts'
import { countQueued, queuedBatches } from '../storage/aggregate-queue.ts'
import {
  beginAnew,
  keptVisits,
  readState,
  readSum,
  writeChange,
  type FigureState,
  type SeenExhibit,
} from '../storage/aggregate-store.ts'
import type { Database } from '../storage/database.ts'
import { placesIn } from './place.ts'

/** Goes up when the rules of counting change: then everything that is kept is counted anew. */
const version = 1

const batchesAtOnce = 40
const visitsAtOnce = 400
const others = 'others:' // the part of a whole count that goes through events without a visit

/** How far the kept figures are behind the log. */
export type Standing = { behind: number; building: boolean }

/**
 * Brings the kept figures up to the log, for at most `limitMs`. Everything is worked out before the transaction, which only
 * writes if nobody else has written meanwhile: a screen's batch never waits for more than that.
 */
export async function catchUp(db: Database, timeZone: string, limitMs = Infinity): Promise<Standing> {
  const until = performance.now() + limitMs
  const placeOf = placesIn(timeZone)
  for (;;) {
    const state = await currentState(db, timeZone)
    const idle = !(await goOn(db, state, placeOf))
    if (idle) return { behind: 0, building: false }
    if (performance.now() >= until) return { behind: await countQueued(db), building: state.built_to !== null }
    await new Promise(setImmediate)
  }
}

async function currentState(db: Database, timeZone: string): Promise<FigureState> {
  const state = await readState(db)
  if (state?.version === version && state.time_zone === timeZone) return state
  const fresh = { version, time_zone: timeZone, round: (state?.round ?? 0) + 1, built_to: '' }
  await beginAnew(db, fresh)
  return fresh
}

/** One round: what waits in the queue, then a piece of a whole count. False when there is nothing to do. */
async function goOn(db: Database, state: FigureState, placeOf: PlaceOf): Promise<boolean> {
  const batches = await queuedBatches(db, batchesAtOnce)
  if (batches.length > 0) {
    const keys = [...new Set(batches.flatMap((batch) => batch.keys))]
    await countAnew(db, state, keys, placeOf, { queued: batches.map(({ id }) => id) })
    return true
  }
  if (state.built_to === null) return false
  const { keys, builtTo } = await nextOfLog(db, state.built_to)
  await countAnew(db, state, keys, placeOf, { queued: [], builtTo })
  return true
}

/** The next piece of the log: first its visits, then what belongs to none; null when that was all. */
async function nextOfLog(db: Database, builtTo: string): Promise<{ keys: string[]; builtTo: string | null }> {
  if (!builtTo.startsWith(others)) {
    const keys = await visitsAfter(db, builtTo, visitsAtOnce)
    return { keys, builtTo: keys.at(-1) ?? others }
  }
  const keys = await visitlessAfter(db, builtTo.slice(others.length), visitsAtOnce)
  const last = keys.at(-1)
  return { keys, builtTo: last === undefined ? null : others + last }
}

type More = { queued: readonly string[]; builtTo?: string | null }

/** Counts these visits from all their events, and puts the difference to what they counted for before into the sums. */
async function countAnew(
  db: Database,
  { round }: FigureState,
  keys: readonly string[],
  placeOf: PlaceOf,
  more: More,
): Promise<void> {
  const events = await eventsOf(db, keys)
  const visits = [...events.values()].map((list) => countVisit(list, placeOf))
  const before = await keptVisits(db, keys)
  const differences = new Map<string, SumRow>()
  for (const { day, kiosk, class: whose, tally } of before) {
    // Written from a `CountedVisit`, whose class this is.
    put(differences, { day, kiosk, class: whose as SumRow['class'], tally: tallyOf(tally) }, -1)
  }
  for (const visit of visits) put(differences, visit, 1)
  const sums: SumRow[] = []
  for (const { tally: difference, ...key } of differences.values()) {
    if (difference.size === 0) continue
    const tally = await readSum(db, key)
    addTally(tally, difference)
    sums.push({ ...key, tally })
  }
  await writeChange(db, round, { visits, sums, exhibits: exhibitsIn(events.values()), ...more })
}

function put(
  sums: Map<string, SumRow>,
  { day, kiosk, class: whose, tally }: SumRow | CountedVisit,
  sign: 1 | -1,
): void {
  const name = `${day} ${kiosk} ${whose}`
  const known = sums.get(name) ?? { day, kiosk, class: whose, tally: new Map<string, number>() }
  sums.set(name, known)
  addTally(known.tally, tally, sign)
}

/** Adds what a visit counts for to sums by day, screen and class. */
export const addVisit = (sums: Map<string, SumRow>, visit: SumRow | CountedVisit): void => put(sums, visit, 1)

/** The newest bundle in which each exhibit was touched. */
export function exhibitsIn(visits: Iterable<readonly StoredEvent[]>): SeenExhibit[] {
  const newest = new Map<string, SeenExhibit>()
  for (const events of visits) {
    for (const { exhibit, bundle, receivedAt: seen } of events) {
      if (exhibit === null || bundle === null) continue
      keepNewer(newest, { exhibit, seen, bundle })
    }
  }
  return [...newest.values()]
}

/** Of two that saw the same exhibit the later one; of the same instant always the same one. */
export function keepNewer(newest: Map<string, SeenExhibit>, seen: SeenExhibit): void {
  const known = newest.get(seen.exhibit)
  if (known && (known.seen > seen.seen || (known.seen === seen.seen && known.bundle >= seen.bundle))) return
  newest.set(seen.exhibit, seen)
}
