import { rm, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { summarise } from '#shared/summarise.ts'
import { Summary } from '#shared/summary.ts'
import { BundleHash } from '#shared/ids.ts'
import { Bundles } from '../../server/content/bundles.ts'
import { canonicalJson } from '../../server/content/canonical-json.ts'
import { simulateFair } from '../../server/simulate/simulate.ts'
import { loadBooth } from '../../server/storage/booth-record.ts'
import { openDatabase, type Database } from '../../server/storage/database.ts'
import { catchUp } from '../../server/summary/fold.ts'
import { keptInput, recountedInput, type Settings } from '../../server/summary/input.ts'
import { startBooth } from '../support/booth.ts'
import { countInSql, type Row } from '../support/figures-in-sql.ts'

const timeZone = 'Asia/Shanghai'
const log = pino({ level: 'silent' })
const always = { from: null, to: null }
let dataDir: string
let db: Database
let settings: Settings

async function fairIn(folder: string, seed: number): Promise<Database> {
  const store = await openDatabase(folder, null, log)
  await sql`pragma synchronous = off`.execute(store) // nothing here outlives the test
  expect(await simulateFair(store, { dataDir: folder, seed, timeZone })).toMatchObject({ tours: 5 })
  return store
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'zhantai-'))
  db = await fairIn(dataDir, 7)
  const bundles = await Bundles.open(dataDir)
  const bundle = BundleHash.parse((await loadBooth(db))?.bundle)
  settings = { bundles, bundle, content: (await bundles.load(bundle))!, timeZone, linksKnown: false }
  await catchUp(db, timeZone)
}, 120_000)
afterAll(async () => {
  await db.destroy()
  await rm(dataDir, { recursive: true, force: true })
})

describe('F11: a simulated fair', () => {
  test('F11: an independent count in SQL agrees on every figure', async () => {
    const summary = Summary.parse(summarise(await keptInput(db, settings, always)))
    const again = countInSql(dataDir)
    const figure = (metric: string) => summary.figures.find((one) => one.metric === metric)
    const sum = (rows: Row[], name: string) => rows.reduce((total, row) => total + Number(row[name]), 0)
    const pick = (rows: Record<string, unknown>[], ...names: string[]) =>
      rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name]])))
    const byName = (a: { exhibit: string }, b: { exhibit: string }) => (a.exhibit < b.exhibit ? -1 : 1)
    const exhibits = (name: 'views' | 'qrShown' | 'likes') =>
      summary.byExhibit
        .filter((row) => row[name] > 0)
        .map((row) => ({ exhibit: row.exhibit, n: row[name] }))
        .toSorted(byName)

    expect(sum(again.byDay, 'sessions')).toBeGreaterThan(500)
    expect(pick(summary.byDay, 'day', 'sessions', 'effective', 'doubtful')).toEqual(again.byDay)
    expect(pick(summary.byHour, 'day', 'hour', 'sessions', 'effective', 'doubtful')).toEqual(again.byHour)
    const screens = summary.byScreen.toSorted((a, b) => (a.kiosk < b.kiosk ? -1 : 1))
    expect(pick(screens, 'kiosk', 'sessions')).toEqual(again.byKiosk)
    expect(screens).toHaveLength(6)
    expect(
      pick(
        summary.apart.toSorted((a, b) => (a.class < b.class ? -1 : 1)),
        'class',
        'sessions',
      ),
    ).toEqual(again.apart)
    const languages = summary.byLanguage.filter(({ sessions }) => sessions > 0)
    expect(
      pick(
        languages.toSorted((a, b) => (a.language < b.language ? -1 : 1)),
        'language',
        'sessions',
      ),
    ).toEqual(again.languages)
    expect(exhibits('views')).toEqual(again.views)
    expect(exhibits('qrShown')).toEqual(again.qr)
    expect(exhibits('likes')).toEqual(again.likes)
    const medians = summary.byExhibit.filter(({ medianDwell }) => medianDwell !== null).toSorted(byName)
    expect(medians.map(({ exhibit, medianDwell: median }) => ({ exhibit, median }))).toEqual(again.medians)
    expect(summary.flow).toEqual(again.flow)
    expect(summary.quiz.started).toBe(again.quizStarted)
    const questions = summary.quiz.questions.filter(({ answered }) => answered > 0)
    expect(
      pick(
        questions.toSorted((a, b) => (a.question < b.question ? -1 : 1)),
        'question',
        'answered',
        'right',
      ),
    ).toEqual(again.questions)
    const late = new Map<string, number>()
    for (const { kind, kiosk, count } of summary.gaps)
      if (kind === 'late') late.set(kiosk!, (late.get(kiosk!) ?? 0) + count)
    expect([...late].map(([kiosk, n]) => ({ kiosk, n })).toSorted((a, b) => (a.kiosk < b.kiosk ? -1 : 1))).toEqual(
      again.late,
    )

    const values = {
      sessions: sum(again.byDay, 'sessions'),
      'effective-sessions': sum(again.byDay, 'effective'),
      'exhibit-views': sum(again.views, 'n'),
      'median-dwell': again.median,
      'qr-shown': sum(again.qr, 'n'),
      likes: sum(again.likes, 'n'),
      languages: sum(again.languages, 'sessions'),
      'quiz-finished': again.quiz?.['finished'],
      'quiz-correct': Math.floor((Number(again.quiz?.['right']) * 1_000) / Number(again.quiz?.['asked'])) / 10,
      'tour-groups': again.tours?.['groups'],
      'tour-heads': again.tours?.['heads'],
      'tour-minutes': Math.floor(Number(again.tours?.['ms']) / 60_000),
      'guided-sessions': again.guided?.['groups'],
      'guided-heads': again.guided?.['heads'],
      'guided-minutes': Math.floor(Number(again.guided?.['ms']) / 60_000),
      calls: again.calls?.['called'],
    }
    for (const [metric, value] of Object.entries(values))
      expect([metric, figure(metric)?.value]).toEqual([metric, value])
    expect(figure('tour-heads')?.atLeast, 'one group has no head count').toBe(true)
    expect(summary.calls).toMatchObject({ ...again.calls })
    expect(new Set(summary.gaps.map(({ kind }) => kind))).toEqual(new Set(['late', 'clock-doubtful', 'heads-missing']))
  })

  test('F11: it leaves a store that holds a booth as it is', async () => {
    expect(await simulateFair(db, { dataDir, seed: 8, timeZone })).toBeNull()
  })
})

