import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { LiveCondition } from '#shared/set-up-board.ts'
import type { SetUpBoard, SetUpLine } from '#shared/set-up.ts'
import { createClock } from '../../server/clock.ts'
import { readCode } from '../../server/content/read-code.ts'
import { Summary } from '#shared/summary.ts'
import { api, type Api } from '../support/api.ts'
import { adminPin, startBooth, type TestBooth } from '../support/booth.ts'
import { content, ids } from '../support/fixtures.ts'
import { until } from '../support/until.ts'

let booth: TestBooth
let passed: number
let staff: Api
let approver: Api
beforeEach(async () => {
  passed = 0
  const [start, begun] = [Date.parse(begins), performance.now()]
  const since = () => performance.now() - begun + passed
  const clock = createClock(() => start + since(), since)
  booth = await startBooth({ machine: { clock } })
  staff = await booth.as('staff')
  approver = await booth.as('approver')
})
afterEach(() => booth.stop())

const begins = '2023-05-19T14:00+08:00'
/** The clock goes on, and whoever was away for so long signs in again. */
async function itIs(time: string) {
  passed = Date.parse(time) - Date.parse(begins)
  const admin = await api(booth.url).signIn('admin', adminPin)
  await admin.post('/api/accounts', { name: 'on duty', role: 'staff', pin: '135790' })
  staff = await api(booth.url).signIn('on duty', '135790')
}

let sent = 0
const idOf = (n: number) => String(n).padStart(26, '0')
const mark = (state: string, who = staff, exhibit: string = ids.exhibit, id = idOf((sent += 1))) =>
  who.post('/api/set-up', { id, exhibit, state })
const board = async (who = staff) => (await (await who.get('/api/set-up')).json()) as SetUpBoard
const lineOf = async () => (await board()).lines.find(({ exhibit }) => exhibit === ids.exhibit)
const marks = () => booth.server.context.db.selectFrom('set_up_marks').selectAll().execute()

test('R20: sent twice it is there once, with who received it, and it outlives the server', async () => {
  const first = (await (await mark('arrived', staff, ids.exhibit, idOf(900))).json()) as SetUpLine
  expect(first).toMatchObject({ state: 'arrived', arrived: { by: expect.stringContaining('staff') as unknown } })
  await mark('arrived', approver, ids.exhibit, idOf(900))
  await mark('arrived', approver)
  expect(await marks()).toHaveLength(1)
  await mark('missing')
  expect(await (await mark('arrived', staff, ids.exhibit, idOf(900))).json()).toMatchObject({ state: 'missing' })
  await mark('arrived', staff, ids.exhibit, idOf(901))
  const before = await lineOf()
  expect(before?.arrived).toEqual(first.arrived)
  await booth.restart()
  expect(await lineOf()).toEqual(before)
})

test('R20: what two tablets mark at once is all there, one after another, and the audit is whole', async () => {
  const answers = await Promise.all(content.exhibits.map(({ id }) => mark('arrived', staff, id)))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect((await board()).lines.every(({ state }) => state === 'arrived')).toBe(true)
  const audit = (await (await approver.get('/api/audit?limit=500')).json()) as { rows?: unknown[] }
  expect(JSON.stringify(audit)).toContain('set-up-marked')
})

test('R21: the deadline comes from the content, and exhibits in the official order', async () => {
  const { deadline, lines } = await board()
  expect(deadline).toBe(Date.parse('2023-05-19T16:00+08:00'))
  expect(lines).toHaveLength(content.exhibits.length)
  expect(lines.every(({ state, arrived }) => state === 'expected' && arrived === null)).toBe(true)
})

test('R22: before the end one person asks and another one, an approver, agrees', async () => {
  const statusOf = async (answer: Promise<Response>) => (await answer).status
  expect(await statusOf(mark('faulty'))).toBe(409)
  await mark('in-place')
  expect(await statusOf(mark('withdrawn'))).toBe(409)
  expect(await statusOf(mark('withdrawn', approver))).toBe(409)
  await mark('leaving', approver)
  expect(await statusOf(mark('withdrawn', approver))).toBe(409)
  expect(await statusOf(mark('withdrawn', booth.admin))).toBe(200)
  expect((await lineOf())?.show).toBe('withdrawn')
  await mark('present')
  await itIs('2023-05-21T17:00+08:00')
  expect(await statusOf(mark('withdrawn'))).toBe(200)
})

