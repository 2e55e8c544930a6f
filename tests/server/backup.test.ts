import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, readdir, stat, truncate, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import pino from 'pino'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import type { Booth } from '#shared/booth.ts'
import { backUp } from '../../server/package/backup.ts'
import { restore } from '../../server/package/restore.ts'
import { tarEntries, tarHeader } from '../../server/package/tar.ts'
import { api, type Api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { visitEvent } from '../support/fixtures.ts'
import { temporaryFolder } from '../support/folder.ts'
import { pairScreen } from '../support/clients.ts'
import { until } from '../support/until.ts'

vi.setConfig({ testTimeout: 60_000 })

const log = pino({ level: 'silent' })
const now = Date.UTC(2023, 4, 20)
const boothOf = async (admin: Api) => (await (await admin.get('/api/booth')).json()) as Booth
const eventsOf = async (admin: Api) =>
  (await (await admin.get('/api/exports/events.ndjson')).text()).split('\n').filter(Boolean)

async function runningBooth(): Promise<TestBooth> {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  return booth
}

/** A backup of a booth that ran, and where to put what comes of it. */
async function madeBackup() {
  const booth = await runningBooth()
  const folder = await temporaryFolder()
  const out = join(folder, 'booth.tar')
  await backUp({ dataDir: booth.dataDir, databaseUrl: null, out, now })
  return { booth, folder, out, into: join(folder, 'restored') }
}

const tryRestore = (file: string, dataDir: string) =>
  restore({ file, dataDir, now, log }).then(
    () => 'restored',
    (error: Error) => error.message,
  )

async function namesIn(file: string): Promise<string[]> {
  const handle = await open(file)
  const names: string[] = []
  for await (const { name } of tarEntries(handle)) names.push(name)
  await handle.close()
  return names
}

/** Where the bytes of a file in the tar begin. */
async function placeOf(file: string, name: string): Promise<number> {
  return (await readFile(file)).indexOf(Buffer.from(`${name}\0`)) + 512
}

async function damage(file: string, at: number): Promise<void> {
  const bytes = await readFile(file)
  bytes[at] = (bytes[at] ?? 0) ^ 0x01
  await writeFile(file, bytes)
}

/** The command line as an operator runs it, in a process of its own. */
function command(name: 'backup' | 'restore', args: string[], env: Record<string, string> = {}) {
  const script = fileURLToPath(new URL(`../../server/package/${name}-command.ts`, import.meta.url))
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, INIT_CWD: '/', ...env } })
  const said = { out: '', error: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.error += text))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { child, said, ended }
}

test('D80 D81: made while the booth takes events, restored, a second server shows the same with every event before it', async () => {
  const booth = await runningBooth()
  await booth.command({ type: 'set-muted', on: true })
  const kiosk = api(booth.url, await pairScreen(booth.url, booth.admin, 'west'))
  const send = async (count: number) => {
    const events = Array.from({ length: count }, () => visitEvent())
    await kiosk.post('/api/visit-events', { events })
    return events.map(({ id }) => id)
  }
  const before = await send(40)
  let running = true
  const busy = (async () => {
    while (running) await send(20)
  })()
  const folder = await temporaryFolder()
  const [out, into] = [join(folder, 'booth.tar'), join(folder, 'restored')]
  const made = command('backup', ['--data', booth.dataDir, '--out', out])
  expect(await made.ended, made.said.error).toBe(0)
  running = false
  await busy
  expect(made.said.out).toContain('PIN')
  expect((await stat(out)).mode & 0o777, 'only its owner reads it').toBe(0o600)
  expect(await readdir(folder)).toEqual([basename(out)])

  const back = command('restore', ['--data', into, out])
  expect(await back.ended, back.said.error).toBe(0)
  const second = await startBooth({ dataDir: into })
  onTestFinished(() => second.stop())
  const [here, there] = [await boothOf(booth.admin), await boothOf(second.admin)]
  expect(there).toMatchObject({ revision: here.revision, bundle: here.bundle, muted: true })
  expect(there.epoch, 'screens follow a restored store').not.toBe(here.epoch)
  const content = await (await booth.admin.get('/api/content')).text()
  expect(await (await second.admin.get('/api/content')).text()).toBe(content)
  const held = (await eventsOf(second.admin)).join('\n')
  expect(before.filter((id) => !held.includes(id))).toEqual([])
  // The screen that was paired with the first is paired with the second.
  expect((await api(second.url, kiosk.token).post('/api/visit-events', { events: [visitEvent()] })).status).toBe(200)
})

test('D80: all media, bundles and keys come back byte for byte, and the audit of both names the act', async () => {
  const { booth, out, into } = await madeBackup()
  expect(await tryRestore(out, into)).toBe('restored')
  const files = (await readdir(booth.dataDir, { recursive: true })).filter((name) =>
    /^(media|bundles)\/|\.key$|^content/.test(name),
  )
  expect(files.length).toBeGreaterThan(5)
  for (const name of files) {
    expect((await readFile(join(into, name))).equals(await readFile(join(booth.dataDir, name))), name).toBe(true)
    expect((await stat(join(into, name))).mode & 0o777).toBe(0o600)
  }
  const actions = (dataDir: string) => {
    const db = new DatabaseSync(join(dataDir, 'zhantai.db'), { readOnly: true })
    const rows = db.prepare('select action from audit order by seq').all()
    db.close()
    return rows.map((row) => row['action'])
  }
  expect(actions(booth.dataDir).at(-1)).toBe('backup-made')
  expect(actions(into).at(-1)).toBe('restored')
})

