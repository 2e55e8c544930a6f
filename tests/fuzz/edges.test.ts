import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { Problem } from '#shared/api.ts'
import { PROTOCOL } from '#shared/protocol.ts'
import type { SettledReply } from '#shared/visit-events.ts'
import { allRoutes } from '../../server/http/routes.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { openSocket } from '../support/clients.ts'
import { ids, kioskStatus, visitEvent } from '../support/fixtures.ts'
import { pick, randomFrom, runsOf, seedOf } from '../support/seeded.ts'
import { until } from '../support/until.ts'

type Random = () => number
const int = (random: Random, below: number) => Math.floor(random() * below)

/** Things that programs and people send by mistake, or on purpose. */
const oddities: readonly unknown[] = [
  ...[
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    -1e308,
    2 ** 53,
    '',
    ' ',
    'null',
    '[object Object]',
    '../../etc/passwd',
    '%00',
    "' or 1=1 --",
  ],
  ...[
    '\u0000',
    '\ud800',
    '\u202e展台',
    '🜚'.repeat(50),
    'é'.repeat(5_000),
    'x'.repeat(70_000),
    '９',
    'constructor',
    '__proto__',
  ],
  ...[[], [[]], {}, { toString: 1 }, { length: 1e9 }, { $ne: null }],
]
const keys = [
  'type',
  'events',
  'id',
  'at',
  'name',
  'pin',
  'token',
  '__proto__',
  'constructor',
  'prototype',
  'code',
  'screen',
  'kiosk',
]

function anything(random: Random, depth = 0): unknown {
  if (depth > 3 || random() < 0.5) return pick(random, oddities)
  if (random() < 0.3) return Array.from({ length: int(random, 4) }, () => anything(random, depth + 1))
  // defineProperty, because plain assignment to __proto__ would not make a key that travels
  const made = {}
  for (let i = int(random, 5); i >= 0; i--) {
    Object.defineProperty(made, pick(random, keys), {
      value: anything(random, depth + 1),
      enumerable: true,
      configurable: true,
    })
  }
  return made
}

/** A right message with one thing wrong in it. */
function spoilt(random: Random, right: Record<string, unknown>): unknown {
  const copy: Record<string, unknown> = structuredClone(right)
  const name = pick(random, [...Object.keys(copy), ...keys])
  if (random() < 0.3) delete copy[name]
  else Object.defineProperty(copy, name, { value: anything(random), enumerable: true, configurable: true })
  return copy
}

const rightBodies: Record<string, Record<string, unknown>> = {
  '/api/session': { name: 'nobody', pin: '000000' },
  '/api/commands': { type: 'stand-by', tour: ids.tour },
  '/api/kiosks/pair': { code: '000000', screen: 'west' },
  '/api/accounts': { name: 'new', role: 'staff', pin: '135790' },
}

function bodyFor(random: Random, path: string): string {
  const right = rightBodies[path] ?? (path === '/api/visit-events' ? { events: [visitEvent()] } : {})
  const body = random() < 0.5 ? spoilt(random, right) : anything(random)
  const text = JSON.stringify(body) ?? 'undefined'
  const cut = random()
  if (cut < 0.1) return text.slice(0, int(random, text.length))
  if (cut < 0.13) return `{"a":${'['.repeat(3_000)}`
  if (cut < 0.15) return 'x'.repeat(10_000_000)
  return text
}

const paths = (random: Random, path: string) =>
  path.replace(/:[a-z]+/g, () =>
    encodeURIComponent(
      pick(random, ['west', 'admin', '__proto__', '展台', '\u0000', 'x'.repeat(300), '..', '0'.repeat(64)]),
    ),
  )

const queries = [
  '',
  '?',
  '?limit=1e9',
  '?limit[]=1',
  '?from=2023-13-40',
  '?from=2023-05-20&to=%00',
  '?__proto__=1',
  '?kiosk=%E5%B1%95',
  '?lang=xx',
]

/** One HTTP request that is wrong in some way; returns what is wrong with the answer, or null. */
async function badRequest(booth: TestBooth, random: Random, tokens: readonly string[]): Promise<string | null> {
  const route = pick(random, allRoutes('fuzz'))
  const token = pick(random, tokens)
  // Signing the testers out, or taking their accounts away, would make the rest of the storm a storm of 401.
  if (route.method === 'delete' || (route.method === 'patch' && route.path.startsWith('/api/accounts'))) return null
  const path = paths(random, route.path) + (route.method === 'get' ? pick(random, queries) : '')
  const body = route.method === 'get' ? undefined : bodyFor(random, route.path)
  const type = pick(random, [
    'application/json',
    'application/json',
    'text/plain',
    'application/json; charset=latin1',
    'multipart/form-data',
    '',
  ])
  const what = `${route.method} ${path} ${body?.slice(0, 200) ?? ''}`
  let response: Response
  try {
    response = await fetch(booth.url + path, {
      method: route.method.toUpperCase(),
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(type && body !== undefined && { 'Content-Type': type }),
      },
      ...(body !== undefined && { body }),
    })
  } catch (error) {
    // A body of ten megabytes may be cut off while it is still being sent; whether the booth lives is asked below.
    return (body?.length ?? 0) > 1_000_000 ? null : `${what}: ${String(error)} ${String((error as Error).cause)}`
  }
  const text = await response.text()
  if (response.ok || response.status === 304) return null
  if (response.status >= 500) return `${what}: ${response.status} ${text}`
  const problem = response.headers.get('content-type')?.startsWith('application/problem+json')
    ? Problem.safeParse(JSON.parse(text))
    : null
  if (!problem?.success || problem.data.status !== response.status) return `${what}: no problem: ${text.slice(0, 300)}`
  return /\n|^\s*$/.test(problem.data.detail) ? `${what}: not one sentence: ${problem.data.detail}` : null
}

