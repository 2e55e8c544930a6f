import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { ApiTokenRow, MadeApiToken, TourSteps } from '#shared/api.ts'
import type { Role } from '#shared/rights.ts'
import { api, type Api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { openSocket } from '../support/clients.ts'
import { ids } from '../support/fixtures.ts'
import { makeToken } from '../support/tokens.ts'
import { until } from '../support/until.ts'

let booth: TestBooth
beforeAll(async () => (booth = await startBooth()))
afterAll(() => booth.stop())
beforeEach(async () => {
  const { over } = booth.server.context.booth.current
  if (over.length > 0) await booth.command({ type: 'clear-emergency' })
  const { mode, lease } = booth.server.context.booth.current
  if (lease)
    await booth.server.context.booth.dispatch({ type: 'drop-lease', session: lease.session }, { kind: 'server' })
  if (mode.name !== 'free') await booth.command({ type: 'end-tour' })
  await booth.admin.post('/api/commands', { type: 'yield-control' })
})

const reasonOf = async (response: Response) => ((await response.json()) as { reason?: string }).reason
const nameOf = async (person: Api) => ((await (await person.get('/api/session')).json()) as { name: string }).name
const auditOf = () => booth.server.context.audit.page(500)

/** A person of this role, and a program with a token of theirs. */
async function withProgram(owner: Role, role: Role = owner) {
  const person = await booth.as(owner)
  const made = await makeToken(person, { name: '台口按键', role })
  return { person, name: await nameOf(person), id: made.id, program: api(booth.url, made.token) }
}

describe('A8: making, listing and revoking', () => {
  test('a token is shown once and stored as a hash only', async () => {
    const person = await booth.as('staff')
    const response = await person.post('/api/tokens', { name: 'Stream Deck', role: 'explainer' })
    expect(response.headers.get('cache-control')).toBe('no-store')
    const { token, row } = (await response.json()) as MadeApiToken
    expect(token).toMatch(/^zt_[\w-]{43}$/)
    expect(row).toMatchObject({ account: await nameOf(person), name: 'Stream Deck', role: 'explainer', lastUsed: null })
    expect(await (await person.get('/api/tokens')).text()).not.toContain(token)
    await booth.server.context.audit.settled()
    const files = (await readdir(booth.dataDir)).filter((file) => file.startsWith('zhantai.db'))
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const bytes = await readFile(join(booth.dataDir, file))
      expect(bytes.includes(token), file).toBe(false)
      expect(bytes.includes(token.slice(3)), file).toBe(false)
    }
  })

  test('each keeps their own; an administrator sees and revokes everybody’s; others are told nothing', async () => {
    const { person, id } = await withProgram('explainer')
    const other = await booth.as('approver')
    const idsOf = async (who: Api) =>
      ((await (await who.get('/api/tokens')).json()) as ApiTokenRow[]).map((row) => row.id)
    expect(await idsOf(person)).toEqual([id])
    expect(await idsOf(other)).toEqual([])
    expect(await idsOf(booth.admin)).toContain(id)
    expect((await other.delete(`/api/tokens/${id}`)).status).toBe(404)
    expect((await other.post('/api/tokens', { name: 'x', role: 'viewer', account: await nameOf(person) })).status).toBe(
      403,
    )
    expect((await booth.admin.delete(`/api/tokens/${id}`)).status).toBe(204)
    expect(await idsOf(person)).toEqual([])
    expect((await booth.admin.delete(`/api/tokens/${id}`)).status).toBe(404)
  })

  test('an administrator makes one for somebody else; the audit names maker, owner and token', async () => {
    const person = await booth.as('staff')
    const account = await nameOf(person)
    const { id, token } = await makeToken(booth.admin, { name: '灯光台', role: 'staff', account })
    expect((await api(booth.url, token).get('/api/booth')).status).toBe(200)
    await booth.admin.delete(`/api/tokens/${id}`)
    const rows = (await auditOf()).filter(({ detail }) => detail.includes(id))
    expect(rows.map(({ action, actor }) => [action, actor])).toEqual([
      ['token-revoked', 'admin'],
      ['token-made', 'admin'],
    ])
    expect(JSON.parse(rows[1]?.detail ?? '')).toEqual({ token: id, account, name: '灯光台', role: 'staff' })
  })

  test('a role above the owner’s is refused, and so is a name used twice', async () => {
    const person = await booth.as('explainer')
    for (const role of ['administrator', 'approver', 'staff']) {
      const response = await person.post('/api/tokens', { name: 'x', role })
      expect([response.status, await reasonOf(response)], role).toEqual([403, 'not-allowed'])
    }
    await makeToken(person, { name: 'x', role: 'viewer' })
    const again = await person.post('/api/tokens', { name: 'x', role: 'viewer' })
    expect([again.status, await reasonOf(again)]).toEqual([409, 'token-name-taken'])
  })

  test('its last use is told', async () => {
    const { person, program } = await withProgram('staff')
    const before = booth.server.context.clock.now()
    await program.get('/api/booth')
    const [row] = (await (await person.get('/api/tokens')).json()) as ApiTokenRow[]
    expect(row?.lastUsed).toBeGreaterThanOrEqual(Math.floor(before))
  })

  test('revoked, its next request is refused and its socket ends at once', async () => {
    const { person, program, id } = await withProgram('staff')
    const socket = await booth.tablet(program)
    const signedOut = new Promise<void>((resolve) => socket.socket.on('signed-out', resolve))
    expect((await person.delete(`/api/tokens/${id}`)).status).toBe(204)
    await signedOut
    await until(() => !socket.socket.connected, 'the program’s socket is closed')
    const response = await program.get('/api/booth')
    expect([response.status, await reasonOf(response)]).toEqual([401, 'signed-out'])
    expect((await program.post('/api/commands', { type: 'raise-emergency', text: ids.text })).status).toBe(401)
    const again = openSocket(`${booth.url}/control`, { token: program.token })
    expect(await new Promise((resolve) => again.on('connect_error', ({ message }) => resolve(message)))).toBe(
      'sign in first',
    )
    again.disconnect()
  })

  test('a token outlives its owner’s session and a restart, and stops with a disabled account', async () => {
    const { person, name, program } = await withProgram('staff')
    await person.delete('/api/session')
    await booth.restart()
    expect((await program.get('/api/booth')).status).toBe(200)
    const socket = await booth.tablet(program)
    await booth.admin.patch(`/api/accounts/${encodeURIComponent(name)}`, { disabled: true })
    await until(() => !socket.socket.connected, 'the program’s socket is closed')
    expect((await program.get('/api/booth')).status).toBe(401)
    await booth.admin.patch(`/api/accounts/${encodeURIComponent(name)}`, { disabled: false })
    expect((await program.get('/api/booth')).status).toBe(200)
  })
})

