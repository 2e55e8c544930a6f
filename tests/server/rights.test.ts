import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command, CommandType } from '#shared/commands.ts'
import { PROTOCOL } from '#shared/protocol.ts'
import { commandRights, roles, type Role } from '#shared/rights.ts'
import { allRoutes } from '../../server/http/routes.ts'
import type { Route } from '../../server/http/route.ts'
import { isCommanding, isOpenToTokens } from '../../server/http/token-routes.ts'
import { api, type Api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { openSocket } from '../support/clients.ts'
import { ids, kioskStatus } from '../support/fixtures.ts'
import { makeToken } from '../support/tokens.ts'
import { until } from '../support/until.ts'
import { meant, meantForTokens } from './meant-rights.ts'

let booth: TestBooth
beforeAll(async () => (booth = await startBooth()))
afterAll(() => booth.stop())

type Caller = Role | 'kiosk' | 'nobody' | `token ${Role}`
const callers: readonly Caller[] = [...roles, 'kiosk', 'nobody', ...roles.map((role) => `token ${role}` as const)]
const roleOfToken = (caller: Caller) => roles.find((role) => caller === `token ${role}`)

/** Who the declaration lets in; on this machine everybody comes from loopback. */
function admitted({ who, method, path }: Route, caller: Caller): boolean {
  if (who === 'public' || who === 'loopback') return true
  const role = roleOfToken(caller)
  if (role) return meantForTokens.includes(`${method} ${path}`) && (typeof who === 'string' || who.includes(role))
  if (who === 'any-session') return caller !== 'nobody'
  if (who === 'any-account') return caller !== 'nobody' && caller !== 'kiosk'
  if (who === 'kiosk') return caller === 'kiosk'
  return (who as readonly string[]).includes(caller)
}

/** What would do lasting harm to this test if it were let through: tried with a name or body that stops it after the guard. */
const harmless: Record<string, unknown> = { '/api/session': { name: 'admin', pin: 'wrong' } }

/** A person's own session, a new one each time: some calls end it. */
async function callerApi(caller: Caller, kiosk: string): Promise<Api> {
  const role = roleOfToken(caller)
  if (role) return api(booth.url, (await makeToken(booth.admin, { name: crypto.randomUUID(), role })).token)
  if (caller === 'nobody') return api(booth.url)
  return caller === 'kiosk' ? api(booth.url, kiosk) : booth.as(caller as Role) // the rest are roles
}

test('A10: what is open to programs is what was meant, and each is a route', () => {
  const routes = allRoutes('test')
  const keys = routes.filter(isOpenToTokens).map(({ method, path }) => `${method} ${path}`)
  expect(keys.toSorted()).toEqual(meantForTokens.toSorted())
  expect(routes.filter(isCommanding).every(isOpenToTokens)).toBe(true)
})

test('A2: every route declares what was meant', () => {
  const declared = allRoutes('test').map(({ method, path, who }) => [
    `${method} ${path}`,
    typeof who === 'string' ? who : who.join(', '),
  ])
  expect(Object.fromEntries(declared)).toEqual(meant)
})

/** Files that take seconds to make. Whoever is let in hears that the day is none; whoever is not, that already. */
const heavy = /^\/api\/exports\/.*\.(docx|xlsx|png|html|zip)$/

test('A2: every route lets in exactly those it declares', async () => {
  const kiosk = (await booth.kiosk('west')).token
  const wrong: string[] = []
  const routes = allRoutes('test')
  expect(routes.length).toBeGreaterThan(40)
  const signsOut = (route: Route) => route.method === 'delete' && route.path === '/api/session'
  for (const caller of callers) {
    const persons = await callerApi(caller, kiosk)
    // Signing out comes last.
    for (const route of routes.toSorted((a, b) => Number(signsOut(a)) - Number(signsOut(b)))) {
      const path = route.path.replace(/:[a-z]+/g, 'no-such-thing') + (heavy.test(route.path) ? '?from=never' : '')
      // A new token for each call: a program's calls are counted (A11).
      const { token } = roleOfToken(caller) ? await callerApi(caller, kiosk) : persons
      const body = route.method === 'get' || route.method === 'delete' ? undefined : (harmless[route.path] ?? {})
      const response = await fetch(booth.url + path, {
        method: route.method.toUpperCase(),
        headers: {
          ...(token && { Authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'Content-Type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const reason = response.ok ? null : (JSON.parse(text) as { reason?: string }).reason
      const inside = reason !== 'signed-out' && reason !== 'not-allowed'
      if (response.status >= 500) wrong.push(`${caller} ${route.method} ${route.path}: ${response.status}`)
      if (inside !== admitted(route, caller)) {
        wrong.push(
          `${caller} ${route.method} ${route.path}: ${response.status} ${reason}, declared ${String(route.who)}`,
        )
      }
      if (caller === 'nobody' && !inside) expect(response.status, path).toBe(401)
      else if (!inside) expect(response.status, `${caller} ${path}`).toBe(403)
    }
  }
  expect(wrong).toEqual([])
}, 60_000)

/** One command of each type. Those of a tour are sent in free mode: what counts is whether it is `not-allowed`. */
const commands: Record<CommandType, Command> = {
  open: { type: 'open' },
  'start-ceremony': { type: 'start-ceremony' },
  'show-item': { type: 'show-item', item: ids.item },
  'stand-by': { type: 'stand-by', tour: ids.tour },
  'set-stage': { type: 'set-stage', stage: 't10' },
  'queue-tour': { type: 'queue-tour', tour: ids.noTour },
  'unqueue-tour': { type: 'unqueue-tour', tour: ids.noTour },
  'start-tour': { type: 'start-tour', tour: ids.noTour },
  'go-to-phase': { type: 'go-to-phase', phase: 'overview' },
  'go-to-stop': { type: 'go-to-stop', stop: ids.stop },
  'set-plan': { type: 'set-plan', ahead: [], length: 'short' },
  'set-welcome': { type: 'set-welcome', welcome: null },
  'pause-tour': { type: 'pause-tour' },
  'continue-tour': { type: 'continue-tour' },
  'release-kiosk': { type: 'release-kiosk', kiosk: ids.west },
  'end-tour': { type: 'end-tour' },
  close: { type: 'close' },
  freeze: { type: 'freeze' },
  unfreeze: { type: 'unfreeze' },
  blank: { type: 'blank' },
  unblank: { type: 'unblank' },
  'show-safe': { type: 'show-safe' },
  'clear-safe': { type: 'clear-safe' },
  'raise-emergency': { type: 'raise-emergency', text: ids.text },
  'clear-emergency': { type: 'clear-emergency' },
  'set-solemn': { type: 'set-solemn', on: false },
  'set-rehearsal': { type: 'set-rehearsal', on: false },
  'set-muted': { type: 'set-muted', on: false },
  'set-volume': { type: 'set-volume', kiosk: ids.west, volume: 100 },
  'set-staff-check': { type: 'set-staff-check', kiosk: ids.west, on: false },
  'take-control': { type: 'take-control' },
  'grant-control': { type: 'grant-control', session: 'nobody' },
  'deny-control': { type: 'deny-control', session: 'nobody' },
  'request-control': { type: 'request-control' },
  'yield-control': { type: 'yield-control' },
  'prepare-bundle': { type: 'prepare-bundle', bundle: ids.bundle },
  'show-bundle': { type: 'show-bundle', bundle: ids.bundle },
  'follow-timetable': { type: 'follow-timetable', does: 'open', until: 1 },
  'drop-lease': { type: 'drop-lease', session: 'x' },
}

test('A2: every command is accepted from exactly the roles of the table, over the socket and over HTTP', async () => {
  const wrong: string[] = []
  for (const role of roles) {
    const who = await booth.as(role)
    const tablet = await booth.tablet(who)
    for (const command of Object.values(commands)) {
      const { roles: may, lease } = commandRights[command.type]
      const bySocket = await tablet.send(command)
      const response = await who.post('/api/commands', command)
      const byHttp = response.ok ? null : ((await response.json()) as { reason: string }).reason
      const socketReason = bySocket.ok ? null : bySocket.error
      const allowed = may.includes(role)
      if ((socketReason !== 'not-allowed') !== allowed) wrong.push(`${role} ${command.type} by socket: ${socketReason}`)
      if ((byHttp !== 'not-allowed') !== allowed) wrong.push(`${role} ${command.type} by HTTP: ${byHttp}`)
      if (byHttp === 'not-allowed') expect(response.status).toBe(403)
      if (allowed && lease) expect(socketReason, `${role} ${command.type} without the lease`).toBe('control-needed')
      const after = booth.server.context.booth.current
      if (after.lease) await who.post('/api/commands', { type: 'yield-control' })
      if (after.over.length > 0) {
        await booth.command({ type: 'clear-emergency' })
        await booth.command({ type: 'clear-safe' })
        await booth.command({ type: 'yield-control' })
      }
    }
  }
  expect(wrong).toEqual([])
})

/** Every event that some namespace listens to, with a right message. */
const events = {
  command: commands['raise-emergency'],
  painted: { revision: 1, at: 1, scene: 'attract' },
  status: kioskStatus(),
  clock: { wall: Date.now() },
} as const
const listened = {
  '/kiosk': { kiosk: ['painted', 'status', 'clock'], person: [], nobody: [] },
  '/control': { person: ['command', 'clock'] },
} as const

test('A10: a token may what both its role and its owner’s role may, over the socket and over HTTP', async () => {
  const wrong: string[] = []
  const pairs = [
    ['administrator', 'explainer'],
    ['staff', 'technician'],
    ['explainer', 'viewer'],
  ] as const
  for (const [owner, role] of pairs) {
    const person = await booth.as(owner)
    for (const command of Object.values(commands)) {
      // A new token for each: a program's presses are counted (A11).
      const program = api(booth.url, (await makeToken(person, { name: crypto.randomUUID(), role })).token)
      const tablet = await booth.tablet(program)
      const bySocket = await tablet.send(command)
      tablet.close()
      const response = await program.post('/api/commands', command)
      const byHttp = response.ok ? null : ((await response.json()) as { reason: string }).reason
      const may = [owner, role].every((one) => commandRights[command.type].roles.includes(one))
      for (const reason of [bySocket.ok ? null : bySocket.error, byHttp]) {
        if ((reason !== 'not-allowed') !== may) wrong.push(`${owner}’s ${role} token, ${command.type}: ${reason}`)
      }
      if (booth.server.context.booth.current.over.length === 0) continue
      await booth.command({ type: 'clear-emergency' })
      await booth.command({ type: 'clear-safe' })
      await booth.command({ type: 'yield-control' })
    }
  }
  expect(wrong).toEqual([])
}, 60_000)

test('A2: a socket is heard on exactly the events of its namespace and kind', async () => {
  const kiosk = await booth.kiosk('east')
  const { context } = booth.server
  const anyHeard = async (namespace: string, token: string): Promise<string[] | string> => {
    const socket = openSocket(booth.url + namespace, { ...(token && { token }), protocol: PROTOCOL })
    try {
      const refused = await new Promise<string | null>((resolve) => {
        socket.on('connect', () => resolve(null))
        socket.on('connect_error', (error) => resolve(error.message))
      })
      if (refused !== null) return refused
      const heard: string[] = []
      for (const [event, message] of Object.entries(events)) {
        const before = JSON.stringify([context.booth.current.over, context.presence.find(ids.east)])
        const answered = await socket
          .timeout(250)
          .emitWithAck(event, message)
          .then(
            () => true,
            () => false,
          )
        const changed = JSON.stringify([context.booth.current.over, context.presence.find(ids.east)]) !== before
        if (answered || changed) heard.push(event)
      }
      return heard
    } finally {
      socket.disconnect()
      if (context.booth.current.over.length > 0) await booth.command({ type: 'clear-emergency' })
    }
  }
  const viewer = await booth.as('viewer')
  expect(await anyHeard('/kiosk', '')).toEqual(listened['/kiosk'].nobody)
  expect(await anyHeard('/kiosk', viewer.token)).toEqual(listened['/kiosk'].person)
  expect(await anyHeard('/kiosk', 'forged')).toEqual(listened['/kiosk'].nobody)
  expect(await anyHeard('/control', viewer.token)).toEqual(listened['/control'].person)
  expect(await anyHeard('/control', kiosk.token)).toBe('sign in first')
  expect(await anyHeard('/control', 'forged')).toBe('sign in first')
  expect(await anyHeard('/control', '')).toBe('sign in first')
  expect((await anyHeard('/kiosk', kiosk.token)).toString()).toBe(listened['/kiosk'].kiosk.toString())
})

test('K1: a screen that is not paired hears its code and nothing else', async () => {
  for (const token of ['', 'forged', booth.admin.token]) {
    const socket = openSocket(`${booth.url}/kiosk`, { ...(token && { token }), protocol: PROTOCOL })
    const heard = new Set<string>()
    socket.onAny((event: string) => heard.add(event))
    await new Promise((resolve) => socket.on('pairing', resolve))
    const watching = await booth.kiosk('west')
    const muted = !booth.server.context.booth.current.muted
    await booth.command({ type: 'set-muted', on: muted })
    await until(() => watching.booth()?.muted === muted, 'a paired screen has heard of the change')
    expect([...heard]).toEqual(token ? ['unpaired', 'pairing'] : ['pairing'])
    socket.disconnect()
  }
})

test('A6: another site’s page is refused: unsafe methods, and the socket’s handshake', async () => {
  for (const origin of ['http://evil.example', 'null', `http://127.0.0.1:1`, 'https://127.0.0.1']) {
    for (const [method, path] of [
      ['POST', '/api/session'],
      ['POST', '/api/commands'],
      ['DELETE', '/api/session'],
      ['PATCH', '/api/accounts/admin'],
    ] as const) {
      const response = await fetch(booth.url + path, {
        method,
        headers: { Origin: origin, 'Content-Type': 'application/json', Authorization: `Bearer ${booth.admin.token}` },
        ...(method !== 'DELETE' && { body: JSON.stringify({ name: 'admin', pin: '1' }) }),
      })
      expect(response.status).toBe(403)
      expect(await response.json()).toMatchObject({ reason: 'other-origin' })
    }
    const handshake = await fetch(`${booth.url}/socket.io/?EIO=4&transport=polling`, { headers: { Origin: origin } })
    expect(handshake.status).toBe(403)
  }
  const own = { Origin: booth.url }
  expect((await fetch(`${booth.url}/socket.io/?EIO=4&transport=polling`, { headers: own })).status).toBe(200)
  expect((await booth.admin.post('/api/commands', { type: 'take-control' }, own)).status).toBe(200)
})

test('the pages allow no script, style or connection from elsewhere', async () => {
  const response = await fetch(`${booth.url}/healthz`)
  const policy = response.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
})
