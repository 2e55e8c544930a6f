import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { KioskPresence } from '#shared/presence.ts'
import { PROTOCOL } from '#shared/protocol.ts'
import { api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { joinAsKiosk, openSocket, pairScreen } from '../support/clients.ts'
import { testClock } from '../support/clock.ts'
import { ids, kioskStatus } from '../support/fixtures.ts'
import { until } from '../support/until.ts'

/** A screen that waits for somebody to type its code. */
async function waitingScreen(booth: TestBooth, screen?: string) {
  const socket = openSocket(`${booth.url}/kiosk`, { protocol: PROTOCOL, ...(screen && { screen }) })
  onTestFinished(() => void socket.disconnect())
  const shown = await new Promise<{ code: string; screen: string | null }>((resolve) => socket.on('pairing', resolve))
  return { socket, ...shown }
}
const presenceOf = async (booth: TestBooth, kiosk: string): Promise<KioskPresence | undefined> =>
  ((await (await booth.admin.get('/api/kiosks')).json()) as KioskPresence[]).find((known) => known.kiosk === kiosk)

describe('pairing', () => {
  let booth: TestBooth
  beforeAll(async () => (booth = await startBooth()))
  afterAll(() => booth.stop())

  test('K1: a screen shows six digits and the name it would like; the list of waiting screens does not give the code away', async () => {
    const { code, screen } = await waitingScreen(booth, 'west')
    expect(code).toMatch(/^\d{6}$/)
    expect(screen).toBe('west')
    const list = await (await booth.admin.get('/api/kiosks/waiting')).text()
    expect(JSON.parse(list)).toContainEqual({ screen: 'west', address: '127.0.0.1', since: expect.any(Number) })
    expect(list).not.toContain(code)
  })

  test('K1: a code works once', async () => {
    const { code } = await waitingScreen(booth)
    expect((await booth.admin.post('/api/kiosks/pair', { code, screen: 'once' })).status).toBe(200)
    const again = await booth.admin.post('/api/kiosks/pair', { code, screen: 'twice' })
    expect(again.status).toBe(404)
    expect(await again.json()).toMatchObject({ reason: 'unknown-code' })
  })

  test('a code goes with the screen that showed it', async () => {
    const { code, socket } = await waitingScreen(booth, 'gone')
    socket.disconnect()
    await until(
      () => booth.server.context.pairing.list().every((peer) => peer.screen !== 'gone'),
      'the screen is off the list',
    )
    expect((await booth.admin.post('/api/kiosks/pair', { code, screen: 'gone' })).status).toBe(404)
  })

  test('a known screen gets the name that the content gives it, and the next free number', async () => {
    const screen = booth.server.context.content.current.screens[0]!
    await pairScreen(booth.url, booth.admin, screen.kiosk)
    expect(await presenceOf(booth, screen.kiosk)).toMatchObject({ name: screen.name.zh, paired: true, number: 2 })
  })

  test('K2: pairing a name again ends the older token, and the older screen shows a code', async () => {
    const old = await booth.kiosk('again')
    const back = new Promise<void>((resolve) => old.socket.on('pairing', () => resolve()))
    const token = await pairScreen(booth.url, booth.admin, 'again')
    await back
    expect((await api(booth.url, old.token).get('/api/booth')).status).toBe(401)
    expect((await api(booth.url, token).get('/api/booth')).status).toBe(200)
    expect((await presenceOf(booth, 'again'))?.number, 'it keeps its number').toBe(3)
  })

  test('K3: revoking tells the screen at once, its token opens nothing, and it comes back by itself for a code', async () => {
    const screen = await booth.kiosk('leaving')
    const told = new Promise<void>((resolve) => screen.socket.on('unpaired', () => resolve()))
    const code = new Promise<string>((resolve) => screen.socket.on('pairing', (message) => resolve(message.code)))
    expect((await booth.admin.delete('/api/kiosks/leaving')).status).toBe(204)
    await told
    expect(await code).toMatch(/^\d{6}$/)
    expect((await api(booth.url, screen.token).post('/api/visit-events', { events: [] })).status).toBe(401)
    expect(await presenceOf(booth, 'leaving')).toMatchObject({ paired: false, online: false })
  })

  test('identify and reload reach that screen and no other', async () => {
    const [one, two] = [await booth.kiosk('one'), await booth.kiosk('two')]
    const heard: string[] = []
    one.socket.onAny((event) => event !== 'booth' && heard.push(`one ${event}`))
    two.socket.onAny((event) => event !== 'booth' && heard.push(`two ${event}`))
    await booth.admin.patch('/api/kiosks/two', { name: '东屏' })
    const identified = new Promise((resolve) => two.socket.once('identify', resolve))
    await booth.admin.post('/api/kiosks/two/identify')
    expect(await identified).toEqual({ number: expect.any(Number), name: '东屏', seconds: 8 })
    const reloaded = new Promise<void>((resolve) => one.socket.once('reload', resolve))
    await booth.admin.post('/api/kiosks/one/reload')
    await reloaded
    expect(heard).toEqual(['two identify', 'one reload'])
  })
})

test('K1: a code dies after ten minutes', async () => {
  const clock = testClock()
  const booth = await startBooth({ machine: { clock } })
  onTestFinished(() => booth.stop())
  const { code } = await waitingScreen(booth)
  clock.advance(10 * 60_000 + 1)
  expect((await booth.admin.post('/api/kiosks/pair', { code, screen: 'west' })).status).toBe(404)
})

test('A3: guessing codes is slowed down', async () => {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  const { code } = await waitingScreen(booth)
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0')
  const statuses = []
  for (let i = 0; i < 6; i++)
    statuses.push((await booth.admin.post('/api/kiosks/pair', { code: wrong, screen: 'west' })).status)
  expect(statuses).toEqual([404, 404, 404, 404, 404, 429])
  const right = await booth.admin.post('/api/kiosks/pair', { code, screen: 'west' })
  expect(right.status).toBe(429)
  expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0)
})

