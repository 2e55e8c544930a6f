import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Content } from '#shared/content.ts'
import { DraftHistoryRow, DraftItem, DraftList, DraftRefused, DraftSaved } from '#shared/draft/wire.ts'
import type { Api } from '../support/api.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { until } from '../support/until.ts'

type Exhibit = Content['exhibits'][number]
type Put = Record<string, unknown>

async function open(): Promise<TestBooth> {
  const booth = await startBooth()
  onTestFinished(() => booth.stop())
  return booth
}

const at = '/api/draft/exhibit/gl-01'
const item = async (who: Api, path = at) => DraftItem.parse(await (await who.get(path)).json())
const exhibitOf = async (who: Api) => (await item(who)).value as Exhibit
const put = (who: Api, base: unknown, value: Put | Exhibit, path = at) => who.patch(path, { base, value })
const history = async (who: Api, path = at) =>
  DraftHistoryRow.array().parse(await (await who.get(`${path}/history`)).json())
const refused = async (response: Response) => DraftRefused.parse(await response.json())

test('D50 a change is kept, is not on any screen, and its history says who changed what', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  const base = await exhibitOf(staff)
  const saved = await put(staff, base, { ...base, title: { ...base.title, zh: '光的路' } })
  expect(saved.status).toBe(200)
  expect(DraftSaved.parse(await saved.json())).toMatchObject({ merged: false, value: { title: { zh: '光的路' } } })
  const [row, ...others] = await history(staff)
  expect(row).toMatchObject({
    path: 'title.zh',
    before: base.title.zh,
    after: '光的路',
    by: expect.stringContaining('staff'),
  })
  expect(others).toEqual([])
  const list = DraftList.parse(await (await staff.get('/api/draft')).json())
  expect(list.items.filter(({ state }) => state !== 'same')).toMatchObject([
    { kind: 'exhibit', id: 'gl-01', state: 'changed' },
  ])
  const published = (await (await staff.get('/api/content')).json()) as Content
  expect(published.exhibits.find(({ id }) => id === base.id)).toEqual(base)
})

test('D51 two people at once: both are in it; where they clash the later one sees both and nothing is lost', async () => {
  const booth = await open()
  const [first, second] = [await booth.as('staff'), await booth.as('approver')]
  const base = await exhibitOf(first)
  await put(first, base, { ...base, no: 'A-1', title: { ...base.title, zh: '甲' } })
  const merged = DraftSaved.parse(await (await put(second, base, { ...base, plain: { zh: '丙', en: 'C' } })).json())
  expect(merged).toMatchObject({ merged: true, value: { no: 'A-1', plain: { zh: '丙' }, title: { zh: '甲' } } })

  const clash = await put(second, base, { ...base, title: { ...base.title, zh: '乙' }, form: [] })
  expect(clash.status).toBe(409)
  expect(await refused(clash)).toMatchObject({
    reason: 'clash',
    clashes: [{ path: 'title.zh', base: base.title.zh, mine: '乙', theirs: '甲' }],
    value: { title: { zh: '甲' }, form: [] },
  })
  expect((await exhibitOf(first)).title.zh, 'the first one’s stands').toBe('甲')
  expect((await item(second)).unfinished, 'and the second one’s form is kept').toMatchObject({
    value: { title: { zh: '乙' } },
  })
  expect((await item(first)).unfinished, 'for its author only').toBeNull()
})

test('D52 a form that cannot be kept is told what is wrong, survives a restart, and is offered again', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  const base = await exhibitOf(staff)
  const half = { ...base, title: { zh: '', en: 'A' }, unit: '999999' }
  const response = await put(staff, base, half)
  expect(response.status).toBe(422)
  expect((await refused(response)).problems).toContainEqual({
    path: 'title.zh',
    says: expect.objectContaining({ zh: '这里要填。' }),
  })
  expect(await exhibitOf(staff)).toEqual(base)
  await booth.restart()
  expect((await item(staff)).unfinished).toMatchObject({ base, value: half })
  expect((await put(staff, base, { ...base, no: 'B' })).status).toBe(200)
  expect((await item(staff)).unfinished, 'done').toBeNull()
})

