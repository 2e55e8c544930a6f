import pino from 'pino'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { KioskId } from '#shared/ids.ts'
import { Accounts } from '../../server/accounts/accounts.ts'
import { PairedKiosks } from '../../server/accounts/paired-kiosks.ts'
import { Sessions } from '../../server/accounts/sessions.ts'
import { AuditLog } from '../../server/storage/audit-log.ts'
import { loadBooth, saveBooth } from '../../server/storage/booth-record.ts'
import { openDatabase, type Database } from '../../server/storage/database.ts'
import {
  countVisitEvents,
  readVisitEvents,
  storeVisitEvents,
  type VisitLogFilter,
} from '../../server/storage/visit-log.ts'
import { fairMorning, freshBooth, ids, modes, visitEvent } from '../support/fixtures.ts'

const log = pino({ level: 'silent' })
const cheap = { N: 1_024, r: 8, p: 1 }
const late = 4_102_444_800_123 // the year 2100: far beyond 32 bits
const tables = ['booth_record', 'visit_events', 'accounts', 'sessions', 'kiosks', 'audit'] as const

export type Place = { dataDir: string; url: string | null; close: () => Promise<void> }

/** What every database that a booth may stand on must do. */
export function storageContract(name: string, open: () => Promise<Place>): void {
  describe(name, () => {
    let place: Place
    let db: Database
    beforeAll(async () => {
      place = await open()
      db = await openDatabase(place.dataDir, place.url, log)
    })
    afterAll(async () => {
      await db?.destroy()
      await place?.close()
    })
    beforeEach(async () => {
      for (const table of tables) await db.deleteFrom(table).execute()
    })

    test('the migrations run once; opening again keeps what is there', async () => {
      await new Accounts(db, cheap).add('admin', 'administrator', '123456', late)
      const again = await openDatabase(place.dataDir, place.url, log)
      try {
        expect(await new Accounts(again, cheap).list()).toEqual([
          { name: 'admin', role: 'administrator', disabled: false, createdAt: late, lastSignIn: null },
        ])
      } finally {
        await again.destroy()
      }
    })

    describe('the booth’s record', () => {
      test('there is none in a new store; then it is the last one saved', async () => {
        expect(await loadBooth(db)).toBeNull()
        for (const mode of Object.values(modes)) {
          const booth = freshBooth({ mode, revision: late, over: [{ name: 'emergency', text: ids.text, since: late }] })
          await saveBooth(db, booth, late)
          expect(await loadBooth(db)).toEqual(booth)
        }
        const row = await db.selectFrom('booth_record').selectAll().executeTakeFirstOrThrow()
        expect([row.id, row.revision, row.saved_at], 'numbers are numbers').toEqual([1, late, late])
      })

      test('a save inside a transaction that fails is undone', async () => {
        await saveBooth(db, freshBooth({ revision: 1 }), 1)
        const failing = db.transaction().execute(async (tx) => {
          await saveBooth(tx, freshBooth({ revision: 2 }), 2)
          throw new Error('no')
        })
        await expect(failing).rejects.toThrow('no')
        expect((await loadBooth(db))?.revision).toBe(1)
      })
    })

    describe('the visit log', () => {
      const west = KioskId.parse('west')
      const east = KioskId.parse('east')
      const read = async (filter: VisitLogFilter = {}) => {
        const rows = []
        for await (const page of readVisitEvents(db, filter)) rows.push(...page)
        return rows
      }

      test('V1: stores each event once, however often and in whatever company it comes', async () => {
        const [a, b, c] = [visitEvent(), visitEvent(), visitEvent()]
        await storeVisitEvents(db, [a, b], west, 1)
        await storeVisitEvents(db, [b, c, c, a], east, 2)
        await Promise.all([storeVisitEvents(db, [a, b, c], west, 3), storeVisitEvents(db, [c, b, a], west, 4)])
        expect((await read()).map(({ id, sender }) => [id, sender])).toEqual([
          [a.id, 'west'],
          [b.id, 'west'],
          [c.id, 'east'],
        ])
        expect(await countVisitEvents(db)).toBe(3)
        await storeVisitEvents(db, [], west, 5)
      })

      test('gives every column back as it was, in its type', async () => {
        const event = visitEvent({ at: late, audience: 'tour', rehearsal: true, from: '首页 \u0000 \ud800 “quoted”' })
        await storeVisitEvents(db, [event], west, late + 0.6)
        const [row] = await read()
        expect(row).toMatchObject({
          ...{ id: event.id, at: late, received_at: late + 1, kiosk: 'west', sender: 'west', visit: ids.visit },
          ...{ audience: 'tour', rehearsal: 1, type: 'exhibit-opened', exhibit: ids.exhibit },
        })
        expect(JSON.parse(row!.detail)).toEqual({
          exhibit: ids.exhibit,
          from: '首页 \u0000 \ud800 “quoted”',
          bundle: ids.bundle,
        })
        await storeVisitEvents(
          db,
          [visitEvent({ type: 'events-dropped', count: 1, visit: null, bundle: null })],
          west,
          1,
        )
        expect((await read({ to: late })).map(({ visit, exhibit, detail }) => [visit, exhibit, detail])).toEqual([
          [null, null, '{"count":1}'],
        ])
      })

      test('is read in order of time, then of id, page after page, none twice and none left out', async () => {
        const events = Array.from({ length: 2_503 }, (_, i) => visitEvent({ at: fairMorning + ((i * 7_919) % 500) }))
        for (let i = 0; i < events.length; i += 100) await storeVisitEvents(db, events.slice(i, i + 100), west, 1)
        const expected = events.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id)
        expect((await read()).map(({ id }) => id)).toEqual(expected)
        const pages: number[] = []
        for await (const page of readVisitEvents(db, {})) pages.push(page.length)
        expect(pages).toEqual([1_000, 1_000, 503])
      })

      test('X2: is filtered by time, `to` exclusive, and by kiosk', async () => {
        const [one, two, three] = [1, 2, 3].map((at) => visitEvent({ at }))
        await storeVisitEvents(db, [one!, three!], west, 1)
        await storeVisitEvents(db, [two!], east, 1)
        const times = async (filter: VisitLogFilter) => (await read(filter)).map(({ at }) => at)
        expect(await times({ from: 2 })).toEqual([2, 3])
        expect(await times({ to: 3 })).toEqual([1, 2])
        expect(await times({ from: 1, to: 3, kiosk: 'west' })).toEqual([1])
        expect(await times({ kiosk: 'nobody' })).toEqual([])
      })
    })

    describe('accounts and sessions', () => {
      test('a name is taken once; PINs are checked; a disabled account is nobody', async () => {
        const accounts = new Accounts(db, cheap)
        expect(await accounts.add('小李', 'staff', '135790', 1.4)).toBe(true)
        expect(await accounts.add('小李', 'viewer', '000000', 2)).toBe(false)
        expect(await accounts.check('小李', '135790')).toMatchObject({ role: 'staff', createdAt: 1 })
        expect(await accounts.check('小李', '000000')).toBeNull()
        expect(await accounts.check('nobody', '135790')).toBeNull()
        await accounts.change('小李', { role: 'explainer', pin: '246802' })
        expect(await accounts.check('小李', '246802')).toMatchObject({ role: 'explainer' })
        await accounts.change('小李', { disabled: true })
        expect(await accounts.check('小李', '246802')).toBeNull()
        await accounts.change('小李', {})
        await accounts.signedIn('小李', late)
        expect(await accounts.find('小李')).toMatchObject({ disabled: true, lastSignIn: late })
      })

      test('a session is found by its token until it is closed, unused too long, or its account is disabled', async () => {
        const accounts = new Accounts(db, cheap)
        const sessions = new Sessions(db, accounts)
        await accounts.add('小李', 'staff', '135790', 1)
        const { token, id } = await sessions.open('小李', '10.0.0.5', 'x'.repeat(500), late)
        expect(await sessions.find(token, late)).toEqual({ id, name: '小李', role: 'staff' })
        expect(await sessions.find(`${token}x`, late)).toBeNull()
        expect(await sessions.list(id)).toMatchObject([
          { id, account: '小李', seenAt: late, address: '10.0.0.5', own: true },
        ])
        await sessions.find(token, late + 3_600_000)
        expect((await sessions.list('other'))[0]).toMatchObject({ seenAt: late + 3_600_000, own: false })
        await accounts.change('小李', { disabled: true })
        expect(await sessions.find(token, late + 3_600_001)).toBeNull()
        await accounts.change('小李', { disabled: false })
        expect(await sessions.of('小李')).toEqual([id])
        expect(await sessions.find(token, late + 20 * 3_600_000)).toBeNull()
        expect(await sessions.of('小李')).toEqual([])
        const second = await sessions.open('小李', '::1', '', late)
        expect([await sessions.close(second.id), await sessions.close(second.id)]).toEqual([true, false])
      })
    })

    test('kiosks: numbered as they come, renamed, paired anew under their number, revoked once', async () => {
      const kiosks = new PairedKiosks(db)
      const first = await kiosks.pair(ids.west, '西屏', late)
      await kiosks.pair(ids.east, undefined, late)
      expect(await kiosks.find(first)).toBe('west')
      const second = await kiosks.pair(ids.west, undefined, late)
      expect([await kiosks.find(first), await kiosks.find(second)]).toEqual([null, 'west'])
      expect(await kiosks.rename(ids.east, '东屏')).toBe(true)
      expect(await kiosks.rename(KioskId.parse('none'), 'x')).toBe(false)
      expect([await kiosks.revoke(ids.west), await kiosks.revoke(ids.west)]).toEqual([true, false])
      expect(await kiosks.find(second)).toBeNull()
      expect(await kiosks.list()).toEqual([
        { kiosk: 'west', name: '西屏', number: 1, paired: false },
        { kiosk: 'east', name: '东屏', number: 2, paired: true },
      ])
    })

    describe('the audit', () => {
      const entry = (i: number) => ({
        at: late + i,
        actor: '小李',
        action: 'command:open',
        detail: { i, text: '“引号”' },
      })

      test('A1: is one chain, from many callers at once, over a reopening, and beside another writer', async () => {
        const audit = new AuditLog(db)
        await Promise.all(Array.from({ length: 30 }, (_, i) => audit.append(entry(i))))
        await new AuditLog(db).append(entry(30))
        await audit.append(entry(31))
        expect((await audit.page(100)).map(({ seq }) => seq)).toEqual(Array.from({ length: 32 }, (_, i) => 32 - i))
        expect((await audit.page(2, 5)).map(({ seq, at }) => [seq, at])).toEqual([
          [4, late + 3],
          [3, late + 2],
        ])
        expect(await audit.firstBroken()).toBeNull()
      })

      test('A1: a changed or missing row is found', async () => {
        const audit = new AuditLog(db)
        for (let i = 0; i < 5; i++) await audit.append(entry(i))
        await db.updateTable('audit').set({ actor: 'another' }).where('seq', '=', 4).execute()
        expect(await audit.firstBroken()).toBe(4)
        await db.deleteFrom('audit').where('seq', '=', 2).execute()
        expect(await audit.firstBroken()).toBe(3)
      })

      test('M1: an entry and what it goes with are written together or not at all, and the next one is written all the same', async () => {
        const audit = new AuditLog(db)
        await audit.append(entry(0), (tx) => saveBooth(tx, freshBooth({ revision: 1 }), 1))
        const failing = audit.append(entry(1), async (tx) => {
          await saveBooth(tx, freshBooth({ revision: 2 }), 2)
          throw new Error('no')
        })
        await expect(failing).rejects.toThrow('no')
        expect((await loadBooth(db))?.revision).toBe(1)
        await audit.append(entry(2), (tx) => saveBooth(tx, freshBooth({ revision: 3 }), 3))
        expect((await loadBooth(db))?.revision).toBe(3)
        expect((await audit.page(10)).map(({ seq }) => seq)).toEqual([2, 1])
        expect(await audit.firstBroken()).toBeNull()
      })
    })
  })
}
