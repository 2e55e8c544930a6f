import type { Content } from '#shared/content.ts'
import { noOtherSources, type OtherSources } from '#shared/summary-input.ts'
import { manualOf } from '../counts/sources.ts'
import { setUpSources } from '../set-up/sources.ts'
import type { Database } from '../storage/database.ts'
import { scanCounts } from '../storage/scan-log.ts'
import type { StartedWithin } from '../storage/tour-records.ts'
import { readUnitFigures } from '../storage/unit-figures-log.ts'

/** What other parts of the booth know for the summary: the one place where a new source joins. */
export async function sourcesOf(
  db: Database,
  within: StartedWithin,
  settings: { content: Content; linksKnown: boolean; timeZone: string },
  days: readonly string[],
): Promise<OtherSources> {
  const { content, linksKnown, timeZone } = settings
  const [leads, scans, manual, units, setUp] = await Promise.all([
    leadsOf(db, within, content),
    scansOf(db, within, linksKnown),
    manualOf(db, within),
    readUnitFigures(db, timeZone),
    setUpSources(db, { content, timeZone, days }),
  ])
  return { ...noOtherSources, ...setUp, leads, scans, manual, units: units.reports.length > 0 ? units : null }
}

/** Each exhibit with the leads that were left, withdrawn ones too; unknown while the booth asks nobody and never has. */
async function leadsOf(
  db: Database,
  { from, to }: StartedWithin,
  { privacy }: Content,
): Promise<OtherSources['leads']> {
  let query = db.selectFrom('leads').where('rehearsal', '=', 0)
  if (from !== undefined) query = query.where('at', '>=', from)
  if (to !== undefined) query = query.where('at', '<', to)
  const rows = await query
    .select((eb) => ['exhibit', eb.fn.countAll<number | string>().as('count')])
    .groupBy('exhibit')
    .orderBy('exhibit')
    .execute()
  if (rows.length === 0 && !privacy) return null
  return rows.map(({ exhibit, count }) => ({ exhibit, count: Number(count) }))
}

/** Scans are known where short links work; those of before stay known when the address is taken away. */
async function scansOf(db: Database, within: StartedWithin, linksKnown: boolean): Promise<number | null> {
  const counts = await scanCounts(db, within)
  if (counts.length === 0 && !linksKnown) return null
  return counts.reduce((sum, { scans }) => sum + scans, 0)
}