describe('D82: a file that is cut, damaged or no backup is refused by the name of what is wrong, and nothing changes', () => {
  test('a byte of any file in it', async () => {
    const { folder, out, into } = await madeBackup()
    const inside = (await namesIn(out)).slice(1)
    const tried = inside.filter((name, index) => !name.startsWith('data/media/') || index % 8 === 0)
    for (const name of tried) {
      // In the manifest a digit of a hash: the file that it belongs to is not to blame.
      const at = name.startsWith('manifest')
        ? (await readFile(out)).lastIndexOf('"sha256": "') + 12
        : await placeOf(out, name)
      await damage(out, at)
      expect(await tryRestore(out, into), name).toContain(`“${name}”`)
      expect(await readdir(folder)).toEqual(['booth.tar'])
      await damage(out, at) // put right again
    }
    expect(await tryRestore(out, into)).toBe('restored')
  })

  test('a header', async () => {
    const { out, into } = await madeBackup()
    const [, first = '', second = ''] = await namesIn(out)
    await damage(out, (await placeOf(out, second)) - 512 + 130)
    expect(await tryRestore(out, into)).toContain(`坏在“${first}”之后`)
  })

  test('cut off anywhere', async () => {
    const { folder, out, into } = await madeBackup()
    const { size } = await stat(out)
    for (const length of [size - 2_000, Math.floor(size / 2), 3_000, 700, 100, 0]) {
      await truncate(out, length)
      expect(await tryRestore(out, into), String(length)).toMatch(/cut off|missing or damaged/)
      expect(await readdir(folder)).toEqual(['booth.tar'])
    }
  })

  test('another file, a path that leads out, a folder that is in use, a file that is not there', async () => {
    const { booth, folder, out, into } = await madeBackup()
    const letter = join(folder, 'letter')
    await writeFile(letter, 'this is a letter\n'.repeat(200))
    expect(await tryRestore(letter, into)).toContain('no file of Zhantai’s')
    const whole = await readFile(out)
    const headEnd = (await placeOf(out, 'data/zhantai.db')) - 512
    for (const name of ['data/../../out', 'data//etc/passwd', 'data/C:\\out', 'other']) {
      const wicked = Buffer.concat([whole.subarray(0, headEnd), tarHeader(name, 0), Buffer.alloc(1_024)])
      await writeFile(letter, wicked)
      expect(await tryRestore(letter, into)).toContain(`“${name}”`)
    }
    expect(await tryRestore(out, booth.dataDir)).toContain('is not empty')
    expect(await tryRestore(join(folder, 'none'), into)).toContain('cannot be opened (ENOENT)')
    expect(existsSync(into)).toBe(false)
  })
})

describe('D83: a backup is there whole or not at all, and never over another or inside what it copies', () => {
  test('no booth, a name that is taken, a place inside the data, no such folder, no arguments', async () => {
    const { booth, folder, out } = await madeBackup()
    const said = (place: { dataDir?: string; out: string }) =>
      backUp({ dataDir: booth.dataDir, databaseUrl: null, now, ...place }).then(
        () => 'made',
        (error: Error) => error.message,
      )
    const whole = await readFile(out)
    expect(await said({ out })).toContain('exists already')
    expect(await readFile(out)).toEqual(whole)
    expect(await said({ out: join(booth.dataDir, 'media', 'b.tar') })).toContain('inside the data folder')
    expect(await said({ out: join(folder, 'none', 'b.tar') })).toContain('There is no folder')
    expect(await said({ dataDir: folder, out: join(folder, 'b.tar') })).toContain('holds no booth')
    const bare = command('backup', [])
    expect(await bare.ended).toBe(1)
    expect(bare.said.error).toContain('npm run backup -- --data DIR --out FILE')
    expect(await readdir(folder)).toEqual(['booth.tar'])
  })

  test('killed in the middle of a backup or a restore: nothing under the name, and the next run clears up', async () => {
    const booth = await runningBooth()
    const folder = await temporaryFolder()
    await mkdir(join(booth.dataDir, 'media'), { recursive: true })
    await writeFile(join(booth.dataDir, 'media', 'a-long-film'), Buffer.alloc(300_000_000, 7))
    const [out, into] = [join(folder, 'booth.tar'), join(folder, 'restored')]
    /** The run, once what it makes is growing beside its target. */
    const under = async (name: 'backup' | 'restore', args: string[], target: string) => {
      const run = command(name, args)
      const mine = `${basename(target)}.unfinished-${run.child.pid}`
      await until(async () => (await readdir(folder)).includes(mine), 'it is under way')
      return { ...run, mine }
    }
    const killed = async (name: 'backup' | 'restore', args: string[], target: string) => {
      const run = await under(name, args, target)
      run.child.kill('SIGKILL')
      await run.ended
      expect(existsSync(target), `${name} is not half there`).toBe(false)
      expect(await readdir(folder)).toContain(run.mine)
    }
    await killed('backup', ['--data', booth.dataDir, '--out', out], out)
    const called = await under('backup', ['--data', booth.dataDir, '--out', out], out)
    called.child.kill('SIGINT')
    expect(await called.ended).toBe(130)
    expect(await readdir(folder), 'called off, and the killed one cleared away').toEqual([])
    await backUp({ dataDir: booth.dataDir, databaseUrl: null, out, now })
    await killed('restore', ['--data', into, out], into)
    expect(await tryRestore(out, into)).toBe('restored')
    expect((await readdir(folder)).toSorted()).toEqual(['booth.tar', 'restored'])
    expect((await booth.admin.get('/healthz')).status).toBe(200)
  })
})
