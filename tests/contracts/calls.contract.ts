import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Call } from '#shared/calls.ts'
import { CallId, KioskId } from '#shared/ids.ts'
import { findCall, newestCalls, openCalls, saveCall } from '../../server/storage/call-log.ts'
import { openDatabase, type Database } from '../../server/storage/database.ts'
import { ids } from '../support/fixtures.ts'
import type { Place } from './storage.contract.ts'

const late = 4_102_444_800_123 // the year 2100: far beyond 32 bits
const call = (n: number, change: Partial<Call> = {}): Call => ({
  ...{ id: CallId.parse(String(n).padStart(26, '0')), kiosk: KioskId.parse('west'), exhibit: ids.exhibit },
  ...{ called: late + n, accepted: null, by: null, arrived: null, closed: null, ending: null, rehearsal: false },
  ...change,
})

/** What calls for an explainer need of every database. */
export function callsContract(name: string, open: () => Promise<Place>): void {
  describe(`${name}: calls for an explainer`, () => {
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
    beforeEach(async () => void (await db.deleteFrom('explainer_calls').execute()))

    test('R11: is given back as it was, and writing it again replaces it', async () => {
      await saveCall(db, call(1))
      expect(await findCall(db, call(1).id)).toEqual(call(1))
      const done = { accepted: late + 5, by: "o'hara 小李", arrived: late + 9, closed: late + 9 }
      const answered = call(1, { ...done, ending: 'arrived', rehearsal: true })
      await saveCall(db, answered)
      expect(await newestCalls(db, {}, 10)).toEqual([answered])
      expect(await findCall(db, call(2).id)).toBeNull()
    })

    test('R10: the open ones, oldest first; the list newest first, within its limits', async () => {
      for (const n of [3, 1, 2]) await saveCall(db, call(n))
      await saveCall(db, call(4, { closed: late + 9, ending: 'left' }))
      expect(await openCalls(db)).toEqual([call(1), call(2), call(3)])
      expect((await newestCalls(db, { from: late + 2, to: late + 4 }, 10)).map(({ called }) => called)).toEqual([
        late + 3,
        late + 2,
      ])
      expect(await newestCalls(db, {}, 1)).toMatchObject([{ called: late + 4 }])
    })
  })
}
