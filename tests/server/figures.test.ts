import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Content } from '#shared/content.ts'
import { ExhibitId, KioskId, VisitId, type BundleHash } from '#shared/ids.ts'
import { summarise } from '#shared/summarise.ts'
import { timeOrderedId } from '#shared/time-ordered-id.ts'
import type { VisitEvent } from '#shared/visit-events.ts'
import { Bundles } from '../../server/content/bundles.ts'
import { addSampleMedia } from '../../server/content/sample.ts'
import { openDatabase, type Database } from '../../server/storage/database.ts'
import { storeVisitEvents } from '../../server/storage/visit-log.ts'
import { catchUp } from '../../server/summary/fold.ts'
import { keptInput, recountedInput } from '../../server/summary/input.ts'
import { content, fairMorning, ids, sampleContent, visitEvent } from '../support/fixtures.ts'
import { temporaryFolder } from '../support/folder.ts'
import { emptyDatabase, startPostgres, type TestPostgres } from '../support/postgres.ts'
import { pick, randomFrom, runsOf, seedOf } from '../support/seeded.ts'

const timeZone = 'Asia/Shanghai'
const log = pino({ level: 'silent' })
const always = { from: null, to: null }
const hour = 3_600_000
const kiosks = ['west', 'centre', 'stranger'].map((name) => KioskId.parse(name))

async function settingsIn(folder: string, shown: Content = content) {
  const bundles = await Bundles.open(folder)
  return { bundles, bundle: ids.bundle, content: shown, timeZone, linksKnown: false }
}

async function bothCounts(db: Database, folder: string) {
  const settings = await settingsIn(folder)
  return {
    kept: summarise(await keptInput(db, settings, always)),
    counted: summarise(await recountedInput(db, settings, always)),
  }
}

/** Visits around a midnight, with every kind of event and every kind of clock. */
function storm(random: () => number): { event: VisitEvent; receivedAt: number }[] {
  const midnight = Date.parse('2023-05-21T00:00:00+08:00')
  const visits = Array.from({ length: 60 }, () =>
    VisitId.parse(
      timeOrderedId(
        midnight,
        Uint8Array.from({ length: 16 }, () => random() * 256),
      ),
    ),
  )
  const exhibit = () => pick(random, content.exhibits).id
  const kinds: (() => Record<string, unknown>)[] = [
    () => ({ type: 'exhibit-opened', exhibit: exhibit(), from: 'home' }),
    () => ({ type: 'exhibit-closed', exhibit: exhibit(), dwellMs: Math.floor(random() * 200_000) }),
    () => ({ type: 'exhibit-liked', exhibit: exhibit(), liked: random() < 0.6 }),
    () => ({ type: 'qr-shown', exhibit: exhibit() }),
    () => ({ type: 'quiz-finished', right: 2, of: 3 }),
    () => ({ type: 'language-chosen', language: pick(random, ['en', 'vi']) }),
    () => ({
      type: 'visit-ended',
      reason: 'idle',
      language: 'zh',
      durationMs: Math.floor(random() * 20_000),
      actions: 1,
    }),
    () => ({ type: 'events-dropped', count: 3, visit: null }),
    () => ({ type: 'home-opened', visit: random() < 0.2 ? null : pick(random, visits) }),
  ]
  return Array.from({ length: 150 }, () => {
    const at = Math.round(midnight + (random() - 0.5) * 4 * hour)
    const behind = pick(random, [1_000, 1_000, 1_000, 20 * 60_000, 9 * hour, 50 * hour, -3 * hour])
    const audience = pick(random, ['visitor', 'visitor', 'visitor', 'visitor', 'tour', 'staff'] as const)
    const change = {
      at,
      visit: pick(random, visits),
      kiosk: pick(random, kiosks),
      audience,
      rehearsal: random() < 0.02,
    }
    return { event: visitEvent({ ...change, ...pick(random, kinds)() }), receivedAt: at + behind }
  })
}

async function stormOn(db: Database, folder: string, seed: number): Promise<void> {
  const random = randomFrom(seed)
  const waiting = storm(random)
  while (waiting.length > 0) {
    // Any order, batches of any size, some of it twice, and counted in between as it happens.
    const batch = Array.from({ length: 1 + Math.floor(random() * 12) }, () =>
      waiting.splice(Math.floor(random() * waiting.length), 1),
    ).flat()
    const receivedAt = batch[0]?.receivedAt ?? fairMorning
    const events = batch.map(({ event }) => event)
    await storeVisitEvents(db, events, pick(random, kiosks), receivedAt)
    if (random() < 0.2) await storeVisitEvents(db, events.toReversed(), pick(random, kiosks), receivedAt + hour)
    if (random() < 0.3) await catchUp(db, timeZone, random() < 0.5 ? 0 : Infinity)
  }
  await catchUp(db, timeZone)
  const { kept, counted } = await bothCounts(db, folder)
  expect(kept, `seed ${seed}`).toEqual(counted)
  expect(kept.byDay.reduce((sum, { sessions }) => sum + sessions, 0)).toBeGreaterThan(0)
}

