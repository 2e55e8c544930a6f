import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { until } from '../support/until.ts'
import { isListening, killLeftovers, npmStart } from './npm-start.ts'
import { copyTree, projectRoot } from './tree.ts'

vi.setConfig({ testTimeout: 90_000 }) // the first start may have to build

let tree: Awaited<ReturnType<typeof copyTree>>
let data: string

beforeAll(async () => {
  tree = await copyTree()
  data = await mkdtemp(join(tmpdir(), 'zhantai-'))
})
afterEach(killLeftovers)
afterAll(async () => {
  await tree.remove()
  await rm(data, { recursive: true, force: true })
})

const start = () => npmStart(tree.folder, { DATA_DIR: data })

const isFree = (url: string) => until(async () => !(await isListening(url)), 'the port is free')

test('npm start on a path with spaces and 汉字 serves both pages; SIGTERM to npm stops it with status 0', async () => {
  const booth = await start()
  expect(booth.lines.at(-1)).toBe(`ready ${booth.url}`)
  for (const path of ['/healthz', '/kiosk/', '/control/']) expect((await fetch(booth.url + path)).status).toBe(200)
  expect(await booth.signal('SIGTERM', 'npm')).toBe(0)
  await isFree(booth.url)
})

test('a second start installs and builds nothing; Ctrl-C stops it with status 0', async () => {
  const marks = [join(projectRoot, 'node_modules/.package-lock.json'), join(tree.folder, 'dist/.inputs')]
  const times = () => Promise.all(marks.map(async (path) => (await stat(path)).mtimeMs))
  const before = await times()
  const booth = await start()
  expect(await booth.signal('SIGINT', 'group')).toBe(0)
  await isFree(booth.url)
  expect(booth.told()).not.toMatch(/Installing|Building/)
  expect(await times()).toEqual(before)
})

test('a killed npm leaves no server behind', async () => {
  const booth = await start()
  await booth.signal('SIGKILL', 'npm')
  await isFree(booth.url)
})
