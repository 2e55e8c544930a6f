import { readFile, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { adminPin, startBooth } from '../support/booth.ts'
import { temporaryFolder } from '../support/folder.ts'
import { spawnServer } from '../support/server-process.ts'

vi.setConfig({ testTimeout: 120_000 }) // whole processes, on machines that may do much else

/** What a start that cannot go on says, with its status. */
async function refusedStart(env: Record<string, string>): Promise<string> {
  const started = await spawnServer({ ADMIN_PIN: adminPin, ...env }).then(
    async (server) => `ready, although it should not be: ${await server.stop()}`,
    (error: Error) => error.message,
  )
  const [, said] = /^The server stopped with status 1: (.*)$/s.exec(started) ?? []
  if (said === undefined) throw new Error(started)
  expect(said, 'one sentence, no stack').not.toMatch(/\n|^\s+at /m)
  return said
}

/** A data folder in which a booth has run. */
async function usedFolder(): Promise<string> {
  const dataDir = await temporaryFolder()
  const booth = await startBooth({ dataDir })
  await booth.stop()
  return dataDir
}
const within = (dataDir: string) => join(dataDir, 'zhantai.db')
function change(dataDir: string, sql: string, ...values: string[]): void {
  const db = new DatabaseSync(within(dataDir))
  try {
    db.prepare(sql).run(...values)
  } finally {
    db.close()
  }
}

describe('E2: a start that cannot go on says why in one sentence, with status 1, and changes nothing', () => {
  test('a wrong setting', async () => {
    expect(await refusedStart({ DATA_DIR: await temporaryFolder(), PORT: 'x' })).toMatch(/^PORT=“x” is not accepted/)
  })

  test('a port in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await new Promise((resolve) => other.once('listening', resolve))
    const { port } = other.address() as AddressInfo
    const dataDir = await temporaryFolder()
    const said = await refusedStart({ DATA_DIR: dataDir, PORT: String(port), ADMIN_PIN: '' })
    expect(said).toMatch(new RegExp(`^PORT=“${port}” is not free: another program listens there\\.`))
    // The PIN is printed once: by the first start that gets as far as serving.
    const server = await spawnServer({ DATA_DIR: dataDir })
    expect(await server.stop()).toBe(0)
    expect(server.output()).toMatch(/admin {2}PIN \d{8}/)
  })

  test('a host that is not this machine', async () => {
    const said = await refusedStart({ DATA_DIR: await temporaryFolder(), HOST: '192.0.2.1' })
    expect(said).toMatch(/^HOST=“192\.0\.2\.1” is not accepted: the server cannot listen there/)
  })

  test('a DATA_DIR that is a file', async () => {
    const path = join(await temporaryFolder(), 'data')
    await writeFile(path, 'mine')
    expect(await refusedStart({ DATA_DIR: path })).toBe(
      `DATA_DIR=“${path}” is not accepted: it must be a folder the server may write to (EEXIST).`,
    )
    expect(await readFile(path, 'utf8')).toBe('mine')
  })

  test('a file that is no database', async () => {
    const dataDir = await temporaryFolder()
    await writeFile(within(dataDir), 'this is not a database, it is a letter\n'.repeat(100))
    const before = await readFile(within(dataDir))
    expect(await refusedStart({ DATA_DIR: dataDir })).toMatch(/^The database \/.*zhantai\.db cannot be read \(/)
    expect(await readFile(within(dataDir))).toEqual(before)
  })

  test('a database with damaged pages', async () => {
    const dataDir = await usedFolder()
    const whole = await readFile(within(dataDir))
    const damaged = Buffer.from(whole)
    damaged.fill(0xa5, 4_096)
    await writeFile(within(dataDir), damaged)
    expect(await refusedStart({ DATA_DIR: dataDir })).toMatch(/^The database \/.*zhantai\.db cannot be read \(/)
    expect(await readFile(within(dataDir))).toEqual(damaged)
    await writeFile(within(dataDir), whole)
    expect(await (await spawnServer({ DATA_DIR: dataDir })).stop(), 'the restored copy serves again').toBe(0)
  })

  test('a state of the booth that a later version wrote', async () => {
    const dataDir = await usedFolder()
    change(dataDir, `update booth_record set booth = json_set(booth, '$.mode.name', 'gala')`)
    expect(await refusedStart({ DATA_DIR: dataDir })).toMatch(
      /^The booth's last state in the database is not understood \(mode\.name: .*Start the version of Zhantai that wrote it/,
    )
    change(dataDir, `update booth_record set booth = json_set(booth, '$.mode.name', 'closed')`)
    const server = await spawnServer({ DATA_DIR: dataDir })
    expect(await server.stop()).toBe(0)
  })

  test('a database that a later version has migrated', async () => {
    const dataDir = await usedFolder()
    change(dataDir, `insert into kysely_migration (name, timestamp) values ('999-the-future', '2030-01-01')`)
    expect(await refusedStart({ DATA_DIR: dataDir })).toMatch(/^Cannot use the database \/.*999-the-future/)
  })

  test('a PostgreSQL that does not answer, its password kept out of the sentence', async () => {
    const url = 'postgres://booth:topsecret@localhost:1/booth'
    const said = await refusedStart({ DATA_DIR: await temporaryFolder(), DATABASE_URL: url })
    expect(said).toMatch(/^Cannot use the database at localhost:1: .*ECONNREFUSED/)
    expect(said).not.toContain('topsecret')
  })
})

test('the first start prints two addresses, the name and PIN of the first administrator, and `ready` last; the next one no PIN', async () => {
  const dataDir = await temporaryFolder()
  const first = await spawnServer({ DATA_DIR: dataDir })
  expect(await first.stop()).toBe(0)
  const lines = first.output().trimEnd().split('\n')
  expect(lines[0]).toContain(`http://127.0.0.1:${first.port}/kiosk/`)
  expect(lines[1]).toContain(`http://127.0.0.1:${first.port}/control/`)
  expect(lines[2]).toMatch(/admin {2}PIN \d{8}$/)
  expect(lines[3]).toBe(`ready http://127.0.0.1:${first.port}`)
  expect(lines).toHaveLength(4)
  const second = await spawnServer({ DATA_DIR: dataDir, ADMIN_PIN: '999999999' })
  expect(await second.stop()).toBe(0)
  expect(second.output()).not.toMatch(/PIN/)
  expect(second.errors()).toBe('')
})
