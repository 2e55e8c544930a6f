import { access, copyFile, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Content } from '#shared/content.ts'
import { Bundles } from '../../server/content/bundles.ts'
import { addSampleMedia } from '../../server/content/sample.ts'
import { DurableJson, writeDurably } from '../../server/content/durable-json.ts'
import { ContentStore } from '../../server/content/store.ts'
import { publishDraft } from '../support/approval.ts'
import { startBooth } from '../support/booth.ts'
import { ids, rawSample, sampleContent } from '../support/fixtures.ts'
import { temporaryFolder } from '../support/folder.ts'
import { until } from '../support/until.ts'

const sample = sampleContent()
const renamed = (zh: string): Content => {
  const copy = sampleContent()
  copy.event.booth.zh = zh
  return copy
}
/** A folder in which good content was saved, and the paths of its files. */
async function savedFolder() {
  const folder = await temporaryFolder()
  await ContentStore.open(folder, renamed('好的一份'))
  return { folder, file: join(folder, 'content.json'), good: join(folder, 'content.good.json') }
}

describe('D1: a file is replaced whole or not at all', () => {
  test('what a killed write left behind beside it is not taken for the file, and the next write succeeds', async () => {
    const path = join(await temporaryFolder(), 'file.json')
    await writeDurably(path, '{"whole":1}')
    await writeFile(`${path}.new`, '{"hal')
    expect(await new DurableJson(path).read()).toEqual({ whole: 1 })
    await writeDurably(path, '{"whole":2}')
    expect(await new DurableJson(path).read()).toEqual({ whole: 2 })
    await expect(access(`${path}.new`)).rejects.toThrow()
  })

  test('a half-written content file’s leftover changes nothing at the start', async () => {
    const { folder, file } = await savedFolder()
    await writeFile(`${file}.new`, '{"version":1,"eve')
    const store = await ContentStore.open(folder, sample)
    expect(store.problem).toBeNull()
    expect(store.current.event.booth.zh).toBe('好的一份')
  })

  test('many writes at once leave one of them, whole', async () => {
    const folder = await temporaryFolder()
    const store = await ContentStore.open(folder, sample)
    const names = Array.from({ length: 12 }, (_, i) => `第${i}份`)
    await Promise.all(names.map((zh) => store.update((draft) => void (draft.event.booth.zh = zh))))
    const again = await ContentStore.open(folder, sample)
    expect(again.problem).toBeNull()
    expect(again.current).toEqual(store.current)
    expect(again.current.event.booth.zh, 'the last one').toBe(names.at(-1))
  })

  test('writes of one file at once never mix', async () => {
    const path = join(await temporaryFolder(), 'file.json')
    const texts = Array.from({ length: 20 }, (_, i) => JSON.stringify(String(i).repeat(50_000 - i * 2_000)))
    await Promise.all(texts.map((text) => writeDurably(path, text)))
    expect(await readFile(path, 'utf8')).toBe(texts.at(-1))
  })
})

