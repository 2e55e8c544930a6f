import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hashInputs, isBuilt, stampIn } from '../../scripts/build-inputs.mjs'
import { missingPackages } from '../../scripts/installed.mjs'
import { isGoodEnough } from '../../scripts/node.mjs'

let folder: string
const write = async (path: string, text: string) => {
  await mkdir(join(folder, path, '..'), { recursive: true })
  await writeFile(join(folder, path), text)
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), '展台 '))
})
afterEach(() => rm(folder, { recursive: true }))

describe('built pages', () => {
  beforeEach(async () => {
    await write('kiosk/main.ts', 'one')
    await write('shared/web/tokens.css', 'two')
    await write('server/main.ts', 'three')
    await write('package-lock.json', '{}')
    await write('dist/kiosk/index.html', '')
    await write('dist/control/index.html', '')
    await writeFile(stampIn(join(folder, 'dist')), hashInputs(folder))
  })

  test('are fresh after a build', () => expect(isBuilt(folder)).toBe(true))

  test('stay fresh when a clone or a touch gives the files new times', async () => {
    await utimes(join(folder, 'kiosk/main.ts'), new Date(), new Date())
    expect(isBuilt(folder)).toBe(true)
  })

  test('stay fresh when only the server changed', async () => {
    await write('server/main.ts', 'other')
    expect(isBuilt(folder)).toBe(true)
  })

  test.for(['kiosk/main.ts', 'kiosk/scenes/New.svelte', 'shared/web/tokens.css', 'package-lock.json'])(
    'are stale when %s changed',
    async (path) => {
      await write(path, 'other')
      expect(isBuilt(folder)).toBe(false)
    },
  )

  test('are stale when a file was renamed', async () => {
    await rm(join(folder, 'kiosk/main.ts'))
    await write('kiosk/other.ts', 'one')
    expect(isBuilt(folder)).toBe(false)
  })

  test('are stale when a page or the stamp is gone', async () => {
    await rm(join(folder, 'dist/control/index.html'))
    expect(isBuilt(folder)).toBe(false)
    await write('dist/control/index.html', '')
    expect(isBuilt(folder)).toBe(true)
    await rm(stampIn(join(folder, 'dist')))
    expect(isBuilt(folder)).toBe(false)
  })
})

describe('installed packages', () => {
  const elsewhere = process.platform === 'linux' ? 'win32' : 'linux'
  const lock = {
    'node_modules/a': { version: '1.0.0' },
    'node_modules/here': { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] },
    'node_modules/there': { version: '1.0.0', optional: true, os: [elsewhere], cpu: [process.arch] },
  }
  const record = (packages: object) => write('node_modules/.package-lock.json', JSON.stringify({ packages }))

  beforeEach(async () => {
    await write('package-lock.json', JSON.stringify({ packages: { '': {}, ...lock } }))
    await write('node_modules/a/package.json', '{}')
    await write('node_modules/here/package.json', '{}')
    await record({ 'node_modules/a': lock['node_modules/a'], 'node_modules/here': lock['node_modules/here'] })
  })

  test('are complete without those for other platforms', () => expect(missingPackages(folder)).toEqual([]))

  test('are all missing after an install that was interrupted', async () => {
    await rm(join(folder, 'node_modules/.package-lock.json'))
    expect(missingPackages(folder)).toEqual(['node_modules/a', 'node_modules/here'])
  })

  test('are missing in another version, without their folder, or left out as optional', async () => {
    await record({ 'node_modules/a': { version: '0.9.0' } })
    expect(missingPackages(folder)).toEqual(['node_modules/a', 'node_modules/here'])
    await record(lock)
    await rm(join(folder, 'node_modules/a'), { recursive: true })
    expect(missingPackages(folder)).toEqual(['node_modules/a'])
  })
})

test.for([
  ['v20.20.2', false],
  ['v22.17.9', false],
  ['v22.18.0', true],
  ['v24.21.0', true],
  ['26.0.0', true],
] as const)('Node %s is good enough: %s', ([version, good]) => expect(isGoodEnough(version)).toBe(good))
