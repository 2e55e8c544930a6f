import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { PROTOCOL } from '#shared/protocol.ts'
import type { BoothMessage } from '#shared/wire.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { openSocket } from '../support/clients.ts'
import { content, ids, kioskStatus } from '../support/fixtures.ts'
import { until } from '../support/until.ts'

describe('a running booth', () => {
  let booth: TestBooth
  beforeAll(async () => (booth = await startBooth()))
  afterAll(() => booth.stop())

  test('every screen gets the whole snapshot on connecting, and again on each change', async () => {
    const west = await booth.kiosk('west')
    await booth.command({ type: 'set-muted', on: true })
    const east = await booth.kiosk('east')
    const { current } = booth.server.context.booth
    await until(() => west.booth()?.revision === current.revision, 'the first screen has followed')
    expect(west.booth()).toEqual(current)
    expect(east.received).toEqual([current])
    expect(west.received.map(({ revision }) => revision)).toEqual(
      [...west.received.keys()].map((i) => i + west.received[0]!.revision),
    )
    await booth.command({ type: 'set-muted', on: false })
  })

  test('M4: what changes nothing is acknowledged with the standing revision and sends nothing', async () => {
    const tablet = await booth.tablet()
    await tablet.send({ type: 'take-control' })
    const first = await tablet.send({ type: 'set-solemn', on: true })
    const seen = tablet.received.length
    const again = await tablet.send({ type: 'set-solemn', on: true })
    expect(again).toEqual(first)
    await tablet.send({ type: 'set-solemn', on: false })
    await until(() => tablet.booth()?.solemn === false, 'the next change arrives')
    expect(tablet.received.length).toBe(seen + 1)
  })

  test('steering over HTTP and over a socket is the same door: same revision, same refusals', async () => {
    const tablet = await booth.tablet()
    await tablet.send({ type: 'take-control' })
    const bySocket = await tablet.send({ type: 'stand-by', tour: ids.tour })
    const byHttp = await booth.admin.post('/api/commands', { type: 'stand-by', tour: ids.tour })
    expect(bySocket).toEqual({ ok: true, value: await byHttp.json() })
    for (const [command, reason] of [
      [{ type: 'show-item', item: ids.item }, 'no-ceremony'],
      [{ type: 'start-tour', tour: ids.noTour }, 'unknown-tour'],
      [{ type: 'raise-emergency', text: ids.noText }, 'unknown-text'],
    ] as const) {
      expect(await tablet.send(command)).toEqual({ ok: false, error: reason })
      const refused = await booth.admin.post('/api/commands', command)
      expect(refused.status).toBe(409)
      expect(await refused.json()).toMatchObject({ status: 409, reason, detail: expect.stringMatching(/。 .*\./) })
    }
    await tablet.send({ type: 'end-tour' })
  })

  test('commands of many tablets at once become one row of revisions that every screen sees in order', async () => {
    const kiosk = await booth.kiosk('west')
    const tablets = await Promise.all([booth.tablet(), booth.tablet(), booth.tablet()])
    await tablets[0].send({ type: 'take-control' })
    const before = kiosk.received.length
    const replies = await Promise.all(
      tablets.flatMap((tablet, i) =>
        Array.from({ length: 10 }, (_, j) =>
          tablet.send({ type: 'set-staff-check', kiosk: ids.west, on: (i + j) % 2 === 0 }),
        ),
      ),
    )
    expect(replies.every((reply) => reply.ok)).toBe(true)
    await until(
      () => kiosk.booth()?.revision === booth.server.context.booth.current.revision,
      'the screen has followed',
    )
    const revisions = kiosk.received.slice(before).map(({ revision }) => revision)
    expect(revisions).toEqual(revisions.map((_, i) => revisions[0]! + i))
    await tablets[0].send({ type: 'set-staff-check', kiosk: ids.west, on: false })
  })

  test('O1: a snapshot says when it is to be shown: at once without screens, later with a slow one, at once in an emergency', async () => {
    const west = await booth.kiosk('west')
    const clock = { offsetMs: 0, errorMs: 1, oneWayMs: 60, frameAt: 0, frameMs: 100 }
    const { context } = booth.server
    west.socket.emit('status', kioskStatus({ clock }))
    await until(() => context.presence.liveClocks().length === 1, 'the status has arrived')
    await booth.command({ type: 'freeze' })
    const message = await nextBooth(west, () => booth.command({ type: 'blank' }))
    const lead = message.booth.showAt - message.serverTime
    expect(lead).toBeGreaterThan(0)
    expect(lead).toBeLessThanOrEqual(65)
    const urgent = await nextBooth(west, () => booth.command({ type: 'raise-emergency', text: ids.text }))
    expect(urgent.booth.showAt).toBeLessThanOrEqual(urgent.serverTime)
    for (const type of ['clear-emergency', 'unblank', 'unfreeze'] as const) await booth.command({ type })
  })

  test('O2: the clock answers with booth time, in order, to screens and tablets', async () => {
    const { clock } = booth.server.context
    for (const client of [await booth.kiosk('west'), await booth.tablet()]) {
      const before = clock.now()
      const times = await client.socket.timeout(3_000).emitWithAck('clock', { wall: Date.now() })
      expect(times.received).toBeGreaterThanOrEqual(before)
      expect(times.sent).toBeGreaterThanOrEqual(times.received)
      expect(clock.now()).toBeGreaterThanOrEqual(times.sent)
    }
  })

  test('a question that comes together with the connection is answered', async () => {
    const { token } = await booth.kiosk('west')
    const socket = openSocket(`${booth.url}/kiosk`, { token, protocol: PROTOCOL })
    const answered = new Promise((resolve, reject) =>
      socket.on('connect', () => socket.timeout(1_500).emitWithAck('clock', { wall: 1 }).then(resolve, reject)),
    )
    onTestFinished(() => void socket.disconnect())
    expect(await answered).toMatchObject({ received: expect.any(Number) })
  })

  test('S3: the server tells each client to expect a ping each second and to give up after 1.5 s', async () => {
    const response = await fetch(`${booth.url}/socket.io/?EIO=4&transport=polling`)
    expect(await response.text()).toMatch(/"pingInterval":1000,"pingTimeout":1500/)
  })

  test('a client that cannot use WebSocket joins by long polling, and the server survives it', async () => {
    const { token } = await booth.kiosk('west')
    const socket = openSocket(`${booth.url}/kiosk`, { token, protocol: PROTOCOL }, ['polling'])
    onTestFinished(() => void socket.disconnect())
    const message = await new Promise<BoothMessage>((resolve) => socket.on('booth', resolve))
    expect(message.booth).toEqual(booth.server.context.booth.current)
  })

  test('a page of an older protocol is told to reload; one of the future is refused in one sentence', async () => {
    const { token } = await booth.kiosk('west')
    const old = openSocket(`${booth.url}/kiosk`, { token, protocol: PROTOCOL - 1 })
    onTestFinished(() => void old.disconnect())
    await new Promise<void>((resolve) => old.on('reload', resolve))
    for (const [namespace, who] of [
      ['kiosk', token],
      ['control', booth.admin.token],
    ] as const) {
      const future = openSocket(`${booth.url}/${namespace}`, { token: who, protocol: PROTOCOL + 1 })
      onTestFinished(() => void future.disconnect())
      const error = await new Promise<Error>((resolve) => future.on('connect_error', resolve))
      expect(error.message).toBe(
        `handshake: protocol ${PROTOCOL + 1} is not spoken here; this server speaks ${PROTOCOL}`,
      )
    }
  })
})