test('R23: every tablet hears of it at once, and so does one that comes later', async () => {
  const heard: LiveCondition[][] = []
  const tablet = await booth.tablet()
  tablet.socket.on('conditions', (live: LiveCondition[]) => heard.push(live))
  await mark('missing')
  await until(() => heard.at(-1)?.length === 1, 'the tablet hears of it')
  expect(heard.at(-1)).toEqual([{ exhibit: ids.exhibit, condition: 'missing' }])
  await mark('in-place')
  await until(() => heard.at(-1)?.[0]?.condition === 'ok', 'it is in order again')
})

test('R24: unknown while nobody keeps the board; then of all exhibits those that came in time', async () => {
  const figures = async () => {
    const answer = await staff.get('/api/exports/summary.json?from=2023-05-20&to=2023-05-21')
    const { figures } = Summary.parse(await answer.json())
    const shareOf = (wanted: string) => figures.find(({ metric }) => metric === wanted)?.share
    return { arrivals: shareOf('on-time-arrival'), inOrder: shareOf('exhibit-availability') }
  }
  expect(await figures()).toEqual({ arrivals: null, inOrder: null })
  await mark('in-place')
  passed = 4 * 3_600_000
  await mark('arrived', staff, content.exhibits[1]!.id)
  const arrivals = { part: 1, whole: content.exhibits.length }
  expect(await figures()).toEqual({ arrivals, inOrder: { part: 990, whole: 990 } })
  await itIs('2023-05-21T09:30+08:00')
  await mark('faulty')
  passed += 10 * 60_000
  await mark('present')
  const { inOrder } = await figures()
  expect(inOrder?.whole).toBe(990)
  expect([979, 980]).toContain(inOrder?.part) // ten minutes and what the test itself took
})

test('R25: the code of a label is read back from its print, by a camera too', async () => {
  const svg = Buffer.from(await (await staff.get(`/api/set-up/labels/${ids.exhibit}`)).arrayBuffer())
  const print = await sharp(svg, { density: 300 }).resize(300).png().toBuffer()
  expect((await readCode(print))?.says).toBe(ids.exhibit)
  const table = { create: { width: 1600, height: 1200, channels: 3 as const, background: '#d8d2c4' } }
  const turned = await sharp(print).rotate(7, { background: 'white' }).toBuffer()
  const photo = await sharp(table)
    .composite([{ input: turned, left: 600, top: 400 }])
    .jpeg({ quality: 70 })
    .toBuffer()
  const answer = await send(photo)
  expect(await answer.json()).toEqual({ says: ids.exhibit, exhibit: ids.exhibit })
})

test('R25: what is no label, no picture or nothing at all is told, and never found', async () => {
  const { default: QrCode } = await import('qrcode')
  const foreign = await send(await QrCode.toBuffer('https://example.org/x', { width: 400 }))
  expect(await foreign.json()).toEqual({ says: 'https://example.org/x', exhibit: null })
  for (const bytes of [Buffer.from('GIF89a, so they say'), Buffer.alloc(0), Buffer.alloc(40_000, 7)]) {
    const answer = await send(bytes)
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('没有读到标签')
  }
  expect((await staff.get('/api/set-up/labels/no-such')).status).toBe(404)
  expect((await staff.get('/api/set-up/labels/..%2F..%2Fetc')).status).toBe(404)
})

test('R20: a mark of nothing that there is, or of a state that there is not, is refused', async () => {
  expect((await mark('arrived', staff, 'no-such')).status).toBe(404)
  expect((await mark('eaten')).status).toBe(400)
  expect((await staff.post('/api/set-up', { id: 'x', exhibit: ids.exhibit, state: 'arrived' })).status).toBe(400)
  expect(await marks()).toHaveLength(0)
})

const send = (bytes: Buffer) =>
  fetch(`${booth.url}/api/set-up/photo`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${staff.token}`, 'Content-Type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  })
