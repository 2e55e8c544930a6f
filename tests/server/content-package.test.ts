import { readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { Content } from '#shared/content.ts'
import { Bundles } from '../../server/content/bundles.ts'
import { readEnv } from '../../server/env.ts'
import { backUp } from '../../server/package/backup.ts'
import { openPackage, pack } from '../../server/package/content-package.ts'
import { publishDraft } from '../support/approval.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { temporaryFolder } from '../support/folder.ts'

vi.setConfig({ testTimeout: 60_000 })

const now = Date.UTC(2023, 4, 12)
const envOf = (dataDir: string) => readEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' })
const draftOf = async (dataDir: string) =>
  Content.parse(JSON.parse(await readFile(join(dataDir, 'content.json'), 'utf8')))

async function runningBooth(): Promise<TestBooth> {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  return booth
}

/** A booth whose draft has a title and a drawing of its own, and the package that was made of it. */
async function packed() {
  const first = await runningBooth()
  const bundles = await Bundles.open(first.dataDir)
  const content = await draftOf(first.dataDir)
  const [key = '', drawing] = Object.entries(content.media).find(([, file]) => file.type === 'image/svg+xml') ?? []
  if (!drawing) throw new Error('The sample has no drawing.')
  const bytes = Buffer.concat([await readFile(bundles.mediaPath(drawing.hash)), Buffer.from('\n<!-- 桂林 -->\n')])
  const hash = await bundles.addMedia(bytes)
  content.media[key] = { ...drawing, hash, bytes: bytes.length }
  for (const exhibit of content.exhibits.slice(0, 1)) exhibit.title = { ...exhibit.title, zh: '桂林备好的展项' }
  await writeFile(join(first.dataDir, 'content.json'), JSON.stringify(content))
  const out = join(await temporaryFolder(), 'content.tar')
  await pack({ env: envOf(first.dataDir), now, out })
  return { first, out, hash, bytes }
}

test('D84: packed at one booth and opened at another that runs, it is the draft there, and on the screens once it is published', async () => {
  const { out, hash, bytes } = await packed()
  const second = await runningBooth()
  const shown = await (await second.admin.get('/api/content')).text()
  const opened = await openPackage({ env: envOf(second.dataDir), now, file: out })
  expect(opened).toMatchObject({ made: new Date(now).toISOString() })
  await expect.poll(async () => (await second.admin.get('/api/content/status')).json()).toMatchObject({ changed: true })
  expect(await (await second.admin.get('/api/content')).text(), 'no screen shows a draft').toBe(shown)
  expect((await publishDraft(second)).status).toBe(202)
  await expect.poll(async () => (await second.admin.get('/api/content')).text()).toContain('桂林备好的展项')
  const media = await second.admin.get(`/media/${hash}`)
  expect(Buffer.from(await media.arrayBuffer()).equals(bytes), 'byte for byte').toBe(true)
  expect((await readdir(second.dataDir)).filter((name) => name.includes('unfinished'))).toEqual([])
})

test('D85: a package without accounts or logs; damaged, of another kind or for no booth it is refused, and the draft stays', async () => {
  const { first, out, hash } = await packed()
  const whole = await readFile(out)
  expect(whole.includes('SQLite format 3'), 'no database').toBe(false)
  expect(whole.includes('leads.key')).toBe(false)
  const second = await runningBooth()
  const before = await readFile(join(second.dataDir, 'content.json'))
  const said = (file: string, dataDir = second.dataDir) =>
    openPackage({ env: envOf(dataDir), now, file }).then(
      () => 'opened',
      (error: Error) => error.message,
    )
  const damaged = Buffer.from(whole)
  const at = damaged.indexOf(`media/${hash}\0`) + 512
  damaged[at + 9] = (damaged[at + 9] ?? 0) ^ 1
  const file = join(await temporaryFolder(), 'damaged.tar')
  await writeFile(file, damaged)
  expect(await said(file)).toContain(`“data/media/${hash}”`)
  await writeFile(file, whole.subarray(0, 5_000))
  expect(await said(file)).toContain('cut off at “data/content.json”')
  const backup = join(await temporaryFolder(), 'backup.tar')
  await backUp({ dataDir: first.dataDir, databaseUrl: null, out: backup, now })
  expect(await said(backup)).toContain('npm run restore')
  expect(await said(out, await temporaryFolder())).toContain('holds no booth')
  expect(await readFile(join(second.dataDir, 'content.json'))).toEqual(before)
  expect(await readdir(join(second.dataDir, 'media'))).not.toContain(hash)
  expect((await readdir(second.dataDir)).filter((name) => name.includes('unfinished'))).toEqual([])
})
