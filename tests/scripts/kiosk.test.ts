import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { kioskFlags } from '../../scripts/kiosk-flags.mjs'
import { readKioskOptions } from '../../scripts/kiosk-options.mjs'
import { kioskPolicy } from '../../scripts/kiosk-policy.mjs'
import { prepareProfile } from '../../scripts/kiosk-profile.mjs'
import { until } from '../support/until.ts'

const script = fileURLToPath(new URL('../../scripts/kiosk.mjs', import.meta.url))
const insecure = '--unsafely-treat-insecure-origin-as-secure='

let folder: string
let server: Server
let kiosk: ChildProcess | undefined

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), '屏幕 '))
})
afterEach(async () => {
  kiosk?.kill('SIGKILL')
  server?.close()
  await rm(folder, { recursive: true })
})

test.for([
  ['http://192.168.1.10:8080/kiosk/', true],
  ['http://kiosk.lan', true],
  ['http://localhost:8080', false],
  ['http://127.3.0.1:8080', false],
  ['https://kiosk.lan', false],
] as const)('%s has to be called secure: %s', ([address, called]) => {
  const url = new URL(address)
  const flags = kioskFlags({ server: url, screen: 'west', profile: folder, asRoot: false, extra: [] })
  expect(flags.includes(insecure + url.origin)).toBe(called)
  expect('OverrideSecurityRestrictionsOnInsecureOrigin' in kioskPolicy(url)).toBe(called)
  expect(flags.at(-1)).toBe(`${url.origin}/kiosk/?screen=west`)
  expect(flags).not.toContain('--no-sandbox')
})

test.for([
  [['--screen', 'West Wall'], /West Wall/],
  [['--screen', 'west', '--server', 'kiosk.lan:80'], /--server/],
  [['--screen', 'west', '--sever', 'http://x'], /--sever/],
  [[], /--screen/],
] as const)('%j is refused by name', ([args, message]) => {
  expect(() => readKioskOptions([...args])).toThrow(message)
})

test('a profile whose browser was killed does not ask to restore pages', async () => {
  await mkdir(join(folder, 'Default'))
  const path = join(folder, 'Default', 'Preferences')
  await writeFile(path, JSON.stringify({ profile: { name: 'x', exit_type: 'Crashed', exited_cleanly: false } }))
  prepareProfile(folder)
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
    profile: { name: 'x', exit_type: 'Normal', exited_cleanly: true },
  })
})

test('a screen waits for the server, is opened again when its browser dies, and stops with status 0', async () => {
  let healthy = false
  server = createServer((_request, response) => response.writeHead(healthy ? 200 : 503).end())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const opened = join(folder, 'opened')
  const browser = join(folder, 'browser')
  await writeFile(browser, `#!/bin/sh\necho $$ "$@" >> "${opened}"\nexec sleep 60\n`)
  await chmod(browser, 0o755)

  kiosk = spawn(process.execPath, [script, '--screen', 'west', '--server', url], {
    env: { ...process.env, DATA_DIR: folder, ZHANTAI_BROWSER: browser },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let told = ''
  kiosk.stderr?.setEncoding('utf8').on('data', (text: string) => (told += text))
  const openings = async () => (await readFile(opened, 'utf8').catch(() => '')).trim().split('\n').filter(Boolean)

  await until(() => told.includes('Waiting'), 'it says that it waits')
  expect(await openings()).toEqual([])
  healthy = true
  await until(async () => (await openings()).length === 1, 'the browser is opened')
  const [first = ''] = await openings()
  expect(first).toContain(`--user-data-dir=${join(folder, 'screens', 'west')}`)
  process.kill(Number.parseInt(first), 'SIGKILL')
  await until(async () => (await openings()).length === 2, 'it is opened again')

  const last = Number.parseInt((await openings())[1] ?? '')
  kiosk.kill('SIGTERM')
  const [status] = (await once(kiosk, 'exit')) as [number | null]
  expect(status).toBe(0)
  expect(() => process.kill(last, 0)).toThrow()
})