describe('D2: a broken file never takes the good content away', () => {
  test.each<[string, (text: string) => string, string]>([
    ['half a file', (text) => text.slice(0, text.length / 2), ''],
    ['an empty file', () => '', ''],
    ['no JSON at all', () => 'version: 1', ''],
    ['a wrong type', (text) => text.replace('"area": 84', '"area": "84"'), 'event.area'],
    ['a missing text', (text) => text.replace('"idleSeconds": 45', '"idleSeconds": 5'), 'settings.idleSeconds'],
    ['another kind of document', () => '[]', ''],
  ])('%s: the last good copy stays, and the problem names the place', async (_what, spoil, path) => {
    const { folder, file } = await savedFolder()
    const spoiled = spoil(await readFile(file, 'utf8'))
    await writeFile(file, spoiled)
    const store = await ContentStore.open(folder, sample)
    expect(store.current.event.booth.zh).toBe('好的一份')
    expect(store.problem).toMatchObject({ file: 'content.json', path, detail: expect.stringMatching(/\S/) })
    expect(await readFile(file, 'utf8'), 'what was saved by hand is not overwritten').toBe(spoiled)
  })

  test('a broken good copy beside a good file is no trouble, and is made anew', async () => {
    const { folder, good } = await savedFolder()
    await writeFile(good, '{')
    const store = await ContentStore.open(folder, sample)
    expect(store.problem).toBeNull()
    expect(store.current.event.booth.zh).toBe('好的一份')
    expect(JSON.parse(await readFile(good, 'utf8'))).toEqual(store.current)
  })

  test('with both broken the sample is shown, and the problem says so', async () => {
    const { folder, file, good } = await savedFolder()
    await writeFile(file, '{')
    await writeFile(good, '{')
    const store = await ContentStore.open(folder, sample)
    expect(store.current).toEqual(sample)
    expect(store.problem).not.toBeNull()
  })

  test('a booth starts over a broken file, the panel is told where, and it clears when the file is mended', async () => {
    const dataDir = await temporaryFolder()
    const file = join(dataDir, 'content.json')
    await (await startBooth({ dataDir })).stop()
    const good = await readFile(file, 'utf8')
    await writeFile(file, good.replace('"area": 84', '"area": -1'))
    const booth = await startBooth({ dataDir })
    onTestFinished(() => booth.stop())
    const { warnings } = booth.server.context
    expect(warnings.list()).toContainEqual({
      kind: 'content-broken',
      file: 'content.json',
      path: 'event.area',
      detail: expect.any(String),
    })
    const refused = await booth.admin.post('/api/content/publish')
    expect(refused.status).toBe(409)
    expect(await refused.json()).toMatchObject({
      reason: 'content-broken',
      detail: expect.stringContaining('event.area'),
    })
    await writeFile(file, good.replace('"area": 84', '"area": 96'))
    await until(() => !warnings.has('content-broken'), 'the mended file is taken over')
    expect(booth.server.context.content.current.event.area).toBe(96)
    const status = (await (await booth.admin.get('/api/content/status')).json()) as { changed: boolean }
    expect(status.changed, 'nothing reaches a screen before it is published').toBe(true)
  })
})

describe('an edit', () => {
  test('is validated before it counts: a refused one leaves nothing behind, on disk or in memory', async () => {
    const { folder, file } = await savedFolder()
    const store = await ContentStore.open(folder, sample)
    const before = [structuredClone(store.current), await readFile(file, 'utf8')]
    const problem = await store.update((draft) => {
      draft.event.booth.zh = '改了一半'
      draft.exhibits[0]!.related = [ids.noExhibit]
    })
    expect(problem).toMatchObject({ path: 'exhibits.0.related.0' })
    expect([store.current, await readFile(file, 'utf8')]).toEqual(before)
  })

  test('that is right is on disk when it resolves', async () => {
    const { folder } = await savedFolder()
    const store = await ContentStore.open(folder, sample)
    expect(await store.update((draft) => void (draft.event.booth.zh = '改好了'))).toBeNull()
    expect((await ContentStore.open(folder, sample)).current.event.booth.zh).toBe('改好了')
  })
})

