import type { Content } from '#shared/content.ts'
import { BundleHash } from '#shared/ids.ts'
import { countsUnder, tallyOf } from '#shared/metric-tally.ts'
import type { KnownExhibit, SumRow, SummaryInput } from '#shared/summary-input.ts'
import type { TourRecord } from '#shared/tour-record.ts'
import type { Bundles } from '../content/bundles.ts'
import { newestCalls } from '../storage/call-log.ts'
import { readCounted, readSums, seenExhibits } from '../storage/aggregate-store.ts'
import type { Database } from '../storage/database.ts'
import { newestGuidedSessions } from '../storage/guided-sessions.ts'
import { readTours } from '../storage/tour-records.ts'
import { zonedText } from '../zoned-time.ts'
import { addVisit } from './fold.ts'
import { recount, type Counted } from './recount.ts'
import { sourcesOf } from './sources.ts'
import { wholeDays, windowOf, type Ends } from './window.ts'

export type Settings = {
  bundles: Bundles
  bundle: string
  content: Content
  timeZone: string
  /** Whether short links work here, so that no scan at all is a figure too. */
  linksKnown: boolean
}

/** The input of the summary from what is kept; the kept figures must have caught up. */
export async function keptInput(db: Database, settings: Settings, ends: Ends): Promise<SummaryInput> {
  const sums = await keptSums(db, settings.timeZone, ends)
  return gather(db, settings, ends, { sums, exhibits: await seenExhibits(db) })
}

/** The same from the log alone. */
export async function recountedInput(db: Database, settings: Settings, ends: Ends): Promise<SummaryInput> {
  return gather(db, settings, ends, await recount(db, settings.timeZone, ends))
}

/** Whole days are kept as sums; a window that cuts a day is summed up from its visits. */
async function keptSums(db: Database, timeZone: string, ends: Ends): Promise<SumRow[]> {
  const days = wholeDays(ends, timeZone)
  if (days) return (await readSums(db, days)).filter(({ tally }) => tally.size > 0)
  const sums = new Map<string, SumRow>()
  for await (const page of readCounted(db, ends)) {
    for (const { day, kiosk, class: whose, tally } of page) {
      // Written from a counted visit, whose class this is.
      addVisit(sums, { day, kiosk, class: whose as SumRow['class'], tally: tallyOf(tally) })
    }
  }
  return [...sums.values()]
}

async function gather(
  db: Database,
  settings: Settings,
  ends: Ends,
  { sums, exhibits }: Counted,
): Promise<SummaryInput> {
  const { bundle, content, timeZone } = settings
  const within = { ...(ends.from !== null && { from: ends.from }), ...(ends.to !== null && { to: ends.to }) }
  const tours: TourRecord[] = []
  for await (const page of readTours(db, within)) tours.push(...page)
  const window = windowOf(
    ends,
    timeZone,
    sums.map(({ day }) => day),
  )
  const [guided, calls, sources] = await Promise.all([
    newestGuidedSessions(db, within, everything),
    newestCalls(db, within, everything),
    sourcesOf(db, within, settings, window.days),
  ])
  return {
    window,
    ...{ bundle, content, sums, tours, guided, calls, sources },
    lastKnown: await lastKnown(settings, sums, exhibits),
    timeText: (instant) => zonedText(instant, timeZone).slice(0, 16),
  }
}

const everything = 1_000_000

/** Names of exhibits that the content no longer has, from the bundle that their newest events named (F5). */
async function lastKnown(
  { bundles, content }: Settings,
  sums: readonly SumRow[],
  exhibits: Counted['exhibits'],
): Promise<Map<string, KnownExhibit>> {
  const touched = new Set(
    sums.flatMap(({ tally }) =>
      ['view', 'qr', 'like'].flatMap((prefix) => countsUnder(tally, prefix).map(([id]) => id)),
    ),
  )
  const known = new Map<string, KnownExhibit>()
  for (const id of touched) {
    if (content.exhibits.some((exhibit) => exhibit.id === id)) continue
    const hash = BundleHash.safeParse(exhibits.find((seen) => seen.exhibit === id)?.bundle)
    const old = hash.success ? await bundles.load(hash.data) : null
    const exhibit = old?.exhibits.find((candidate) => candidate.id === id)
    const unit = old?.units.find(({ code }) => code === exhibit?.unit)
    if (exhibit && unit) known.set(id, { no: exhibit.no, title: exhibit.title, unit: unit.code, unitName: unit.name })
  }
  return known
}