describe('A9: steering', () => {
  test('only while the owner holds the lease', async () => {
    const { person, program, name } = await withProgram('staff', 'explainer')
    const command = () => program.post('/api/commands', { type: 'start-tour', tour: ids.tour })
    const refused = async (response: Response) => [response.status, await reasonOf(response)]
    expect(await refused(await command())).toEqual([409, 'owner-not-in-control'])
    await booth.admin.post('/api/commands', { type: 'take-control' })
    expect(await refused(await command())).toEqual([409, 'owner-not-in-control'])
    await booth.admin.post('/api/commands', { type: 'yield-control' })
    await person.post('/api/commands', { type: 'take-control' })
    expect((await command()).status).toBe(200)
    expect(booth.server.context.booth.current.mode.name).toBe('tour')
    const [row] = await auditOf()
    expect([row?.action, row?.actor]).toEqual(['command:start-tour', `${name} / 台口按键`])
    await person.post('/api/commands', { type: 'yield-control' })
    expect(await refused(await program.post('/api/commands', { type: 'end-tour' }))).toEqual([
      409,
      'owner-not-in-control',
    ])
  })

  test('control passes between people: a token neither takes it nor gives it away', async () => {
    const { person, program } = await withProgram('staff')
    const other = await booth.as('staff')
    await person.post('/api/commands', { type: 'take-control' })
    await other.post('/api/commands', { type: 'request-control' })
    const session = booth.server.context.booth.current.leaseRequest?.session
    expect(session).toBeDefined()
    for (const command of [
      { type: 'take-control' },
      { type: 'take-control', pin: '135790' },
      { type: 'request-control' },
      { type: 'yield-control' },
      { type: 'grant-control', session },
      { type: 'deny-control', session },
    ]) {
      const response = await program.post('/api/commands', command)
      expect([response.status, await reasonOf(response)], command.type).toEqual([409, 'token-no-lease'])
    }
    expect(booth.server.context.booth.current).toMatchObject({
      lease: { holder: await nameOf(person) },
      leaseRequest: { session },
    })
  })

  test('an emergency needs no lease', async () => {
    const { program } = await withProgram('viewer')
    expect((await program.post('/api/commands', { type: 'raise-emergency', text: ids.text })).status).toBe(200)
    expect(booth.server.context.booth.current.over[0]?.name).toBe('emergency')
    const lifting = await program.post('/api/commands', { type: 'clear-emergency' })
    expect([lifting.status, await reasonOf(lifting)]).toEqual([403, 'not-allowed'])
  })

  test('over a socket the same holds', async () => {
    const { person, program } = await withProgram('staff')
    const socket = await booth.tablet(program)
    expect(await socket.send({ type: 'blank' })).toEqual({ ok: false, error: 'owner-not-in-control' })
    await person.post('/api/commands', { type: 'take-control' })
    expect(await socket.send({ type: 'blank' })).toMatchObject({ ok: true })
    expect(await socket.send({ type: 'unblank' })).toMatchObject({ ok: true })
  })
})