const nextBooth = async (
  client: { socket: { once: (event: string, listener: (message: BoothMessage) => void) => unknown } },
  act: () => Promise<unknown>,
): Promise<BoothMessage> => {
  const message = new Promise<BoothMessage>((resolve) => client.socket.once('booth', resolve))
  await act()
  return message
}

describe('S1: after a restart', () => {
  test('every screen follows the booth again, and the booth is where it was', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const screens = [await booth.kiosk('west'), await booth.kiosk('east'), await booth.tablet()]
    await booth.command({ type: 'start-tour', tour: ids.tour })
    await booth.command({ type: 'go-to-stop', stop: ids.secondStop })
    const before = booth.server.context.booth.current
    await booth.restart()
    expect({ ...booth.server.context.booth.current, showAt: 0 }).toEqual({ ...before, showAt: 0 })
    await until(() => screens.every(({ socket }) => socket.connected), 'all are connected again')
    await booth.command({ type: 'go-to-stop', stop: ids.stop })
    await until(
      () => screens.every((screen) => screen.booth()?.revision === before.revision + 1),
      'all have the stop after the restart',
    )
  })

  test('the first snapshot wins even with a lower revision, from an emptied store', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'zhantai-'))
    const booth = await startBooth({ dataDir })
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }))
    onTestFinished(() => booth.stop())
    const tablet = await booth.tablet()
    for (const on of [true, false, true]) await booth.command({ type: 'set-muted', on })
    await until(() => tablet.booth()?.muted === true, 'the tablet has followed')
    const { epoch, revision } = tablet.booth()!
    expect(revision).toBeGreaterThanOrEqual(4)
    // The emptied store keeps its accounts and sessions here, so that this very tablet comes back.
    await booth.server.context.db.deleteFrom('booth_record').execute()
    await booth.restart()
    await until(() => tablet.booth()?.epoch !== epoch, 'the tablet shows the new booth')
    expect(tablet.booth()).toMatchObject({ revision: 0, muted: false })
    await booth.command({ type: 'set-solemn', on: true })
    await until(() => tablet.booth()?.solemn === true, 'and follows it, although its revisions are lower than before')
  })
})

test('S2: a command given while the server is away is refused on the spot, and is not delivered later', async () => {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  const tablet = await booth.tablet()
  await tablet.send({ type: 'take-control' })
  await booth.server.stop()
  await until(() => !tablet.socket.connected, 'the tablet notices')
  await expect(
    tablet.socket.timeout(200).emitWithAck('command', { type: 'start-tour', tour: ids.tour }),
  ).rejects.toThrow()
  await booth.restart()
  await until(() => tablet.socket.connected, 'the tablet is back')
  expect(await tablet.send({ type: 'set-muted', on: true })).toMatchObject({ ok: true })
  expect(booth.server.context.booth.current).toMatchObject({ mode: { name: 'free' }, muted: true })
})

test('the sample’s tours can be walked from the first to the last stop by a tablet', async () => {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  const tablet = await booth.tablet()
  await tablet.send({ type: 'take-control' })
  for (const tour of content.tours) {
    expect(await tablet.send({ type: 'start-tour', tour: tour.id })).toMatchObject({ ok: true })
    for (const stop of tour.stops)
      expect(await tablet.send({ type: 'go-to-stop', stop: stop.id })).toMatchObject({ ok: true })
    expect(await tablet.send({ type: 'end-tour' })).toMatchObject({ ok: true })
  }
})