describe('D3: bundles', () => {
  async function openBundles() {
    const folder = await temporaryFolder()
    const bundles = await Bundles.open(folder)
    await addSampleMedia(sample, bundles)
    const pathOf = (hash: string) => join(folder, 'bundles', `${hash}.json`)
    return { folder, bundles, pathOf }
  }

  test('are named by the SHA-256 of their bytes, and equal content has one name whatever the order of its keys', async () => {
    const { bundles, pathOf } = await openBundles()
    const hash = await bundles.publish(sample)
    expect(
      createHash('sha256')
        .update(await readFile(pathOf(hash)))
        .digest('hex'),
    ).toBe(hash)
    const turned = Object.fromEntries(Object.entries(rawSample()).toReversed())
    expect(await bundles.nameOf(Content.parse(turned))).toBe(hash)
    expect(await bundles.nameOf(renamed('别的'))).not.toBe(hash)
  })

  test('are never changed: publishing again writes nothing, editing makes another', async () => {
    const { folder, bundles, pathOf } = await openBundles()
    const hash = await bundles.publish(sample)
    const before = await readFile(pathOf(hash))
    expect(await bundles.publish(sample)).toBe(hash)
    const other = await bundles.publish(renamed('别的'))
    expect(await readFile(pathOf(hash))).toEqual(before)
    expect((await readdir(join(folder, 'bundles'))).toSorted()).toEqual([`${hash}.json`, `${other}.json`].toSorted())
  })

  test('are not served when a byte is wrong', async () => {
    const { folder, bundles, pathOf } = await openBundles()
    const hash = await bundles.publish(sample)
    const bytes = await readFile(pathOf(hash))
    bytes[bytes.length - 20]! ^= 1
    await writeFile(pathOf(hash), bytes)
    const fresh = await Bundles.open(folder)
    expect(await fresh.json(hash)).toBeNull()
    expect(await fresh.load(hash)).toBeNull()
    expect(await fresh.newest()).toBeNull()
  })

  test('need every media file, whole: the one that is missing or damaged is named', async () => {
    const { bundles } = await openBundles()
    const [key, { hash }] = Object.entries(sample.media)[3]!
    const bytes = await readFile(bundles.mediaPath(hash))
    await writeFile(bundles.mediaPath(hash), Buffer.concat([bytes, Buffer.from(' ')]))
    await expect(bundles.publish(sample)).rejects.toThrow(`The media file “${key}” is damaged`)
    await rm(bundles.mediaPath(hash))
    await expect(bundles.publish(sample)).rejects.toThrow(`The media file “${key}” (${hash.slice(0, 12)}…) is missing.`)
  })

  test('a booth whose bundle is damaged starts with the newest whole one and warns', async () => {
    const dataDir = await temporaryFolder()
    const first = await startBooth({ dataDir })
    const sampleHash = first.server.context.booth.current.bundle
    await first.server.context.content.update((draft) => void (draft.event.booth.zh = '第二版'))
    await publishDraft(first)
    await until(() => first.server.context.booth.current.bundle !== sampleHash, 'the second bundle is shown')
    const second = first.server.context.booth.current.bundle
    await first.stop()
    await copyFile(join(dataDir, 'bundles', `${sampleHash}.json`), join(dataDir, 'bundles', `${second}.json`))
    const booth = await startBooth({ dataDir })
    onTestFinished(() => booth.stop())
    expect(booth.server.context.booth.current.bundle).toBe(sampleHash)
    expect(booth.server.context.warnings.list()).toContainEqual(
      expect.objectContaining({ kind: 'content-broken', file: `bundles/${second.slice(0, 12)}….json` }),
    )
    const content = await booth.admin.get('/api/content')
    expect(content.headers.get('etag')).toBe(`"${sampleHash}"`)
    expect((await booth.admin.get(`/api/content/${second}`)).status).toBe(404)
  })
})

describe('over HTTP', () => {
  test('the content’s ETag is its hash, an unchanged one is not sent again, media come with type and ranges', async () => {
    const booth = await startBooth()
    onTestFinished(() => booth.stop())
    const { bundle } = booth.server.context.booth.current
    const whole = await booth.admin.get('/api/content')
    expect(whole.headers.get('etag')).toBe(`"${bundle}"`)
    expect(
      createHash('sha256')
        .update(await whole.text())
        .digest('hex'),
    ).toBe(bundle)
    expect(
      (await booth.admin.get('/api/content', { 'If-None-Match': `"${bundle}"`, 'Cache-Control': 'max-age=0' })).status,
    ).toBe(304)
    const { hash, bytes, type } = Object.values(sample.media)[0]!
    const media = await booth.admin.get(`/media/${hash}`)
    expect(media.headers.get('content-type')).toBe(type)
    const all = Buffer.from(await media.arrayBuffer())
    expect(all.length).toBe(bytes)
    const part = await booth.admin.get(`/media/${hash}`, { Range: 'bytes=10-19' })
    expect(part.status).toBe(206)
    expect(part.headers.get('content-range')).toBe(`bytes 10-19/${bytes}`)
    expect(Buffer.from(await part.arrayBuffer())).toEqual(all.subarray(10, 20))
    expect((await booth.admin.get(`/media/${hash}`, { Range: `bytes=${bytes}-` })).status).toBe(416)
  })
})
