import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ExhibitId } from '#shared/ids.ts'
import { openDatabase, type Database } from '../../server/storage/database.ts'
import { saveScan, scanCounts } from '../../server/storage/scan-log.ts'
import { ids } from '../support/fixtures.ts'
import type { Place } from './storage.contract.ts'

const late = 4_102_444_800_123 // the year 2100: far beyond 32 bits

/** What scans need of every database. */
export function scansContract(name: string, open: () => Promise<Place>): void {
  describe(`${name}: scans`, () => {
    let place: Place
    let db: Database
    beforeAll(async () => {
      place = await open()
      db = await openDatabase(place.dataDir, place.url, pino({ level: 'silent' }))
    })
    afterAll(async () => {
      await db?.destroy()
      await place?.close()
    })

    test('V11: are counted for each exhibit and screen, within the limits, without rehearsals', async () => {
      const [exhibit, bundle, other] = [ids.exhibit, ids.bundle, ExhibitId.parse('zz-other')]
      const scan = (n: number, change: object = {}) =>
        saveScan(db, {
          ...{ id: String(n).padStart(26, '0'), at: late + n, exhibit, kiosk: ids.west, bundle, rehearsal: false },
          ...change,
        })
      for (const n of [1, 2, 3]) await scan(n)
      await scan(4, { kiosk: ids.east })
      await scan(5, { exhibit: other })
      await scan(6, { rehearsal: true })
      const east = { exhibit, kiosk: ids.east, scans: 1 }
      const last = { exhibit: other, kiosk: ids.west, scans: 1 }
      expect(await scanCounts(db, {})).toEqual([east, { exhibit, kiosk: ids.west, scans: 3 }, last])
      expect(await scanCounts(db, { from: late + 2, to: late + 4 })).toEqual([{ exhibit, kiosk: ids.west, scans: 2 }])
      expect(await scanCounts(db, { from: late + 6 })).toEqual([])
      await expect(scan(1), 'one id, one row').rejects.toThrow()
    })
  })
}