describe('K4: presence tells what screens truly show', () => {
  test('online, what is painted, what it says of itself, and that it is gone', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const tablet = await booth.tablet()
    const seen = () => tablet.kiosks().find(({ kiosk }) => kiosk === 'west')
    const west = await booth.kiosk('west')
    await until(() => seen()?.online === true, 'the panel sees the screen')
    expect(seen()).toMatchObject({ painted: null, status: null })
    west.socket.emit('painted', { revision: 0, at: 123, scene: 'attract' })
    west.socket.emit('status', kioskStatus({ pending: 7 }))
    await until(() => seen()?.status !== null && seen()?.painted !== null, 'the panel hears what it painted')
    expect(seen()).toMatchObject({ painted: { revision: 0, at: 123, scene: 'attract' }, status: { pending: 7 } })
    await booth.command({ type: 'close' })
    await until(() => tablet.booth()?.mode.name === 'closed', 'the booth is closed')
    expect(seen()?.painted, 'asked is not painted').toMatchObject({ revision: 0, scene: 'attract' })
    west.close()
    await until(() => seen()?.online === false, 'the panel sees that it is gone')
    expect(seen()).toMatchObject({ paired: true, painted: { revision: 0 } })
  })

  test('a second page of the same name takes over; the first one’s end does not make the screen look gone', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const first = await booth.kiosk('west')
    const second = await joinAsKiosk(booth.url, first.token)
    onTestFinished(() => second.close())
    await until(() => !first.socket.connected, 'the first page is told')
    expect(await presenceOf(booth, 'west')).toMatchObject({ online: true })
    await booth.command({ type: 'freeze' })
    await until(() => second.booth()?.over.length === 1, 'the second page follows')
    expect(first.socket.connected).toBe(false)
  })

  test('a message that is not understood changes nothing and ends nothing', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const west = await booth.kiosk('west')
    const before = await presenceOf(booth, 'west')
    for (const bad of [null, 'x', {}, { revision: -1, at: 1 }, { revision: 1.5, at: 1 }, { revision: 1, at: 'now' }]) {
      west.socket.emit('painted', bad)
    }
    west.socket.emit('status', { ...kioskStatus(), framesPerSecond: 1e9 })
    expect(await west.socket.timeout(2_000).emitWithAck('clock', {})).toEqual({ ok: false, error: 'invalid' })
    const after = await presenceOf(booth, 'west')
    expect({ ...after, heardAt: 0 }).toEqual({ ...before, heardAt: 0 })
    expect(west.socket.connected).toBe(true)
  })

  test('a renamed or revoked screen keeps what is known of it, and an unknown one is a 404', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    await booth.kiosk('west')
    await booth.admin.patch('/api/kiosks/west', { name: '西屏' })
    expect(await presenceOf(booth, 'west')).toMatchObject({ name: '西屏', online: true })
    for (const name of ['no-such', 'No Such', '__proto__']) {
      expect((await booth.admin.post(`/api/kiosks/${encodeURIComponent(name)}/identify`)).status).toBe(404)
    }
    await booth.restart()
    expect(await presenceOf(booth, 'west')).toMatchObject({ name: '西屏', paired: true })
  })
})

