import { countVisit } from '#shared/metric-visit.ts'
import type { SumRow } from '#shared/summary-input.ts'
import { eventsOf, visitlessAfter, visitsAfter } from '../storage/aggregate-events.ts'
import type { SeenExhibit } from '../storage/aggregate-store.ts'
import type { Database } from '../storage/database.ts'
import { addVisit, exhibitsIn, keepNewer } from './fold.ts'
import { placesIn } from './place.ts'

const visitsAtOnce = 1_000

export type Counted = { sums: SumRow[]; exhibits: SeenExhibit[] }
type Ends = { from: number | null; to: number | null }

/** Counts the whole log anew and writes nothing: for the command line, and to prove that what is kept is right (F9). */
export async function recount(db: Database, timeZone: string, { from, to }: Ends): Promise<Counted> {
  const placeOf = placesIn(timeZone)
  const sums = new Map<string, SumRow>()
  const exhibits = new Map<string, SeenExhibit>()
  for await (const keys of allKeys(db)) {
    const events = await eventsOf(db, keys)
    for (const list of events.values()) {
      const visit = countVisit(list, placeOf)
      if ((from === null || visit.started >= from) && (to === null || visit.started < to)) addVisit(sums, visit)
    }
    for (const seen of exhibitsIn(events.values())) keepNewer(exhibits, seen)
  }
  return { sums: [...sums.values()], exhibits: [...exhibits.values()] }
}

async function* allKeys(db: Database): AsyncGenerator<string[]> {
  for (const next of [visitsAfter, visitlessAfter]) {
    for (let after = ''; ;) {
      const keys = await next(db, after, visitsAtOnce)
      const last = keys.at(-1)
      if (last === undefined) break
      yield keys
      after = last
    }
  }
}