/** One socket that says wrong things, in a wrong order, and goes. */
async function badSocket(booth: TestBooth, random: Random, tokens: readonly string[]): Promise<void> {
  const namespace = pick(random, ['/kiosk', '/control', '/', '/nowhere'])
  const auth =
    random() < 0.3
      ? anything(random)
      : { token: pick(random, tokens), protocol: pick(random, [PROTOCOL, 0, 99, -1, 1e308]) }
  const socket = openSocket(booth.url + (namespace === '/' ? '' : namespace), auth as Record<string, unknown>)
  socket.io.reconnection(false)
  const right: Record<string, unknown> = {
    command: { type: 'set-muted', on: true },
    painted: { revision: 1, at: 1 },
    status: kioskStatus(),
    clock: { wall: 1 },
  }
  for (let i = int(random, 6); i >= 0; i--) {
    const event = pick(random, [...Object.keys(right), 'booth', 'paired', 'join', '__proto__', '展台'])
    const known = right[event]
    const message = random() < 0.5 && known ? spoilt(random, known as Record<string, unknown>) : anything(random)
    if (random() < 0.3) socket.emit(event, ...Array.from({ length: int(random, 4) }, () => anything(random)))
    else socket.emit(event, message, () => {})
  }
  await new Promise<void>((resolve) => {
    socket.on('connect', () => resolve())
    socket.on('connect_error', () => resolve())
    socket.on('disconnect', () => resolve())
  })
  await new Promise(setImmediate)
  socket.disconnect()
}

/** Bytes that are no HTTP. */
async function badBytes(booth: TestBooth, random: Random): Promise<void> {
  const { port } = new URL(booth.url)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => {}) // being cut off is the right answer
  const line = pick(random, [
    '\u0000\u0001\u0002',
    'GET / HTTP/9.9\r\n\r\n',
    'POST /api/commands HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n',
    `GET /${'a'.repeat(100_000)} HTTP/1.1\r\n\r\n`,
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: eA==\r\n\r\n\u0000\u00ff',
  ])
  await new Promise<void>((resolve) => {
    socket.write(line, 'latin1', () => resolve())
  })
  socket.destroy()
}

test(
  'E1: whatever arrives at the edges, the booth stays up, answers each mistake in one sentence, and loses nothing that was acknowledged',
  { timeout: 600_000 },
  async () => {
    const seed = seedOf('edges')
    const random = randomFrom(seed)
    for (let run = 0; run < runsOf(2); run++) {
      const booth = await startBooth()
      onTestFinished(() => booth.stop())
      const west = await booth.kiosk('west')
      // The storm comes in this one’s name: a second page of `west` would send `west` off.
      const { token: stormy } = await booth.kiosk('east')
      const tablet = await booth.tablet()
      const viewer = await booth.as('viewer')
      const staff = await booth.as('staff')
      const tokens = ['', 'forged', 'x'.repeat(500), stormy, viewer.token, staff.token]
      await tablet.send({ type: 'take-control' })
      const settled = new Set<string>()
      const wrong: string[] = []
      let muted = false
      for (let i = 0; i < 120; i++) {
        const kind = random()
        if (kind < 0.6) {
          const complaint = await badRequest(booth, random, tokens)
          if (complaint) wrong.push(complaint)
        } else if (kind < 0.8) await badSocket(booth, random, tokens)
        else if (kind < 0.85) await badBytes(booth, random)
        else if (kind < 0.92) {
          // A storm may have raised an emergency: that is anybody's right. It is cleared, and the booth goes on.
          await tablet.send({ type: 'clear-emergency' })
          const reply = await tablet.send({ type: 'set-muted', on: !muted })
          expect(reply, `seed ${seed}`).toMatchObject({ ok: true })
          muted = !muted
        } else {
          const events = [visitEvent(), spoilt(random, visitEvent()), visitEvent()]
          const response = await fetch(`${booth.url}/api/visit-events`, {
            method: 'POST',
            headers: { Authorization: `Bearer ${west.token}`, 'Content-Type': 'application/json' },
            body: JSON.stringify({ events }),
          })
          expect(response.status, `seed ${seed}`).toBe(200)
          const reply = (await response.json()) as SettledReply
          for (const event of [events[0], events[2]] as { id: string }[]) {
            expect(reply.settled, `seed ${seed}`).toContain(event.id)
            settled.add(event.id)
          }
        }
      }
      expect(wrong, `seed ${seed}`).toEqual([])
      expect(Object.keys(Object.prototype), 'nobody polluted the prototype').toEqual([])
      const { audit, booth: live, db } = booth.server.context
      const before = live.current
      expect(before.muted, `seed ${seed}`).toBe(muted)
      expect(await audit.firstBroken(), `seed ${seed}`).toBeNull()
      expect(db).toBeDefined()
      await booth.restart()
      const after = booth.server.context
      expect({ ...after.booth.current, showAt: 0 }, `seed ${seed}`).toEqual({ ...before, showAt: 0 })
      const stored = (await after.db.selectFrom('visit_events').select('id').execute()).map(({ id }) => id)
      expect(
        [...settled].filter((id) => !stored.includes(id)),
        `lost, seed ${seed}`,
      ).toEqual([])
      await until(() => tablet.socket.connected && west.socket.connected, 'both are back')
      expect(await tablet.send({ type: 'set-solemn', on: true }), `seed ${seed}`).toMatchObject({ ok: true })
      await until(() => west.booth()?.solemn === true, 'and the screens follow')
    }
  },
)
