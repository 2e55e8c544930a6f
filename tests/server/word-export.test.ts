import { readdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SummaryDocument } from '#shared/summary-document.ts'
import { photograph } from '../../server/summary/word/images.ts'
import { writeWord } from '../../server/summary/word/write.ts'
import { WorkError, Works } from '../../server/summary/work/works.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { until } from '../support/until.ts'
import { unzipped } from '../support/unzip.ts'

let booth: TestBooth
beforeAll(async () => void (booth = await startBooth()))
afterAll(() => booth.stop())

const get = (query: string) => booth.admin.get(`/api/exports/summary.docx${query}`)
const workFolder = () => join(booth.dataDir, 'work')

describe('W12: the Word file', () => {
  test('comes whole under a Chinese name, is entered in the audit, and leaves nothing behind', async () => {
    const response = await get('?from=2023-05-20&to=2023-05-21&rounded=1&fonts=system&title=一市%0A工作总结')
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('wordprocessingml')
    expect(decodeURIComponent(response.headers.get('content-disposition')!)).toContain(
      '工作总结_20230520-20230521.docx',
    )
    const files = unzipped(new Uint8Array(await response.arrayBuffer()))
    const xml = files.get('word/document.xml')!
    expect(xml).toContain('附件')
    expect(xml).toContain('w:eastAsia="仿宋"')
    expect(xml).not.toContain('仿宋_GB2312')
    await until(async () => (await readdir(workFolder())).length === 0, 'the file that was sent is gone')
    const [entry] = await booth.server.context.audit.page(1)
    expect(entry).toMatchObject({ action: 'exported:summary.docx', actor: 'admin' })
  })

  test('is seen while it is made and can be called off; whoever waits is told, and nothing is left', async () => {
    const waiting = get('')
    const work = async () => ((await (await booth.admin.get('/api/work')).json()) as { work: { id: string }[] }).work
    await until(async () => (await work()).length === 1, 'the work is seen')
    const [running] = await work()
    expect(running).toMatchObject({ what: 'summary.docx', by: 'admin' })
    expect((await booth.admin.delete(`/api/work/${running!.id}`)).status).toBe(204)
    const response = await waiting
    expect(response.status).toBe(409)
    expect(await response.json()).toMatchObject({ reason: 'cancelled' })
    expect(await readdir(workFolder())).toEqual([])
    expect((await booth.admin.delete('/api/work/nothing')).status).toBe(204)
  })

  test.each([
    '?title=%0A',
    '?rounded=yes',
    '?fonts=comic',
    '?from=2023-05-22&to=2023-05-20',
    `?title=${'长'.repeat(41)}`,
  ])('%s is refused', async (query) => expect((await get(query)).status).toBe(400))
})

describe('W12: long work', () => {
  const script = (body: string) =>
    new URL(
      `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from 'node:worker_threads'; import { writeFileSync } from 'node:fs'; ${body}`)}`,
    )
  const run = (works: Works, body: string, signal?: AbortSignal) =>
    works.run({ what: 'a file', by: 'somebody', script: script(body), input: 1, ...(signal && { signal }) })

  test('a crash half-way leaves no file, fails by itself, and what waits behind it is done', async () => {
    const works = await Works.open(booth.dataDir)
    const broken = run(works, `writeFileSync(workerData.file, 'half'); throw new Error('no more paper')`)
    const ended = run(works, `writeFileSync(workerData.file, 'half'); process.exit(3)`)
    const whole = run(works, `writeFileSync(workerData.file, 'whole'); parentPort.postMessage('done')`)
    await expect(broken).rejects.toThrow(/a file: no more paper/)
    await expect(ended).rejects.toThrow(/before the file was whole/)
    const file = await whole
    expect((await stat(file.path)).size).toBe(5)
    await file.remove()
    expect(await readdir(workFolder())).toEqual([])
  })

  test('called off while it waits or while it runs, it ends, and the next start clears what a kill left', async () => {
    const works = await Works.open(booth.dataDir)
    const [first, second] = [new AbortController(), new AbortController()]
    const endless = run(works, `setInterval(() => {}, 1e6)`, first.signal)
    const behind = run(works, `parentPort.postMessage('done')`, second.signal)
    second.abort()
    await expect(behind).rejects.toBeInstanceOf(WorkError)
    first.abort()
    await expect(endless).rejects.toMatchObject({ kind: 'cancelled' })
    expect(works.list()).toEqual([])
    await writeFile(join(workFolder(), 'left.part'), 'half')
    await Works.open(booth.dataDir)
    expect(await readdir(workFolder())).toEqual([])
  })
})

describe('W13: photographs', () => {
  test('are turned the right way up, carry nothing of the camera, and two fit a page', async () => {
    const file = join(workFolder(), 'photo.jpg')
    const plain = sharp({ create: { width: 1200, height: 800, channels: 3, background: 'green' } })
    await plain
      .withExif({ IFD0: { Make: 'Camera' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toFile(file)
    const printed = await photograph(file)
    const { width = 0, height = 0, exif } = await sharp(printed.data).metadata()
    expect(height).toBeGreaterThan(width)
    expect(exif).toBeUndefined()
    expect(printed.height).toBeLessThanOrEqual(212)
  })

  test('a file that is no picture is refused', async () => {
    const file = join(workFolder(), 'photo.jpg')
    await writeFile(file, 'not a picture')
    await expect(photograph(file)).rejects.toThrow(/unsupported image format/)
  })
})

test('W14: fonts go in by name, digits in Times New Roman, and nothing red, numbered or embedded is in the file', async () => {
  const paper: SummaryDocument = {
    ...{ title: ['总结'], addressee: '某组：', attachments: [], signature: '某局', date: '2023年6月5日' },
    body: [
      { kind: 'heading', level: 1, text: '一、情况' },
      { kind: 'heading', level: 2, text: '（一）概况' },
      { kind: 'paragraph', sentences: [{ text: '共28项\u0001<&>', figures: [] }] },
    ],
  }
  const files = unzipped(await writeWord(paper, { fonts: 'gb2312', progress: () => {} }))
  const xml = files.get('word/document.xml')!
  for (const font of ['方正小标宋简体', '仿宋_GB2312', '黑体', '楷体_GB2312', 'Times New Roman'])
    expect(xml).toContain(`"${font}"`)
  expect(xml).toContain('&lt;&amp;&gt;')
  expect(xml).not.toContain('\u0001')
  expect(xml).not.toMatch(/w:color w:val="(?!auto|000000)/)
  expect([...files.keys()].filter((name) => name.startsWith('word/fonts/'))).toEqual([])
})
