import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GuidedSessionId, LogEntryId, RecordId, StopId } from '#shared/ids.ts'
import type { FollowedTour, GuidedSession, LogEntry, TourRecord } from '#shared/tour-record.ts'
import { openDatabase, type Database } from '../../server/storage/database.ts'
import {
  addGuidedSession,
  endGuidedSession,
  findGuidedSession,
  newestGuidedSessions,
  runningSessionOf,
} from '../../server/storage/guided-sessions.ts'
import {
  addLogEntry,
  findLogEntry,
  findTourRecord,
  newestTours,
  readTours,
  removeLogEntry,
  saveFacts,
  saveFollowed,
  unfinishedTours,
} from '../../server/storage/tour-records.ts'
import { ids } from '../support/fixtures.ts'
import type { Place } from './storage.contract.ts'

const late = 4_102_444_800_123 // the year 2100: far beyond 32 bits
const idOf = (n: number) => String(n).padStart(26, '0')
const title = { zh: '“六分钟”', en: 'Six minutes', vi: 'Sáu phút' }

const followed = (n: number, change: Partial<FollowedTour> = {}): FollowedTour => ({
  id: RecordId.parse(idOf(n)),
  tour: ids.tour,
  title,
  started: late + n,
  ended: null,
  operators: ['小李', "o'hara"],
  rehearsal: false,
  stops: [{ stop: ids.stop, title, arrived: late, left: null, dwellMs: 0, plannedSeconds: 60 }],
  changes: [{ at: late, kind: 'jumped', stop: ids.stop, title, phase: null }],
  ...change,
})
const entry = (n: number, change: Partial<LogEntry> = {}): LogEntry => ({
  ...{ id: LogEntryId.parse(idOf(n)), at: late + n, kind: 'question', text: '“多少钱？”', stop: ids.stop, by: '小李' },
  ...change,
})
const session = (n: number, change: Partial<GuidedSession> = {}): GuidedSession => ({
  ...{ id: GuidedSessionId.parse(idOf(n)), guide: '小李', started: late + n, ended: null, headCount: null },
  ...{ rehearsal: false, ...change },
})

/** What the tour record needs of every database. */
export function tourRecordsContract(name: string, open: () => Promise<Place>): void {
  describe(`${name}: the tour record`, () => {
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
    beforeEach(async () => {
      for (const table of ['tours', 'tour_log', 'guided_sessions'] as const) await db.deleteFrom(table).execute()
    })
    const read = async (within = {}): Promise<TourRecord[]> => {
      const all = []
      for await (const page of readTours(db, within)) all.push(...page)
      return all
    }

    test('R1: is given back as it was, and writing it again replaces it', async () => {
      await saveFollowed(db, followed(1), late)
      expect(await findTourRecord(db, idOf(1))).toEqual({ ...followed(1), category: null, headCount: null, log: [] })
      const ended = followed(1, { ended: late + 9, rehearsal: true, stops: [], changes: [], operators: [] })
      await saveFollowed(db, ended, late)
      expect(await findTourRecord(db, idOf(1))).toEqual({ ...ended, category: null, headCount: null, log: [] })
      expect(await findTourRecord(db, idOf(2))).toBeNull()
    })

    test('R2: what people filled in stays when the booth writes on, and can be taken back', async () => {
      await saveFollowed(db, followed(1), late)
      await saveFacts(db, idOf(1), { category: 'school', headCount: 40 })
      await saveFollowed(db, followed(1, { ended: late + 5 }), late)
      await saveFacts(db, idOf(1), {})
      expect(await findTourRecord(db, idOf(1))).toMatchObject({ category: 'school', headCount: 40, ended: late + 5 })
      await saveFacts(db, idOf(1), { headCount: null })
      expect(await findTourRecord(db, idOf(1))).toMatchObject({ category: 'school', headCount: null })
    })

    test('R1: a record inside a transaction that fails is undone', async () => {
      const failing = db.transaction().execute(async (tx) => {
        await saveFollowed(tx, followed(1), late)
        throw new Error('no')
      })
      await expect(failing).rejects.toThrow('no')
      expect(await read()).toEqual([])
    })

    test('R1: those without an end are found, with the last instant known of each', async () => {
      await saveFollowed(db, followed(1, { ended: late + 1 }), late)
      await saveFollowed(db, followed(2), late + 2.4)
      await saveFollowed(db, followed(3), late + 3)
      await addLogEntry(db, idOf(3), entry(7))
      const found = await unfinishedTours(db)
      expect(found.map(({ record, lastAt }) => [record.id, lastAt])).toEqual([
        [idOf(2), late + 2],
        [idOf(3), late + 7],
      ])
    })

    test('R5: a line of the log is stored once, in order of time, under its own tour', async () => {
      await saveFollowed(db, followed(1), late)
      await saveFollowed(db, followed(2), late)
      await addLogEntry(db, idOf(1), entry(2))
      await addLogEntry(db, idOf(1), entry(1, { stop: null, text: '' }))
      await addLogEntry(db, idOf(1), entry(2, { text: 'again' }))
      await addLogEntry(db, idOf(2), entry(3, { stop: StopId.parse('elsewhere') }))
      expect((await findTourRecord(db, idOf(1)))?.log).toEqual([entry(1, { stop: null, text: '' }), entry(2)])
      expect(await findLogEntry(db, idOf(3))).toMatchObject({ record: idOf(2), at: late + 3 })
      await removeLogEntry(db, idOf(2))
      expect(await findLogEntry(db, idOf(2))).toBeNull()
      expect((await findTourRecord(db, idOf(1)))?.log).toHaveLength(1)
    })

    test('X2: lists by when they began, `to` exclusive; newest first, or page after page in order', async () => {
      for (let n = 1; n <= 203; n++) await saveFollowed(db, followed(n, { started: late + (n % 5) }), late)
      const expected = Array.from({ length: 203 }, (_, i) => i + 1)
        .toSorted((a, b) => (a % 5) - (b % 5) || a - b)
        .map(idOf)
      expect((await read()).map(({ id }) => id)).toEqual(expected)
      expect((await newestTours(db, {}, 3)).map(({ id }) => id)).toEqual(expected.toReversed().slice(0, 3))
      const within = { from: late + 1, to: late + 3 }
      expect(new Set((await read(within)).map(({ started }) => started))).toEqual(new Set([late + 1, late + 2]))
      expect(await newestTours(db, { from: late + 5 }, 10)).toEqual([])
    })

    test('R7: a guided session is begun, found as running, ended once, and its count corrected', async () => {
      await addGuidedSession(db, session(1))
      await addGuidedSession(db, session(2, { guide: '小王', rehearsal: true }))
      expect(await runningSessionOf(db, '小李')).toEqual(session(1))
      await endGuidedSession(db, session(1), 30, late + 60.4)
      const ended = session(1, { ended: late + 60, headCount: 30 })
      expect(await findGuidedSession(db, idOf(1))).toEqual(ended)
      expect(await runningSessionOf(db, '小李')).toBeNull()
      await endGuidedSession(db, ended, 31, late + 900)
      await endGuidedSession(db, session(2, { guide: '小王' }), 5, 1) // a clock that went back
      expect(await newestGuidedSessions(db, {}, 9)).toEqual([
        session(2, { guide: '小王', rehearsal: true, ended: late + 2, headCount: 5 }),
        session(1, { ended: late + 60, headCount: 31 }),
      ])
      expect(await newestGuidedSessions(db, { to: late + 2 }, 9)).toHaveLength(1)
      expect(await findGuidedSession(db, idOf(9))).toBeNull()
    })
  })
}
