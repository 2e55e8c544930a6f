import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import { KioskId, type BundleHash } from '#shared/ids.ts'
import { summarise as summaryOf } from '#shared/summarise.ts'
import type { VisitEvent } from '#shared/visit-events.ts'
import { Bundles } from '../server/content/bundles.ts'
import { canonicalJson } from '../server/content/canonical-json.ts'
import { addSampleMedia, readSample } from '../server/content/sample.ts'
import { chanceFrom } from '../server/simulate/chance.ts'
import { visitAt } from '../server/simulate/visitor.ts'
import { openDatabase, type Database } from '../server/storage/database.ts'
import { storeVisitEvents } from '../server/storage/visit-log.ts'
import { catchUp } from '../server/summary/fold.ts'
import { keptInput, type Settings } from '../server/summary/input.ts'
import { figure, type Figure } from './figure.ts'
import type { Options } from './options.ts'
import { summarise } from './stats.ts'

const timeZone = 'Asia/Shanghai'
const opening = Date.parse('2023-05-20T09:00:00+08:00')
const hour = 3_600_000
const day = 24 * hour
const kiosks = ['west', 'centre', 'east', 'desk', 'corner', 'wall'].map((name) => KioskId.parse(name))

/** `Settings`, with the hash as what it is. */
type Shown = Settings & { bundle: BundleHash }

type Window = { from: number | null; to: number | null }

/** What a million events cost whoever asks for figures. Floor: SQL that only counts the events of the same day. */
export async function measureFigures({ quick, seed }: Options, say: (line: string) => void): Promise<Figure[]> {
  const events = quick ? 20_000 : 1_000_000
  const folder = await mkdtemp(join(tmpdir(), 'zhantai-bench-'))
  const db = await openDatabase(folder, null, pino({ level: 'silent' }))
  try {
    const settings = await publish(folder)
    const stored = await fill(db, settings, { events, seed })
    say(`figures: ${stored} events stored`)
    const counted = await time(() => catchUp(db, timeZone))
    const ask = (window: Window) => async () => canonicalJson(summaryOf(await keptInput(db, settings, window)))
    const firstDay = { from: opening - 9 * hour, to: opening + 15 * hour }
    const answers = await times(quick ? 5 : 60, ask(firstDay))
    const bare = await times(quick ? 5 : 20, () => countOf(db, firstDay))
    const whole = await times(quick ? 2 : 20, ask({ from: null, to: null }))
    const cut = await times(quick ? 1 : 3, ask({ from: opening + hour, to: opening + day + 6 * hour }))
    const of = `${stored.toLocaleString('en')} events`
    return [
      figure({
        id: 'figures-day',
        what: `figures of a day, ${of}`,
        unit: 'ms',
        measured: summarise(answers),
        bare: summarise(bare),
        limits: [{ of: 'p95', atMost: 100 }],
      }),
      figure({
        id: 'figures-all',
        what: `summary.json, whole days, ${of}`,
        unit: 'ms',
        measured: summarise(whole),
        limits: [{ of: 'p95', atMost: 2_000 }],
      }),
      figure({
        id: 'figures-cut',
        what: `summary.json, days cut by the hour, ${of}`,
        unit: 'ms',
        measured: summarise(cut),
        limits: [{ of: 'p95', atMost: 2_000 }],
      }),
      figure({
        id: 'figures-count',
        what: `counted from nothing, ${of}`,
        unit: 'events/s',
        measured: { value: (stored / counted) * 1_000 },
      }),
    ]
  } finally {
    await db.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

async function publish(folder: string): Promise<Shown> {
  const bundles = await Bundles.open(folder)
  const content = await readSample()
  await addSampleMedia(content, bundles)
  const bundle = await bundles.publish(content)
  return { bundles, bundle, content, timeZone, linksKnown: false }
}

/** Visits of two days on six screens, through the storage that a server uses. */
async function fill(
  db: Database,
  { content, bundle }: Shown,
  { events, seed }: { events: number; seed: number },
): Promise<number> {
  await sql`pragma synchronous = off`.execute(db) // how fast the disk is has a part of its own
  const chance = chanceFrom(seed)
  let stored = 0
  for (let batch: VisitEvent[] = []; stored < events;) {
    const kiosk = chance.one(kiosks.map((name) => [name, 1] as const))
    const start = opening + chance.between(0, 1) * day + chance.between(0, 8 * hour)
    batch.push(...visitAt(start, { chance, content, bundle, kiosk }))
    if (batch.length < 1_000) continue
    await storeVisitEvents(db, batch, kiosk, start + 2_000)
    stored += batch.length
    batch = []
  }
  return stored
}

const countOf = (db: Database, { from, to }: { from: number; to: number }) =>
  db
    .selectFrom('visit_events')
    .select(({ fn }) => ['type', fn.countAll<number>().as('count')])
    .where('at', '>=', from)
    .where('at', '<', to)
    .groupBy('type')
    .execute()

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let i = 0; i < count; i += 1) taken.push(await time(work))
  return taken
}
