import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DeskEntry } from '#shared/hand-counts.ts'
import { Summary } from '#shared/summary.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'

let booth: TestBooth
beforeEach(async () => void (booth = await startBooth()))
afterEach(() => booth.stop())

const idOf = (n: number) => String(n).padStart(26, '0')
const count = (n: number, change: number, what = 'visitors', at = Date.now()) =>
  booth.admin.post('/api/desk', { id: idOf(n), at, body: { kind: 'count', what, change, source: '门口计数' } })
const list = async () => (await (await booth.admin.get('/api/desk')).json()) as DeskEntry[]
const figures = async () => {
  const answer = (await (await booth.admin.get('/api/figures')).json()) as { summary: unknown }
  return Summary.parse(answer.summary).figures
}
const figure = async (metric: string) => (await figures()).find((one) => one.metric === metric)

test('R13: a line sent three times at once counts once, also after a restart; taken back, it counts for nothing', async () => {
  expect((await figure('visitors'))?.value).toBeNull()
  const at = Date.now()
  const answers = await Promise.all([1, 1, 1].map((n) => count(n, 10, 'visitors', at)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  await count(2, 1)
  await booth.restart()
  await count(1, 10)
  expect(await figure('visitors')).toMatchObject({ value: 11, source: '门口计数' })
  expect((await booth.admin.delete(`/api/desk/${idOf(1)}`)).status).toBe(204)
  expect((await booth.admin.delete(`/api/desk/${idOf(1)}`)).status).toBe(204)
  expect(await figure('visitors')).toMatchObject({ value: 1 })
})

test('R13: a count never falls below nought, whether by taking away or by taking back', async () => {
  expect((await count(1, -1)).status).toBe(409)
  await count(2, 1)
  expect((await count(3, -1)).status).toBe(200)
  expect((await booth.admin.delete(`/api/desk/${idOf(2)}`)).status).toBe(409)
  expect(await figure('visitors')).toMatchObject({ value: 0 })
})

test('R14: rehearsals count for nothing, and a report counts on its own day', async () => {
  await booth.command({ type: 'set-rehearsal', on: true })
  await count(1, 10, 'leaflets')
  expect(await figure('leaflets')).toMatchObject({ value: null })
  await booth.command({ type: 'set-rehearsal', on: false })
  const report = {
    kind: 'media',
    outlet: '示例日报',
    level: 'city',
    type: 'paper',
    title: '科技活动周开幕',
    link: null,
  }
  const body = { ...report, day: '2023-05-20', reads: 1_247 }
  expect((await booth.admin.post('/api/desk', { id: idOf(2), at: Date.now(), body })).status).toBe(200)
  expect(await figure('media-items')).toMatchObject({ value: null })
  const then = await booth.admin.get('/api/figures?day=2023-05-20')
  const { summary } = (await then.json()) as { summary: unknown }
  const named = new Map(Summary.parse(summary).figures.map((one) => [one.metric, one.value]))
  expect([named.get('media-items'), named.get('online-views')]).toEqual([1, 1_247])
})

test('R14: no source, no whole number, no known thing, or a time to come: nothing is stored', async () => {
  const at = Date.now()
  for (const body of [
    { kind: 'count', what: 'visitors', change: 1, source: ' ' },
    { kind: 'count', what: 'visitors', change: 0, source: '门口' },
    { kind: 'count', what: 'visitors', change: 1.5, source: '门口' },
    { kind: 'count', what: 'cats', change: 1, source: '门口' },
    { kind: 'media', day: '2023-02-30', outlet: 'a', level: 'city', type: 'paper', title: 't', link: null, reads: 1 },
    { kind: 'picture', place: 'a', what: 'b', hash: 'a'.repeat(64) },
  ]) {
    expect((await booth.admin.post('/api/desk', { id: idOf(1), at, body })).status).toBe(400)
  }
  expect((await count(1, 1, 'visitors', at + 600_000)).status).toBe(400)
  expect(await list()).toEqual([])
})

test('R15: an incident is over when somebody first says so', async () => {
  const body = { kind: 'incident', what: '西屏触摸不灵', screen: 'west' }
  await booth.admin.post('/api/desk', { id: idOf(1), at: Date.now(), body })
  const first = (await (await booth.admin.post(`/api/desk/${idOf(1)}/resolve`, {})).json()) as DeskEntry
  expect(first.resolved).toBeGreaterThan(0)
  expect(await (await booth.admin.post(`/api/desk/${idOf(1)}/resolve`, {})).json()).toEqual(first)
  expect((await booth.admin.post(`/api/desk/${idOf(2)}/resolve`, {})).status).toBe(404)
})

/** With a place and a camera in its EXIF, as a telephone writes it. */
const photograph = () =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: 'seagreen' } })
    .withExif({ IFD0: { Make: 'Telephone' } })
    .jpeg()
    .toBuffer()

const send = (n: number, data: Uint8Array<ArrayBuffer>) =>
  fetch(
    `${booth.url}/api/desk/pictures?${new URLSearchParams({ id: idOf(n), at: '1000', place: '序厅', what: '开幕' })}`,
    {
      method: 'POST',
      headers: { Authorization: `Bearer ${booth.admin.token}`, 'Content-Type': 'application/octet-stream' },
      body: data,
    },
  )

test('R16: the original is kept as it came, and the preview says nothing of the camera', async () => {
  const bytes = new Uint8Array(await photograph())
  const answer = await send(1, bytes)
  const entry = (await answer.json()) as DeskEntry
  if (entry.body.kind !== 'picture') throw new Error('no picture')
  expect(new Uint8Array(await readFile(join(booth.dataDir, 'pictures', entry.body.hash)))).toEqual(bytes)
  const preview = await booth.admin.get(`/api/desk/pictures/${entry.body.hash}`)
  const small = await sharp(await preview.arrayBuffer()).metadata()
  expect([small.format, small.exif]).toEqual(['webp', undefined])
  expect((await booth.admin.get(`/api/desk/pictures/${'a'.repeat(64)}`)).status).toBe(404)
  expect((await booth.admin.get('/api/desk/pictures/..%2fzhantai.db')).status).toBe(404)
})

test('R16: what is no photograph is refused and leaves nothing behind', async () => {
  const answer = await send(1, new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))
  expect(answer.status).toBe(400)
  expect((await send(2, new TextEncoder().encode('微信图片'))).status).toBe(400)
  expect((await send(3, new Uint8Array((await photograph()).subarray(0, 900)))).status).toBe(400)
  expect(await readFile(join(booth.dataDir, 'pictures')).catch((error: NodeJS.ErrnoException) => error.code)).toBe(
    'ENOENT',
  )
})
