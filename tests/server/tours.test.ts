import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { LogEntry, TourRecord } from '#shared/tour-record.ts'
import type { Api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { testClock, type TestClock } from '../support/clock.ts'
import { content, ids } from '../support/fixtures.ts'

let booth: TestBooth
let clock: TestClock
beforeEach(async () => {
  clock = testClock()
  booth = await startBooth({ machine: { clock } })
})
afterEach(() => booth.stop())

const json = async <T>(response: Response | Promise<Response>): Promise<T> => (await (await response).json()) as T
const tours = async (query = '') => json<TourRecord[]>(booth.admin.get(`/api/tours${query}`))
const current = () => json<TourRecord>(booth.admin.get('/api/tours/current'))
const idOf = (n: number) => String(n).padStart(26, '0')
const note = (n: number, change: Record<string, unknown> = {}) => ({ id: idOf(n), kind: 'question', ...change })
const post = (body: unknown, who: Api = booth.admin) => who.post('/api/tours/current/log', body)
const start = () => booth.command({ type: 'start-tour', tour: ids.tour })
const walk = async () => {
  await start()
  clock.advance(20_000)
  await booth.command({ type: 'go-to-stop', stop: ids.stop })
  clock.advance(45_000)
}

describe('a tour over HTTP', () => {
  test('R1: a tour that was walked is in the list and by itself, with its stops, changes and operator', async () => {
    await walk()
    await booth.command({ type: 'go-to-phase', phase: 'closing' })
    await booth.command({ type: 'end-tour' })
    const [record] = await tours()
    expect(record).toMatchObject({
      ...{ tour: ids.tour, title: content.tours[0]!.name, operators: ['admin'], rehearsal: false },
      ...{ category: null, headCount: null, log: [] },
      changes: [{ kind: 'jumped', phase: 'closing', stop: null }],
      stops: [{ stop: ids.stop, plannedSeconds: content.tours[0]!.stops[0]!.plannedSeconds }],
    })
    expect(record!.stops[0]!.dwellMs).toBeGreaterThanOrEqual(45_000)
    expect(record!.ended! - record!.started).toBeGreaterThanOrEqual(65_000)
    expect(await json(booth.admin.get(`/api/tours/${record!.id}`))).toEqual(record)
  })

  test('R2: category and head count are filled in, also while the tour runs, and taken back', async () => {
    await walk()
    const { id } = await current()
    const fill = (facts: object) => json<TourRecord>(booth.admin.patch(`/api/tours/${id}`, facts))
    expect(await fill({ category: 'school', headCount: 500 })).toMatchObject({ category: 'school', headCount: 500 })
    await booth.command({ type: 'end-tour' })
    expect(await tours()).toMatchObject([{ category: 'school', headCount: 500, stops: [{ left: expect.any(Number) }] }])
    expect(await fill({ headCount: null })).toMatchObject({ category: 'school', headCount: null })
  })

  test('R1: rehearsals are marked', async () => {
    await booth.command({ type: 'set-rehearsal', on: true })
    await start()
    expect(await current()).toMatchObject({ rehearsal: true })
  })

  test('X2: the list takes days and instants', async () => {
    await start()
    await booth.command({ type: 'end-tour' })
    expect(await tours('?from=2023-05-20')).toHaveLength(1)
    expect(await tours('?to=2023-05-20')).toEqual([])
    expect((await booth.admin.get('/api/tours?from=2023-05-21&to=2023-05-20')).status).toBe(400)
    expect((await booth.admin.get('/api/tours?from=yesterday')).status).toBe(400)
  })
})

describe('the quick log', () => {
  test('R5: a note has its time, its place and its author; sent twice it is there once', async () => {
    await walk()
    const explainer = await booth.as('explainer')
    const first = await json<LogEntry>(post(note(1, { text: ' 亩产多少？ ' }), explainer))
    expect(first).toMatchObject({ text: '亩产多少？', stop: ids.stop, by: expect.stringMatching(/^explainer /) })
    clock.advance(5_000)
    expect(await json(post(note(1, { text: 'another' })))).toEqual(first)
    await post(note(2, { kind: 'praise', stop: null }))
    expect((await current()).log).toMatchObject([
      first,
      { id: idOf(2), kind: 'praise', text: '', stop: null, by: 'admin' },
    ])
  })

  test('R5: one that was written without a connection keeps its time, within the tour', async () => {
    await walk()
    const { started } = await current()
    const at = async (n: number, when: number) => (await json<LogEntry>(post(note(n, { at: when })))).at
    expect(await at(1, started + 4_000)).toBe(started + 4_000)
    expect(await at(2, 5)).toBe(started)
    expect(await at(3, started + 1e12)).toBeLessThan(started + 1e9)
  })

  test('R5: its author takes it back, soon; nobody else, and not later', async () => {
    await walk()
    await post(note(1))
    await post(note(2))
    const undo = (n: number, who: Api = booth.admin) => who.delete(`/api/tours/current/log/${idOf(n)}`)
    expect((await undo(1, await booth.as('explainer'))).status).toBe(403)
    expect((await undo(1)).status).toBe(204)
    expect((await undo(1)).status).toBe(404)
    clock.advance(61_000)
    expect((await undo(2)).status).toBe(409)
    expect((await current()).log.map(({ id }) => id)).toEqual([idOf(2)])
  })

  test('R5 E1: without a tour, with a wrong body or the wrong role nothing is noted', async () => {
    const nobody = await post(note(1))
    expect(nobody.status).toBe(409)
    expect(await nobody.json()).toMatchObject({ reason: 'no-tour-running' })
    expect((await booth.admin.get('/api/tours/current')).status).toBe(409)
    await start()
    const wrong = [
      note(1, { text: 'x'.repeat(201) }),
      note(1, { text: 'two\nlines' }),
      note(1, { text: 'half \ud83d' }),
      note(1, { kind: 'rumour' }),
      note(1, { id: 'short' }),
      note(1, { at: -1 }),
      note(1, { name: '领导' }),
      {},
      [],
    ]
    for (const body of wrong) expect((await post(body)).status, JSON.stringify(body)).toBe(400)
    for (const role of ['viewer', 'technician'] as const) {
      expect((await post(note(1), await booth.as(role))).status, role).toBe(403)
    }
    expect((await post(note(1, { text: '字'.repeat(200) }))).status).toBe(200)
    expect((await current()).log).toHaveLength(1)
  })

  test('R5: the words are in the record, and not in the audit, which never forgets', async () => {
    await start()
    await post(note(1, { text: '不宜外传' }))
    const audit = JSON.stringify(await booth.server.context.audit.page(1_000))
    expect(audit).toContain('tour-noted')
    expect(audit).not.toContain('不宜外传')
  })
})

test('E1: unknown tours, impossible head counts and categories are refused with one sentence', async () => {
  await start()
  const { id } = await current()
  const bad: [string, unknown, number][] = [
    [`/api/tours/${idOf(9)}`, { headCount: 1 }, 404],
    ['/api/tours/%00', { headCount: 1 }, 404],
    ['/api/tours/current', { headCount: 1 }, 404],
    [`/api/tours/${id}`, { headCount: -1 }, 400],
    [`/api/tours/${id}`, { headCount: 1e9 }, 400],
    [`/api/tours/${id}`, { headCount: 501 }, 400],
    [`/api/tours/${id}`, { headCount: 1.5 }, 400],
    [`/api/tours/${id}`, { headCount: '40' }, 400],
    [`/api/tours/${id}`, { category: 'emperor' }, 400],
    [`/api/tours/${id}`, { guest: '张三' }, 400],
  ]
  for (const [path, body, status] of bad) {
    const response = await booth.admin.patch(path, body)
    expect(response.status, `${path} ${JSON.stringify(body)}`).toBe(status)
    expect(await json(response)).toMatchObject({ status, detail: expect.stringMatching(/\S/) })
  }
  const viewer = await booth.as('viewer')
  expect((await viewer.patch(`/api/tours/${id}`, { headCount: 1 })).status).toBe(403)
  expect((await viewer.get(`/api/tours/${id}`)).status).toBe(200)
  expect((await booth.admin.get(`/api/tours/${idOf(9)}`)).status).toBe(404)
  expect(await current()).toMatchObject({ category: null, headCount: null })
})

describe('restarting in the middle', () => {
  test('R1: the tour goes on in the same record, and its dwell spans the restart', async () => {
    await walk()
    const before = await current()
    await booth.restart()
    expect(await current()).toEqual(before)
    clock.advance(15_000)
    await booth.command({ type: 'go-to-stop', stop: ids.secondStop })
    await booth.command({ type: 'end-tour' })
    const [record, ...others] = await tours()
    expect(others).toEqual([])
    expect(record!.id).toBe(before.id)
    expect(record!.stops[0]!.dwellMs).toBeGreaterThanOrEqual(60_000)
  })

  test('R1: one that the booth is no longer in is closed at the last instant known of it', async () => {
    await walk()
    const { id, started } = await current()
    const last = await json<LogEntry>(post(note(1)))
    clock.advance(3_600_000)
    await booth.command({ type: 'end-tour' })
    // As if the disk had lost the end of the record.
    await booth.server.context.db.updateTable('tours').set({ ended: null, last_at: started }).execute()
    await booth.restart()
    expect(await tours()).toMatchObject([{ id, ended: last.at }])
  })

  test('R1: a tour that was begun without a record gets one, from where it stands', async () => {
    await walk()
    await booth.server.context.db.deleteFrom('tours').execute()
    await booth.restart()
    expect(await current()).toMatchObject({ tour: ids.tour, stops: [{ stop: ids.stop, left: null }] })
  })
})

test('X1: tours as CSV: byte-order mark, CRLF, one row a tour with its lists in it, no formula, entered in the audit', async () => {
  await walk()
  await post(note(1, { text: '=1+1' }))
  await booth.admin.patch(`/api/tours/${(await current()).id}`, { category: 'foreign', headCount: 12 })
  await booth.command({ type: 'end-tour' })
  const response = await booth.admin.get('/api/exports/tours.csv')
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="?tours-\d{4}-\d\d-\d\d\.csv"?$/)
  const bytes = Buffer.from(await response.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const [header, row, end] = bytes.subarray(3).toString('utf8').split('\r\n')
  expect(header).toMatch(/^编号,路线,开始,结束,时长（分钟）,类别,人数,讲解员,演练,取消,/)
  expect(row).toMatch(/,外宾,12,admin,0,0,/)
  expect(row).toContain('提问 =1+1 (admin)')
  expect(row).not.toMatch(/(^|,|")=/)
  expect(end).toBe('')
  expect(await (await booth.admin.get('/api/exports/tours.csv?lang=en')).text()).toContain('Id,Route,Started')
  expect((await booth.admin.get('/api/exports/tours.csv?from=2023-05-21&to=2023-05-20')).status).toBe(400)
  expect((await booth.server.context.audit.page(9)).map(({ action }) => action)).toContain('exported:tours.csv')
})

describe('guided sessions', () => {
  type Session = { id: string; started: number; ended: number | null; headCount: number | null }
  const begin = (who: Api = booth.admin) => who.post('/api/guided-sessions', {})
  const end = (id: string, body: object) => booth.admin.post(`/api/guided-sessions/${id}/end`, body)
  const list = () => json<Session[]>(booth.admin.get('/api/guided-sessions'))

  test('R7: begun once, however often it is tapped; ended with the head count; corrected without growing longer', async () => {
    const taps = await Promise.all([begin(), begin(), begin()].map((tap) => json<Session>(tap)))
    expect(new Set(taps.map(({ id }) => id)).size).toBe(1)
    const { id } = taps[0]!
    await begin(await booth.as('explainer'))
    expect(await list()).toHaveLength(2)
    clock.advance(600_000)
    const ended = await json<Session>(end(id, { headCount: 30 }))
    expect(ended.ended! - ended.started).toBeGreaterThanOrEqual(600_000)
    clock.advance(600_000)
    expect(await json(end(id, { headCount: 31 }))).toEqual({ ...ended, headCount: 31 })
    expect((await json<Session>(begin())).id).not.toBe(id)
  })

  test('R7: the end that somebody forgot is put where it was, within the session', async () => {
    const { id, started } = await json<Session>(begin())
    clock.advance(10 * 3_600_000)
    const ended = async (at: number) => (await json<Session>(end(id, { headCount: 9, ended: at }))).ended
    expect(await ended(started + 900_000)).toBe(started + 900_000)
    expect(await ended(5)).toBe(started)
    expect(await ended(started + 1e12)).toBeLessThan(started + 11 * 3_600_000)
  })

  test('R7 E1: unknown sessions, impossible counts and roles that lead nobody are refused', async () => {
    const { id } = await json<Session>(begin())
    for (const body of [{ headCount: -1 }, { headCount: 1e9 }, { headCount: 1.5 }, {}, { headCount: null }]) {
      expect((await end(id, body)).status, JSON.stringify(body)).toBe(400)
    }
    expect((await end(idOf(9), { headCount: 1 })).status).toBe(404)
    expect((await end('%00', { headCount: 1 })).status).toBe(404)
    expect((await begin(await booth.as('viewer'))).status).toBe(403)
    expect(await list()).toMatchObject([{ id, ended: null, headCount: null }])
  })
})