test('F8: the same seed gives the same bytes, counted along the way or from the log', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhantai-'))
  const other = await fairIn(folder, 7)
  try {
    const kept = canonicalJson(summarise(await keptInput(db, settings, always)))
    expect(canonicalJson(summarise(await recountedInput(other, settings, always)))).toBe(kept)
    expect(kept).not.toContain('undefined')
  } finally {
    await other.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}, 120_000)

test.each([
  ['whole days', '2023-05-20T00:00:00+08:00', '2023-05-21T00:00:00+08:00'],
  ['a window that cuts a day', '2023-05-20T10:17:03+08:00', '2023-05-21T14:30:00+08:00'],
  ['days before anything happened', '2023-05-10T00:00:00+08:00', '2023-05-12T00:00:00+08:00'],
])('F9: what is kept equals a count of the whole log: %s', async (_what, from, to) => {
  const ends = { from: Date.parse(from), to: Date.parse(to) }
  const kept = summarise(await keptInput(db, settings, ends))
  expect(kept).toEqual(summarise(await recountedInput(db, settings, ends)))
  const inside = kept.byDay.reduce((sum, { sessions }) => sum + sessions, 0)
  expect(inside > 0).toBe(kept.gaps.every(({ kind }) => kind !== 'no-data'))
})

test('F10: summary.json and the panel’s figures of a day are answered by a running server', async () => {
  await db.destroy()
  const booth = await startBooth({ dataDir })
  try {
    const read = async (path: string) => Summary.parse(await (await booth.admin.get(path)).json())
    const both = await read('/api/exports/summary.json?from=2023-05-20&to=2023-05-21')
    expect(both.window.days).toEqual(['2023-05-20', '2023-05-21'])
    const answer = await (await booth.admin.get('/api/figures?day=2023-05-20')).json()
    expect(answer).toMatchObject({ day: '2023-05-20', days: ['2023-05-20', '2023-05-21'], behind: 0, building: false })
    expect(answer.summary.byDay).toEqual(both.byDay.slice(0, 1))
    const text = async () => (await booth.admin.get('/api/exports/summary.json')).text()
    expect(await text()).toBe(await text())
    for (const query of ['day=2023-13-01', 'day=yesterday', 'day=0000-01-01']) {
      expect((await booth.admin.get(`/api/figures?${query}`)).status, query).toBe(400)
    }
    const empty = await (await booth.admin.get('/api/figures')).json()
    expect(empty.summary.gaps).toMatchObject([{ kind: 'no-data', day: empty.day }])
  } finally {
    await booth.stop()
    db = await openDatabase(dataDir, null, log)
  }
}, 60_000)