test('D53 new items, their order, bulk changes and deleting go into the draft whole or not at all', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  const base = await exhibitOf(staff)
  const path = '/api/draft/exhibit/new-one'
  expect((await put(staff, null, { ...base, id: 'new-one', no: 'N' }, path)).status).toBe(200)
  expect((await put(staff, null, { ...base, id: 'new-one', no: 'M' }, path)).status, 'there already').toBe(409)
  expect((await put(staff, null, { ...base, id: 'other' }, '/api/draft/exhibit/not-so')).status).toBe(422)
  const ids = async () =>
    ((await (await staff.get('/api/draft/content')).json()) as Content).exhibits.map(({ id }) => String(id))
  expect((await staff.post('/api/draft/exhibit/order', { ids: ['new-one'] })).status).toBe(204)
  expect((await ids())[0]).toBe('new-one')
  const bulk = (body: object) => staff.post('/api/draft/exhibit/bulk', body)
  expect((await bulk({ ids: ['new-one', 'gl-01'], set: { condition: 'faulty' } })).status).toBe(204)
  expect((await exhibitOf(staff)).condition).toBe('faulty')
  expect((await bulk({ ids: ['new-one', 'gl-01'], set: { condition: null, id: 'both' } })).status).toBe(204)
  expect(await exhibitOf(staff)).toEqual(base)
  expect((await bulk({ ids: ['new-one', 'gl-13'], set: null })).status, 'a tour stops at GL-13').toBe(422)
  expect(await ids(), 'so neither is gone').toContain('new-one')
  expect((await staff.delete(path)).status).toBe(204)
  expect((await staff.delete(path)).status).toBe(404)
  const [gone] = await history(staff, path)
  expect(gone).toMatchObject({ path: '', after: null, before: { id: 'new-one' } })
  expect((await put(staff, null, gone?.before as Put, path)).status, 'and it can be brought back').toBe(200)
  expect(await put(staff, { id: 'x' }, { ...base, id: 'x' }, '/api/draft/exhibit/x').then(refused)).toMatchObject({
    reason: 'not-there',
  })
})

test('D54 what is edited in the file by hand is in the history too, whether the server runs or not', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  await put(staff, await exhibitOf(staff), { ...(await exhibitOf(staff)), no: 'B' })
  const file = join(booth.dataDir, 'content.json')
  const rewrite = async (from: string, to: string) => {
    const text = await readFile(file, 'utf8')
    expect(text).toContain(from)
    await writeFile(file, text.replaceAll(from, to))
  }
  await rewrite('"no": "B"', '"no": "C"')
  await until(async () => (await history(staff))[0]?.after === 'C', 'the history follows the file')
  expect((await history(staff))[0]).toMatchObject({ path: 'no', before: 'B', after: 'C', by: 'content.json' })
  await booth.server.stop()
  await rewrite('"no": "C"', '"no": "D"')
  await booth.restart()
  expect((await history(staff))[0]).toMatchObject({ before: 'C', after: 'D' })
})

test('D54 a file that is broken is not written over', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  const base = await exhibitOf(staff)
  await put(staff, base, { ...base, no: 'B' })
  await writeFile(join(booth.dataDir, 'content.json'), '{"half')
  await until(() => booth.server.context.content.problem !== null, 'the problem is seen')
  const response = await put(staff, await exhibitOf(staff), { ...base, no: 'C' })
  expect([response.status, (await refused(response)).reason]).toEqual([409, 'content-broken'])
  expect(await readFile(join(booth.dataDir, 'content.json'), 'utf8')).toBe('{"half')
})

test('D56 a picture is taken in and can be named; what is none is refused with what to do', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  const send = (bytes: Buffer) =>
    fetch(`${booth.url}/api/draft/media`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${staff.token}`, 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
    })
  const samples = new URL('../samples/来稿/图片/', import.meta.url)
  const taken = await (await send(await readFile(new URL('GL-01.jpg', samples)))).json()
  const base = await exhibitOf(staff)
  const pictures = [{ media: taken.key, alt: { zh: '照片', en: 'Photograph' } }]
  expect((await put(staff, base, { ...base, pictures })).status).toBe(200)
  const { media } = (await (await staff.get('/api/draft/content')).json()) as Content
  expect((await staff.get(`/media/${media[taken.key]?.hash}`)).status).toBe(200)
  expect((await send(await readFile(new URL('空文件.png', samples)))).status).toBe(400)
  expect((await send(Buffer.from('<script>'))).status).toBe(400)
})

test('D55 a form is checked without being kept; a character that no font has is named', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  const base = await exhibitOf(staff)
  const answer = await (
    await staff.post(`${at}/check`, { value: { ...base, category: 'x', plain: { zh: '字\u{1F980}', en: 'A' } } })
  ).json()
  expect(answer.problems).toMatchObject([{ path: 'category' }])
  expect(answer.glyphs).toEqual([{ path: 'plain.zh', characters: '\u{1F980}' }])
  expect(await exhibitOf(staff)).toEqual(base)
})

test('D50 what is no item, no name or no form is turned away', async () => {
  const booth = await open()
  const staff = await booth.as('staff')
  const base = await exhibitOf(staff)
  for (const path of [
    '/api/draft/exhibit/none',
    '/api/draft/media/x',
    '/api/draft/exhibit/%00',
    '/api/draft/__proto__/x',
  ])
    expect((await staff.get(path)).status, path).toBe(404)
  expect((await staff.patch(at, { base })).status).toBe(400)
  for (const value of [5, 'x', [], {}])
    expect((await staff.patch(at, { base: null, value })).status).toBeGreaterThanOrEqual(409)
  expect(
    (await staff.patch(at, { base, value: { ...base, plain: { zh: 'x'.repeat(600_000), en: 'A' } } })).status,
  ).toBe(413)
  expect(await exhibitOf(staff)).toEqual(base)
  expect((await (await booth.as('explainer')).get('/api/draft')).status).toBe(403)
})
