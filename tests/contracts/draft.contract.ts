import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../server/storage/database.ts'
import {
  dropUnfinished,
  historyOf,
  keepUnfinished,
  knownItems,
  lastTouched,
  logSteps,
  unfinishedOf,
} from '../../server/storage/draft-log.ts'
import type { Place } from './storage.contract.ts'

const late = 4_102_444_800_123 // the year 2100: far beyond 32 bits
const name = { kind: 'exhibit', id: 'gl-01' }

/** What the history of the draft needs of every database. */
export function draftContract(database: string, open: () => Promise<Place>): void {
  describe(`${database}: the draft`, () => {
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

    test('D50: each step is kept with its fields, newest first, and the last one who touched an item is known', async () => {
      const step = (value: string, before: string, after: string) => ({
        ...{ ...name, value: JSON.stringify({ title: value }) },
        differences: [{ path: 'title', before, after }],
      })
      await logSteps(db, [step('b', 'a', 'b\u0000')], { at: late, actor: "o'hara 小李" })
      await logSteps(db, [step('c', 'b', 'c')], { at: late + 1, actor: 'second' })
      expect(await historyOf(db, name, 10)).toEqual([
        { path: 'title', before: 'b', after: 'c', at: late + 1, by: 'second' },
        { path: 'title', before: 'a', after: 'b\u0000', at: late, by: "o'hara 小李" },
      ])
      expect(await historyOf(db, { ...name, id: 'other' }, 10)).toEqual([])
      expect(await knownItems(db)).toEqual([{ ...name, value: '{"title":"c"}' }])
      expect((await lastTouched(db)).get('exhibit gl-01')).toEqual({ at: late + 1, by: 'second' })
      await logSteps(db, [{ ...name, value: null, differences: [] }], { at: late + 2, actor: 'second' })
      expect(await knownItems(db)).toEqual([])
    })

    test('D52: a form that was not finished is its author’s, and the last one stands', async () => {
      const form = { ...name, base: { a: 1 }, value: { a: 'half \ud83d' }, at: late }
      await keepUnfinished(db, 'first', { ...form, value: { a: 'earlier' } })
      await keepUnfinished(db, 'first', form)
      expect(await unfinishedOf(db, 'first')).toEqual([form])
      expect(await unfinishedOf(db, 'second')).toEqual([])
      await dropUnfinished(db, 'first', name)
      expect(await unfinishedOf(db, 'first')).toEqual([])
    })
  })
}