describe('F9: what is kept equals a count of the whole log', () => {
  test('F9: on SQLite, whatever order, company and number batches come in', async () => {
    const seed = seedOf('figures')
    for (let run = 0; run < runsOf(6); run++) {
      const folder = await temporaryFolder()
      const db = await openDatabase(folder, null, log)
      await stormOn(db, folder, seed + run)
      await db.destroy()
    }
  }, 60_000)

  let postgres: TestPostgres
  beforeAll(async () => (postgres = await startPostgres()), 60_000)
  afterAll(() => postgres?.stop())

  test('F9: on PostgreSQL too', async () => {
    const { url, stop } = await emptyDatabase(postgres.url)
    const db = await openDatabase('', url, log)
    await stormOn(db, await temporaryFolder(), seedOf('figures on PostgreSQL'))
    await db.destroy()
    await stop()
  }, 60_000)

  test('F9: two that count at once count nothing twice', async () => {
    const { url, stop } = await emptyDatabase(postgres.url)
    const [db, other] = [await openDatabase('', url, log), await openDatabase('', url, log)]
    for (let i = 0; i < 120; i++) {
      const lost = visitEvent({ visit: null, type: 'events-dropped', count: 1 })
      await storeVisitEvents(db, [lost], ids.west, fairMorning + i)
    }
    await Promise.all([catchUp(db, timeZone), catchUp(other, timeZone)])
    const { kept, counted } = await bothCounts(db, await temporaryFolder())
    expect(kept).toEqual(counted)
    expect(kept.gaps.find(({ kind }) => kind === 'dropped')?.count).toBe(120)
    await Promise.all([db.destroy(), other.destroy()])
    await stop()
  }, 60_000)

  test('F9: another time zone counts the whole log anew', async () => {
    const folder = await temporaryFolder()
    const db = await openDatabase(folder, null, log)
    await storeVisitEvents(
      db,
      [visitEvent({ at: Date.parse('2023-05-20T01:00:00+08:00') })],
      ids.west,
      Date.parse('2023-05-20T01:00:01+08:00'),
    )
    await catchUp(db, timeZone)
    await catchUp(db, 'Europe/London')
    const settings = { ...(await settingsIn(folder)), timeZone: 'Europe/London' }
    const summary = summarise(await keptInput(db, settings, always))
    expect(summary.byHour).toMatchObject([{ day: '2023-05-19', hour: 18, sessions: 1 }])
    await db.destroy()
  })
})

test('F10: an answer in a hurry says what is not counted yet', async () => {
  const db = await openDatabase(await temporaryFolder(), null, log)
  for (let i = 0; i < 100; i++) await storeVisitEvents(db, [visitEvent()], ids.west, fairMorning)
  expect(await catchUp(db, timeZone, 0)).toEqual({ behind: 60, building: true })
  expect(await catchUp(db, timeZone)).toEqual({ behind: 0, building: false })
  await db.destroy()
})

test('F5: a deleted exhibit is kept under its id, with the name of the last bundle that had it', async () => {
  const folder = await temporaryFolder()
  const db = await openDatabase(folder, null, log)
  const before = sampleContent()
  const bundles = await Bundles.open(folder)
  await addSampleMedia(before, bundles)
  const gone = before.exhibits[0]!
  const old: BundleHash = await bundles.publish(before)
  const closed = (exhibit: string, bundle: BundleHash | null) =>
    visitEvent({ type: 'exhibit-closed', exhibit: ExhibitId.parse(exhibit), dwellMs: 3_000, bundle })
  await storeVisitEvents(db, [closed(gone.id, old), closed('never-heard-of', null)], ids.west, fairMorning)
  await catchUp(db, timeZone)
  const now = { ...before, exhibits: before.exhibits.slice(1) }
  const settings = { ...(await settingsIn(folder, now)), bundles }
  for (const input of [await keptInput(db, settings, always), await recountedInput(db, settings, always)]) {
    const { byExhibit, byUnit } = summarise(input)
    expect(byExhibit.slice(-2)).toMatchObject([
      { exhibit: gone.id, no: gone.no, title: gone.title, unit: gone.unit, gone: true, views: 1 },
      { exhibit: 'never-heard-of', title: { zh: 'never-heard-of' }, unit: null, gone: true, views: 1 },
    ])
    expect(byUnit.find(({ unit }) => unit === gone.unit)).toMatchObject({ views: 1 })
    expect(
      byUnit.reduce((sum, { views }) => sum + views, 0),
      'every view is under a unit',
    ).toBe(2)
  }
  await db.destroy()
})
