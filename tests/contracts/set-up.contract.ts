import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DeskId } from '#shared/ids.ts'
import type { SetUpMark } from '#shared/set-up.ts'
import { openDatabase, type Database } from '../../server/storage/database.ts'
import { readMarks, saveMark } from '../../server/storage/set-up-log.ts'
import { ids } from '../support/fixtures.ts'
import type { Place } from './storage.contract.ts'

const late = 4_102_444_800_123 // the year 2100: far beyond 32 bits
const mark = (n: number, at: number): SetUpMark => ({
  ...{ id: DeskId.parse(String(n).padStart(26, '0')), exhibit: ids.exhibit, state: 'in-place', at, by: "o'hara 小李" },
})

/** What the set-up board needs of every database. */
export function setUpContract(name: string, open: () => Promise<Place>): void {
  describe(`${name}: the set-up board`, () => {
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

    test('R20: marks come back as they were and in the order they were said, whatever the clock did', async () => {
      const said = [mark(1, late), mark(2, late - 5_000), mark(12, late), mark(3, late + 1)]
      for (const one of said) await saveMark(db, one)
      expect(await readMarks(db)).toEqual(said)
      await expect(saveMark(db, mark(2, late))).rejects.toThrow()
    })
  })
}
