import { fileURLToPath } from 'node:url'
import { spawnSync } from 'node:child_process'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import pino from 'pino'
import { AuditLog } from '../../server/storage/audit-log.ts'
import { openDatabase } from '../../server/storage/database.ts'
import { api } from '../support/api.ts'
import { adminPin, startBooth, type TestBooth } from '../support/booth.ts'
import { pairScreen } from '../support/clients.ts'
import { ids } from '../support/fixtures.ts'

async function start(): Promise<TestBooth> {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  return booth
}
const entries = async (booth: TestBooth) =>
  (await booth.server.context.audit.page(1_000)).map(({ actor, action }) => `${actor}: ${action}`).toReversed()

test('A1: accepted commands, sign-ins, pairings, exports and changes of accounts are in the audit, with who did it; refusals are not', async () => {
  const booth = await start()
  await api(booth.url).post('/api/session', { name: '小李', pin: '1' })
  await booth.command({ type: 'close' })
  await booth.admin.post('/api/commands', { type: 'close' }) // changes nothing, yet was accepted
  await booth.admin.post('/api/commands', { type: 'pause-tour' })
  await pairScreen(booth.url, booth.admin, 'west')
  await booth.admin.patch('/api/kiosks/west', { name: '西屏' })
  await booth.admin.post('/api/kiosks/west/reload')
  await booth.admin.delete('/api/kiosks/west')
  await booth.admin.get('/api/exports/events.csv')
  await booth.admin.get('/api/exports/events.ndjson')
  await booth.admin.post('/api/accounts', { name: '小李', role: 'staff', pin: '135790' })
  await booth.admin.patch('/api/accounts/%E5%B0%8F%E6%9D%8E', { pin: '246802' })
  await booth.admin.post('/api/content/publish')
  await booth.admin.delete('/api/session')
  expect(await entries(booth)).toEqual([
    'server: account-added',
    'admin: signed-in',
    '小李: sign-in-refused',
    'admin: command:take-control',
    'admin: command:close',
    'admin: command:close',
    'admin: kiosk-paired',
    'admin: kiosk-named',
    'admin: kiosk-reloaded',
    'admin: kiosk-revoked',
    'admin: exported:events.csv',
    'admin: exported:events.ndjson',
    'admin: account-added',
    'admin: account-changed',
    'admin: published',
    'server: command:prepare-bundle',
    'server: command:drop-lease',
    'admin: signed-out',
  ])
  expect(await booth.server.context.audit.firstBroken()).toBeNull()
  const stored = JSON.stringify(await booth.server.context.audit.page(1_000))
  expect(stored).not.toMatch(/246802|135790/)
})

test.each([
  ['a changed actor', `update audit set actor = 'somebody else' where seq = 3`, 3],
  ['a changed time', `update audit set at = at - 1 where seq = 2`, 2],
  ['a changed detail', `update audit set detail = '{}' where seq = 4`, 4],
  ['a row taken out', `delete from audit where seq = 3`, 4],
  ['a row and its hash replaced', `update audit set hash = '${'0'.repeat(64)}' where seq = 5`, 5],
  ['two rows exchanged', `update audit set action = (select action from audit b where b.seq = 5) where seq = 4`, 4],
])('A1: %s is found', async (_what, statement, seq) => {
  const booth = await start()
  for (const on of [true, false, true, false]) await booth.command({ type: 'set-muted', on })
  const { db, audit } = booth.server.context
  expect(await audit.firstBroken()).toBeNull()
  await sql.raw(statement).execute(db)
  expect(await audit.firstBroken()).toBe(seq)
})

test('A1: names in any script, with half a surrogate pair or a quotation mark, keep the chain whole', async () => {
  const booth = await start()
  for (const name of ['桂林', "o'hara", '\ud83d\ude00', 'quote"\\', 'ﷺ', 'a\u202eb']) {
    await api(booth.url).post('/api/session', { name, pin: '1' })
  }
  for (const name of ['half \ud83d', 'nul\u0000']) {
    expect((await api(booth.url).post('/api/session', { name, pin: '1' })).status).toBe(400)
  }
  await booth.server.context.audit.append({ at: 1, actor: 'half \ud83d', action: 'x', detail: { half: '\ude00' } })
  expect(await booth.server.context.audit.firstBroken()).toBeNull()
})

test('A1: entries of many callers at once, and of another program, form one chain, and commands go on being stored', async () => {
  const booth = await start()
  const { audit, env } = booth.server.context
  await Promise.all(
    Array.from({ length: 50 }, (_, i) => audit.append({ at: i, actor: 'a', action: 'b', detail: { i } })),
  )
  const other = await openDatabase(env.dataDir, null, pino({ level: 'silent' }))
  onTestFinished(() => other.destroy())
  await new AuditLog(other).append({ at: 1, actor: 'command line', action: 'pin-reset', detail: {} })
  expect((await booth.command({ type: 'close' })).status).toBe(200)
  expect(await (await booth.admin.get('/healthz')).json()).toMatchObject({ status: 'ok' })
  await new AuditLog(other).append({ at: 1, actor: 'command line', action: 'pin-reset', detail: {} })
  await booth.command({ type: 'open' })
  expect(await audit.firstBroken()).toBeNull()
  await booth.restart()
  expect(booth.server.context.booth.current.mode.name).toBe('free')
})

test('the audit is read newest first, a page at a time', async () => {
  const booth = await start()
  for (const on of [true, false]) await booth.command({ type: 'set-muted', on })
  const page = async (query: string) =>
    (await (await booth.admin.get(`/api/audit?${query}`)).json()) as { seq: number }[]
  const newest = await page('limit=2')
  expect(newest.map(({ seq }) => seq)).toEqual([newest[0]!.seq, newest[0]!.seq - 1])
  const older = await page(`limit=2&before=${newest[1]!.seq}`)
  expect(older[0]?.seq).toBe(newest[1]!.seq - 1)
})

test(
  'A2: an administrator’s PIN is reset on the command line while the booth runs, and the booth goes on',
  { timeout: 120_000 },
  async () => {
    const booth = await start()
    const script = fileURLToPath(new URL('../../server/reset-pin.ts', import.meta.url))
    const reset = spawnSync(process.execPath, [script, '--name', 'admin'], {
      env: { ...process.env, DATA_DIR: booth.dataDir },
      encoding: 'utf8',
    })
    expect(reset.stderr).toBe('')
    const [, pin] = /^admin {2}PIN (\d{8})\n$/.exec(reset.stdout) ?? []
    expect((await booth.admin.get('/api/session')).status, 'its sessions are over').toBe(401)
    expect((await api(booth.url).post('/api/session', { name: 'admin', pin: adminPin })).status).toBe(401)
    const admin = await api(booth.url).signIn('admin', pin ?? '')
    await admin.post('/api/commands', { type: 'take-control' })
    expect((await admin.post('/api/commands', { type: 'stand-by', tour: ids.tour })).status).toBe(200)
    expect(await (await admin.get('/healthz')).json()).toMatchObject({ status: 'ok' })
    expect(await booth.server.context.audit.firstBroken()).toBeNull()
    const unknown = spawnSync(process.execPath, [script, '--name', 'nobody'], {
      env: { ...process.env, DATA_DIR: booth.dataDir },
      encoding: 'utf8',
    })
    expect(unknown.status).toBe(1)
    expect(unknown.stderr).toMatch(/^--name “nobody”: there is no such account in .*\.\n$/)
  },
)
