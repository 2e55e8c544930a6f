import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { EditedSummary, PartBody, PartChange, SavedPart } from '#shared/summary-edit.ts'
import { startBooth, type TestBooth } from '../support/booth.ts'
import { unzipped } from '../support/unzip.ts'

let booth: TestBooth
beforeAll(async () => void (booth = await startBooth()))
afterAll(() => booth.stop())

const idOf = (n: number) => String(n).padStart(26, '0')
const read = async (query = '') => (await (await booth.admin.get(`/api/summary${query}`)).json()) as EditedSummary
const patch = (part: string, base: number, body: unknown, query = '') =>
  booth.admin.patch(`/api/summary/${part}${query}`, { base, body: body as object })
const visitors = (n: number, change: number) =>
  booth.admin.post('/api/desk', {
    ...{ id: idOf(n), at: Date.now() },
    body: { kind: 'count', what: 'visitors', change, source: '门口计数' },
  })
const sentenceOf = ({ sections }: EditedSummary, key: string) =>
  sections.flatMap(({ sentences }) => sentences).find((sentence) => sentence.key === key)
const edited = (text: string, value: string): PartBody => ({
  kind: 'text',
  sentences: [{ key: 'visitors', text, written: [{ figure: 'visitors', value }] }],
})
/** A file of a busy machine; no test asserts a time. */
const file = (name: string) =>
  fetch(`${booth.url}/api/exports/${name}`, { headers: { Authorization: `Bearer ${booth.admin.token}` } })
const word = async () => {
  const response = await file('summary.docx')
  const files = unzipped(new Uint8Array(await response.arrayBuffer()))
  return files.get('word/document.xml')!.replace(/<[^>]+>/g, '')
}

test('W21: an edited sentence stays as it was written, and is marked when its figure changes', async () => {
  await visitors(1, 312)
  expect(sentenceOf(await read(), 'visitors')).toMatchObject({ text: '参观312人次。', edited: false, changed: [] })
  expect((await patch('participation', 0, edited('接待参观312人次，秩序良好。', '312'))).status).toBe(200)
  expect(sentenceOf(await read(), 'visitors')).toMatchObject({ edited: true, changed: [] })
  await visitors(2, 6)
  expect(sentenceOf(await read(), 'visitors')).toMatchObject({
    ...{ text: '接待参观312人次，秩序良好。', made: '参观318人次。' },
    changed: [{ figure: 'visitors', was: '312', now: '318' }],
  })
})

test('W22: the later of two editors is refused with the newer text, and nothing is written over', async () => {
  const [first, second] = await Promise.all(
    ['甲写的。', '乙写的。'].map((text) =>
      patch('design', 0, { kind: 'text', sentences: [{ key: 'design', text, written: [] }] }),
    ),
  )
  const refused = first!.status === 409 ? first! : second!
  expect([first!.status, second!.status].toSorted()).toEqual([200, 409])
  const problem = (await refused.json()) as { reason: string; newer: SavedPart }
  expect(problem).toMatchObject({ reason: 'newer', newer: { part: 'design', version: 1, by: 'admin' } })
  const kept = problem.newer.body
  expect(sentenceOf(await read(), 'design')!.text).toBe(kept?.kind === 'text' ? kept.sentences[0]!.text : '')
  expect((await patch('design', 0, kept)).status, 'the same again is no second change').toBe(200)
})

test('W23: every change is kept with who, when, before and after, and can be taken back', async () => {
  const body: PartBody = { kind: 'prose', rounded: true }
  await patch('prose', 0, body)
  expect((await read()).rounded).toBe(true)
  await patch('prose', 1, null)
  expect((await read()).rounded).toBe(false)
  await booth.restart()
  const lines = (await (await booth.admin.get('/api/summary/prose/history')).json()) as PartChange[]
  expect(lines.map(({ version, by, before, body: after }) => [version, by, before, after])).toEqual([
    [2, 'admin', body, null],
    [1, 'admin', null, body],
  ])
})

describe('W25: every file prints what was edited', () => {
  test('sentence, title, signature, day, pictures in their order under their captions', async () => {
    const photo = await sharp({ create: { width: 800, height: 600, channels: 3, background: 'green' } })
      .jpeg()
      .toBuffer()
    for (const [n, what] of ['开幕', '讲解', '合影'].entries()) {
      const query = new URLSearchParams({ id: idOf(20 + n), at: String(Date.now()), place: '序厅', what })
      const sent = await fetch(`${booth.url}/api/desk/pictures?${query}`, {
        ...{ method: 'POST', body: new Uint8Array(photo) },
        headers: { Authorization: `Bearer ${booth.admin.token}`, 'Content-Type': 'image/jpeg' },
      })
      expect(sent.status).toBe(200)
    }
    const chosen = [22, 20].map((n) => ({ id: idOf(n), caption: `第${n}张的图注` }))
    await patch('title', 0, { kind: 'title', lines: ['某市参加科技活动周', '工作总结'] })
    await patch('closing', 0, { kind: 'closing', signature: '某市筹备办', day: '2023-06-05' })
    await patch('pictures', 0, { kind: 'pictures', pictures: chosen })
    const text = await word()
    for (const said of ['接待参观312人次，秩序良好。', '某市参加科技活动周', '某市筹备办', '2023年6月5日'])
      expect(text).toContain(said)
    expect(text).not.toContain('参观318人次。')
    expect(text.indexOf('第22张的图注')).toBeLessThan(text.indexOf('第20张的图注'))
    expect(text).not.toContain('序厅，讲解')
    const page = await (await file('summary.html')).text()
    expect(page).toContain('接待参观312人次，秩序良好。')
    expect(page).toContain('第22张的图注')
  }, 120_000)

  test('another period has its own text', async () => {
    const other = '?from=2023-05-20&to=2023-05-21'
    const paper = await read(other)
    expect(paper.saved).toEqual([])
    expect(paper.title.lines).not.toContain('某市参加科技活动周')
  })
})

describe('W26: what is no part of a summary is refused, with the reason', () => {
  test.each([
    ['nothing of that name', 'appendix', 404, { kind: 'prose', rounded: true }],
    ['another kind of body', 'title', 400, { kind: 'prose', rounded: true }],
    ['an unknown figure', 'quiz', 400, edited('三千人。', '3000')],
    ['a text that is too long', 'quiz', 400, edited('长'.repeat(601), '1')],
    ['a control character', 'quiz', 400, edited('一\u0000二', '1')],
  ])('%s', async (what, part, status, body) => {
    const sent = structuredClone(body)
    if (what === 'an unknown figure' && 'sentences' in sent) sent.sentences[0]!.written[0]!.figure = 'constructor'
    expect((await patch(part, 0, sent)).status).toBe(status)
  })
  test('days the wrong way round', async () =>
    expect((await booth.admin.get('/api/summary?from=2023-05-22&to=2023-05-20')).status).toBe(400))
})