test('A10: when the owner’s role falls, the token’s rights fall with it', async () => {
  const { name, program } = await withProgram('approver')
  expect((await program.get('/api/exports/events.csv')).status).toBe(200)
  await booth.admin.patch(`/api/accounts/${encodeURIComponent(name)}`, { role: 'explainer' })
  expect((await program.get('/api/exports/events.csv')).status).toBe(403)
  const response = await program.post('/api/commands', { type: 'clear-safe' })
  expect([response.status, await reasonOf(response)]).toEqual([403, 'not-allowed'])
})

test('A6: a token in a cookie opens nothing, and another site’s page cannot use one', async () => {
  const { token } = (await withProgram('staff')).program
  expect((await api(booth.url).get('/api/booth', { cookie: `zhantai_session=${token}` })).status).toBe(401)
  const other = await api(booth.url, token).post('/api/commands', { type: 'blank' }, { Origin: 'http://evil.example' })
  expect([other.status, await reasonOf(other)]).toEqual([403, 'other-origin'])
})

describe('A11: too fast', () => {
  test('beyond twenty calls a second a token is refused with 429, and others are not', async () => {
    const { program } = await withProgram('staff')
    const other = (await withProgram('staff')).program
    const answers = await Promise.all(Array.from({ length: 60 }, () => program.get('/api/booth')))
    const late = answers.filter(({ status }) => status === 429)
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(20)
    expect(late.length).toBeGreaterThan(0)
    expect(late[0]?.headers.get('retry-after')).toBe('1')
    expect(late[0] && (await reasonOf(late[0]))).toBe('too-many-requests')
    expect((await other.get('/api/booth')).status).toBe(200)
  })

  test('commands count too, but the first emergency is never one too many', async () => {
    const { program } = await withProgram('staff')
    const flood = Array.from({ length: 60 }, () => program.post('/api/commands', { type: 'blank' }))
    const emergency = program.post('/api/commands', { type: 'raise-emergency', text: ids.text })
    expect((await Promise.all(flood)).some(({ status }) => status === 429)).toBe(true)
    expect((await emergency).status).toBe(200)
  })
})

describe('A12: one key for next', () => {
  const steps = async (who: Api) => (await (await who.get('/api/steps')).json()) as TourSteps

  test('a walk by key goes where the tablet’s Next would, to the closing and no further', async () => {
    const { person, program } = await withProgram('explainer')
    const none = await program.post('/api/steps/next', {})
    expect([none.status, await reasonOf(none)]).toEqual([409, 'no-tour-running'])
    expect(await steps(program)).toMatchObject({ now: null, next: null, back: null })
    await person.post('/api/commands', { type: 'take-control' })
    await person.post('/api/commands', { type: 'start-tour', tour: ids.tour })
    const names: string[] = []
    for (;;) {
      const { revision, now, next } = await steps(program)
      names.push(now?.name.zh ?? '')
      if (!next) break
      const { booth: live } = booth.server.context
      const moved = await program.post('/api/steps/next', { revision })
      expect(moved.status).toBe(200)
      expect(await moved.json()).toEqual({ revision: live.current.revision })
      if (names.length > 15) break // too fast for a token, and long enough a tour
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    expect(names.slice(0, 2)).toEqual(['到达', '总览'])
    expect(names.at(-1)).toBe('结束画面')
    const last = await program.post('/api/steps/next', { revision: booth.server.context.booth.current.revision })
    expect([last.status, await reasonOf(last)]).toEqual([409, 'no-further-step'])
  })

  test('a double press moves once: with a revision the second is refused, without one it is the same press', async () => {
    const { person, program } = await withProgram('explainer')
    await person.post('/api/commands', { type: 'take-control' })
    await person.post('/api/commands', { type: 'start-tour', tour: ids.tour })
    const { revision } = await steps(program)
    const both = await Promise.all([1, 2].map(() => program.post('/api/steps/next', { revision })))
    expect(booth.server.context.booth.current.mode).toMatchObject({ phase: 'overview' })
    const third = await program.post('/api/steps/next', { revision })
    expect([third.status, await reasonOf(third)]).toEqual([409, 'booth-moved'])
    expect(both.some(({ status }) => status === 200)).toBe(true)
    const same = await program.post('/api/steps/next', {})
    expect(same.status).toBe(200)
    expect(booth.server.context.booth.current.mode).toMatchObject({ phase: 'overview' })
    await new Promise((resolve) => setTimeout(resolve, 900))
    expect((await program.post('/api/steps/next', {})).status).toBe(200)
    expect(booth.server.context.booth.current.mode).toMatchObject({ phase: 'stop', stop: ids.stop })
  })

  test('the same lease is needed as for the command that it stands for', async () => {
    const { program } = await withProgram('explainer')
    await booth.command({ type: 'start-tour', tour: ids.tour })
    const response = await program.post('/api/steps/next', { revision: booth.server.context.booth.current.revision })
    expect([response.status, await reasonOf(response)]).toEqual([409, 'owner-not-in-control'])
  })
})
