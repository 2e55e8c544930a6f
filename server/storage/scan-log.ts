import { ExhibitId, KioskId, type BundleHash } from '#shared/ids.ts'
import type { ScanCount } from '#shared/scans.ts'
import type { Database } from './database.ts'
import type { StartedWithin } from './tour-records.ts'

export type Scan = {
  id: string
  at: number
  exhibit: ExhibitId
  kiosk: KioskId
  bundle: BundleHash
  rehearsal: boolean // or a staff check: kept, and left out of every figure
}

/** On disk when it resolves. */
export async function saveScan(db: Database, { rehearsal, ...plain }: Scan): Promise<void> {
  await db
    .insertInto('scans')
    .values({ ...plain, rehearsal: rehearsal ? 1 : 0 })
    .execute()
}

/** How often phones followed the code of each exhibit on each screen. A place that nobody scanned is not in the list. */
export async function scanCounts(db: Database, { from, to }: StartedWithin): Promise<ScanCount[]> {
  let query = db.selectFrom('scans').where('rehearsal', '=', 0)
  if (from !== undefined) query = query.where('at', '>=', from)
  if (to !== undefined) query = query.where('at', '<', to)
  const rows = await query
    .select(({ fn }) => ['exhibit', 'kiosk', fn.countAll().as('scans')])
    .groupBy(['exhibit', 'kiosk'])
    .orderBy('exhibit')
    .orderBy('kiosk')
    .execute()
  return rows.map(({ exhibit, kiosk, scans }) => ({
    exhibit: ExhibitId.parse(exhibit),
    kiosk: KioskId.parse(kiosk),
    scans: Number(scans),
  }))
}
