import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Call } from '#shared/calls.ts'
import { api, type Api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import type { KioskClient } from '../support/clients.ts'
import { testClock, type TestClock } from '../support/clock.ts'
import { ids } from '../support/fixtures.ts'
import { until } from '../support/until.ts'

let booth: TestBooth
let clock: TestClock
let screen: KioskClient
let west: Api
beforeEach(async () => {
  clock = testClock()
  booth = await startBooth({ machine: { clock } })
  screen = await booth.kiosk('west')
  west = api(booth.url, screen.token)
})
afterEach(() => booth.stop())

const json = async <T>(response: Response | Promise<Response>): Promise<T> => (await (await response).json()) as T
const idOf = (n: number) => String(n).padStart(26, '0')
const call = (n: number, who = west) => json<Call>(who.post('/api/calls', { id: idOf(n), exhibit: ids.exhibit }))
const accept = (n: number, who = booth.admin) => json<Call>(who.post(`/api/calls/${idOf(n)}/accept`, {}))
const arrive = (n: number, who = booth.admin) => json<Call>(who.post(`/api/calls/${idOf(n)}/arrive`, {}))
const list = (query = '') => json<Call[]>(booth.admin.get(`/api/calls${query}`))

/** The test's clock goes on by itself between its leaps. */
const about = (ms: number | null, expected: number) => {
  expect(ms).toBeGreaterThanOrEqual(expected)
  expect(ms).toBeLessThan(expected + 5_000)
}

/** What tablets and this screen are told. */
async function listening() {
  const tablet = await booth.tablet()
  const heard: { open: Call[]; own: (Call | null)[] } = { open: [], own: [] }
  tablet.socket.on('calls', (open: Call[]) => (heard.open = open))
  screen.socket.on('call', (own: Call | null) => heard.own.push(own))
  return heard
}

test('R10: sent twice it is there once, and tablets hear of it', async () => {
  const heard = await listening()
  const first = await call(1)
  expect(first).toMatchObject({ id: idOf(1), kiosk: 'west', exhibit: ids.exhibit, accepted: null, rehearsal: false })
  clock.advance(1_000)
  expect(await call(1)).toEqual(first)
  await until(() => heard.open.length === 1, 'the tablet shows it')
  expect(heard.open).toEqual([first])
  expect(await list()).toEqual([first])
})

test('R10: a screen has one open call, however many are sent at once; another screen has its own', async () => {
  const answers = await Promise.all([1, 2, 3].map((n) => call(n)))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  const east = api(booth.url, (await booth.kiosk('east')).token)
  expect(await call(4, east)).toMatchObject({ id: idOf(4), kiosk: 'east' })
  expect(await list()).toHaveLength(2)
})

test('R10: an open call outlives the server, and is pushed to whoever connects', async () => {
  const first = await call(1)
  const heard = await listening()
  screen.socket.once('disconnect', () => heard.own.splice(0)) // what comes after that is from the next server
  await booth.restart()
  await until(() => heard.own.length > 0, 'the screen is told again')
  expect(heard.own.at(-1)).toEqual(first)
  const tablet = await booth.tablet()
  expect(booth.server.context.calls.list).toEqual([first])
  tablet.close()
  expect(await accept(1)).toMatchObject({ by: 'admin' })
})

test('R11: called, accepted, arrived; the first who says so goes, and a later one is told who', async () => {
  const heard = await listening()
  const { called } = await call(1)
  clock.advance(8_000)
  const explainer = await booth.as('explainer')
  const going = await accept(1, explainer)
  expect(going).toMatchObject({ by: expect.stringMatching(/^explainer /), closed: null })
  about(going.accepted, called + 8_000)
  clock.advance(2_000)
  expect(await accept(1)).toEqual(going)
  await until(() => heard.own.at(-1)?.accepted === going.accepted, 'the visitor sees that somebody comes')
  clock.advance(20_000)
  const there = await arrive(1, explainer)
  expect(there).toMatchObject({ ending: 'arrived', accepted: going.accepted, by: going.by })
  about(there.arrived, called + 30_000)
  await until(() => heard.open.length === 0 && heard.own.at(-1)?.closed !== null, 'it is closed everywhere')
  clock.advance(1_000)
  expect(await arrive(1)).toEqual(there)
})

test('R11: a clock that went back makes no answer come before its call', async () => {
  const { called } = await call(1)
  clock.advance(-60_000)
  expect(await accept(1)).toMatchObject({ accepted: called })
  expect(await arrive(1)).toMatchObject({ arrived: called })
})

test('R12: the visitor leaves; only the own screen can say so; what is closed stays as it was', async () => {
  const { called } = await call(1)
  const east = api(booth.url, (await booth.kiosk('east')).token)
  expect((await east.post(`/api/calls/${idOf(1)}/withdraw`, {})).status).toBe(404)
  expect(booth.server.context.calls.list).toHaveLength(1)
  clock.advance(5_000)
  const gone = await json<Call>(west.post(`/api/calls/${idOf(1)}/withdraw`, {}))
  expect(gone).toMatchObject({ ending: 'left', accepted: null })
  about(gone.closed, called + 5_000)
  expect(await accept(1)).toEqual(gone)
  expect(await call(2)).toMatchObject({ id: idOf(2), closed: null })
  expect((await booth.admin.post(`/api/calls/${idOf(9)}/accept`, {})).status).toBe(404)
})

test('R12: one that nobody closes ends after a quarter of an hour', async () => {
  await call(1)
  clock.advance(14 * 60_000)
  await booth.server.context.calls.expire()
  expect(booth.server.context.calls.list).toHaveLength(1)
  clock.advance(60_000)
  await booth.server.context.calls.expire()
  expect(booth.server.context.calls.list).toEqual([])
  expect(await list()).toMatchObject([{ ending: 'expired', arrived: null }])
})

test('R12: rehearsals are marked', async () => {
  await booth.command({ type: 'set-rehearsal', on: true })
  expect(await call(1)).toMatchObject({ rehearsal: true })
})

test('K41: no call during a tour, a stand-by or out of hours, nor under anything that lies over the booth', async () => {
  const tries = async () => {
    const response = await west.post('/api/calls', { id: idOf(1), exhibit: ids.exhibit })
    return [response.status, (await json<{ reason?: string }>(response)).reason]
  }
  for (const type of ['close', 'freeze'] as const) {
    await booth.command({ type })
    expect(await tries(), type).toEqual([409, 'calls-closed'])
    await booth.command(type === 'close' ? { type: 'open' } : { type: 'unfreeze' })
  }
  await booth.command({ type: 'start-tour', tour: ids.tour })
  expect(await tries()).toEqual([409, 'calls-closed'])
  expect(await list()).toEqual([])
})

test('X2: the list takes days and instants', async () => {
  const { called } = await call(1)
  expect(await list(`?from=${new Date(called).toISOString()}`)).toHaveLength(1)
  expect(await list(`?to=${new Date(called).toISOString()}`)).toEqual([])
  expect((await booth.admin.get('/api/calls?from=2023-05-21&to=2023-05-20')).status).toBe(400)
})
