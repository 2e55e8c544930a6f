import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { startBooth } from '../support/booth.ts'
import { ids, visitEvent } from '../support/fixtures.ts'
import { api } from '../support/api.ts'
import { emptyDatabase, startPostgres, type TestPostgres } from '../support/postgres.ts'
import { until } from '../support/until.ts'
import { apiTokensContract } from './api-tokens.contract.ts'
import { callsContract } from './calls.contract.ts'
import { draftContract } from './draft.contract.ts'
import { scansContract } from './scans.contract.ts'
import { setUpContract } from './set-up.contract.ts'
import { storageContract } from './storage.contract.ts'
import { tourRecordsContract } from './tour-records.contract.ts'

const openSqlite = async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhantai-'))
  return { dataDir, url: null, close: () => rm(dataDir, { recursive: true, force: true }) }
}
storageContract('SQLite', openSqlite)
tourRecordsContract('SQLite', openSqlite)
apiTokensContract('SQLite', openSqlite)
callsContract('SQLite', openSqlite)
scansContract('SQLite', openSqlite)
draftContract('SQLite', openSqlite)
setUpContract('SQLite', openSqlite)

let postgres: TestPostgres
beforeAll(async () => (postgres = await startPostgres()), 60_000)
afterAll(() => postgres?.stop())

const openPostgres = async () => {
  const { url, stop } = await emptyDatabase(postgres.url)
  return { dataDir: '', url, close: stop }
}
storageContract('PostgreSQL', openPostgres)
tourRecordsContract('PostgreSQL', openPostgres)
apiTokensContract('PostgreSQL', openPostgres)
callsContract('PostgreSQL', openPostgres)
scansContract('PostgreSQL', openPostgres)
draftContract('PostgreSQL', openPostgres)
setUpContract('PostgreSQL', openPostgres)

test('a whole booth runs on PostgreSQL: tour, events, export, restart', async () => {
  const database = await emptyDatabase(postgres.url)
  onTestFinished(() => database.stop())
  const booth = await startBooth({ env: { DATABASE_URL: database.url } })
  onTestFinished(() => booth.stop())
  const kiosk = await booth.kiosk('west')
  expect((await booth.command({ type: 'start-tour', tour: ids.tour })).status).toBe(200)
  await until(() => kiosk.booth()?.mode.name === 'tour', 'the screen follows')
  const events = [visitEvent(), visitEvent()]
  const sender = api(booth.url, kiosk.token)
  for (let i = 0; i < 2; i++) expect((await sender.post('/api/visit-events', { events })).status).toBe(200)
  for (const name of ['nul\u0000', 'half \ud83d']) {
    expect((await api(booth.url).post('/api/session', { name, pin: '1' })).status).toBe(400)
  }
  expect((await booth.admin.patch('/api/accounts/%00', {})).status).toBe(404)
  const lines = (await (await booth.admin.get('/api/exports/events.ndjson')).text()).trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(events.map(({ id }) => id))
  await booth.restart()
  expect(booth.server.context.booth.current.mode.name).toBe('tour')
  await until(() => kiosk.socket.connected, 'the screen is back')
  expect(await booth.server.context.audit.firstBroken()).toBeNull()
})