describe('the control lease', () => {
  test('L2: taking over needs one’s own PIN, and the other tablet sees who steers', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const first = await booth.tablet()
    const explainer = await booth.as('explainer')
    const second = await booth.tablet(explainer)
    await first.send({ type: 'take-control' })
    expect(await second.send({ type: 'take-control' })).toEqual({ ok: false, error: 'controlled-by-other' })
    expect(await second.send({ type: 'take-control', pin: '000000' })).toEqual({ ok: false, error: 'wrong-pin' })
    expect(await second.send({ type: 'take-control', pin: '135790' })).toMatchObject({ ok: true })
    await until(() => first.booth()?.lease?.holder.startsWith('explainer') === true, 'the first tablet sees it')
    expect(await first.send({ type: 'open' })).toEqual({ ok: false, error: 'controlled-by-other' })
    const audit = await (await booth.admin.get('/api/audit?limit=1000')).text()
    expect(audit).not.toContain('135790')
    expect(audit).not.toContain('000000')
  })

  test('A3: wrong PINs at taking over lock like those at signing in', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    await (await booth.tablet()).send({ type: 'take-control' })
    const tablet = await booth.tablet(await booth.as('staff'))
    await Promise.all(Array.from({ length: 5 }, () => tablet.send({ type: 'take-control', pin: '000000' })))
    expect(await tablet.send({ type: 'take-control', pin: '135790' })).toEqual({ ok: false, error: 'wrong-pin' })
  })

  test('L3: revoking a session signs the tablet out and frees the lease', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const explainer = await booth.as('explainer')
    const tablet = await booth.tablet(explainer)
    await tablet.send({ type: 'take-control' })
    const { session } = (await (await explainer.get('/api/session')).json()) as { session: string }
    const told = new Promise<void>((resolve) => tablet.socket.on('signed-out', resolve))
    expect((await booth.admin.delete(`/api/sessions/${session}`)).status).toBe(204)
    await told
    await until(() => !tablet.socket.connected, 'the tablet is cut off')
    expect(booth.server.context.booth.current.lease).toBeNull()
    expect((await explainer.get('/api/booth')).status).toBe(401)
    expect((await booth.admin.delete(`/api/sessions/${session}`)).status).toBe(404)
  })

  test('L3: signing out frees it too', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const staff = await booth.as('staff')
    await staff.post('/api/commands', { type: 'take-control' })
    expect(booth.server.context.booth.current.lease).not.toBeNull()
    await staff.delete('/api/session')
    expect(booth.server.context.booth.current.lease).toBeNull()
  })

  test('the lease survives a restart with its session', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const tablet = await booth.tablet()
    await tablet.send({ type: 'take-control' })
    await booth.restart()
    await until(() => tablet.socket.connected, 'the tablet is back')
    expect(await tablet.send({ type: 'stand-by', tour: ids.tour })).toMatchObject({ ok: true })
  })
})

test('a session that nobody used for sixteen hours is over', async () => {
  const clock = testClock()
  const booth = await startBooth({ machine: { clock } })
  onTestFinished(() => booth.stop())
  clock.advance(15 * 3_600_000)
  expect((await booth.admin.get('/api/session')).status).toBe(200)
  clock.advance(15 * 3_600_000)
  expect((await booth.admin.get('/api/session')).status, 'use keeps it').toBe(200)
  clock.advance(16 * 3_600_000 + 60_001)
  expect((await booth.admin.get('/api/session')).status).toBe(401)
})
