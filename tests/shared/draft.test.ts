import { expect, test } from 'vitest'
import { remarksOn } from '#shared/checks/remarks.ts'
import { balanceRemarks } from '#shared/checks/pictures.ts'
import { differences, valueAt, withValueAt } from '#shared/draft/differences.ts'
import { itemOf, itemsOf, orderItems, putItem } from '#shared/draft/items.ts'
import { merge } from '#shared/draft/merge.ts'
import { readSample } from '../../server/content/sample.ts'

const stop = (id: string, notes: string) => ({ id, notes })

test.each([
  ['only mine', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 1 }, { a: 2, b: 1 }],
  ['only theirs', { a: 1, b: 1 }, { a: 1, b: 1 }, { a: 1, b: 2 }, { a: 1, b: 2 }],
  ['each a field', { a: 1, b: 1 }, { a: 2, b: 1 }, { a: 1, b: 2 }, { a: 2, b: 2 }],
  [
    'each a language',
    { t: { zh: '甲', en: 'A' } },
    { t: { zh: '乙', en: 'A' } },
    { t: { zh: '甲', en: 'B' } },
    { t: { zh: '乙', en: 'B' } },
  ],
  ['both the same', { a: 1 }, { a: 2 }, { a: 2 }, { a: 2 }],
  ['taken out and left alone', { a: 1, b: 1 }, { a: 1 }, { a: 1, b: 1 }, { a: 1 }],
  ['put in and left alone', { a: 1 }, { a: 1, c: 3 }, { a: 2 }, { a: 2, c: 3 }],
  [
    'each an entry',
    [stop('x', '1'), stop('y', '1')],
    [stop('x', '2'), stop('y', '1')],
    [stop('x', '1'), stop('y', '2')],
    [stop('x', '2'), stop('y', '2')],
  ],
])('D51 two people on one item: %s', (_, base, mine, theirs, value) => {
  expect(merge(base, mine, theirs)).toEqual({ value, clashes: [] })
})

test('D51 what both changed is asked about, field by field, and says what the others say until then', () => {
  const base = { title: { zh: '甲', en: 'A' }, no: '1' }
  const merged = merge(base, { title: { zh: '乙', en: 'A' }, no: '2' }, { title: { zh: '丙', en: 'A' }, no: '1' })
  expect(merged).toEqual({
    value: { title: { zh: '丙', en: 'A' }, no: '2' },
    clashes: [{ path: 'title.zh', base: '甲', mine: '乙', theirs: '丙' }],
  })
})

test('D51 a list that one put into another order and the other changed is one value: nothing is mixed up', () => {
  const base = [stop('x', '1'), stop('y', '1')]
  const mine = [stop('y', '1'), stop('x', '1')]
  const theirs = [stop('x', '1'), stop('y', '2')]
  expect(merge(base, mine, theirs)).toMatchObject({ value: theirs, clashes: [{ path: '', mine, theirs }] })
})

test('D50 differences are told by field and language, and each can be put back', () => {
  const before = { id: 'x', title: { zh: '甲', en: 'A' }, form: [{ zh: '一', en: '1' }] }
  const after = { id: 'x', title: { zh: '乙', en: 'A' }, film: 1 }
  const found = differences(before, after)
  expect(found.map(({ path }) => path)).toEqual(['title.zh', 'form', 'film'])
  const back = found.reduce<unknown>((value, { path, before }) => withValueAt(value, path, before), after)
  expect(back).toEqual(before)
  const once = { 'ceremony.title': { zh: '甲', en: 'A' } }
  expect(valueAt(once, 'ceremony.title.zh')).toBe('甲')
  expect(withValueAt(once, 'ceremony.title.zh', '乙')).toEqual({ 'ceremony.title': { zh: '乙', en: 'A' } })
})

test('D50 a content taken apart and put together again is the same', async () => {
  const sample = await readSample()
  const copy = structuredClone(sample)
  for (const { kind, id, value } of itemsOf(sample)) putItem(copy, kind, id, structuredClone(value))
  expect(copy).toEqual(sample)
  const [first, second] = sample.tours.map(({ id }) => String(id))
  orderItems(copy, 'tour', [second ?? '', first ?? ''])
  expect(copy.tours.map(({ id }) => id).slice(0, 2)).toEqual([second, first])
  expect(itemOf(copy, 'tour', 'nothing')).toBeNull()
})

const exhibit = (change: object) => ({ title: { zh: '甲', en: 'A' }, pictures: [], ...change })
const checks = async (change: object) =>
  remarksOn('exhibit', exhibit(change), await readSample()).map(({ check, path, weight }) => [check, path, weight])

test.each([
  ['absolute', { plain: { zh: '全国最大的设备', en: 'A device' } }, ['absolute', 'plain.zh', 'warn']],
  ['disease', { plain: { zh: '可以治疗高血压', en: 'A device' } }, ['disease', 'plain.zh', 'refuse']],
  ['a figure', { plain: { zh: '产量达 300 万吨', en: 'A device' } }, ['figure', 'plain.zh', 'warn']],
  ['half-width', { plain: { zh: '你好,世界', en: 'Hi, there' } }, ['half-width', 'plain.zh', 'warn']],
  ['a person', { plain: { zh: '负责人：张三', en: 'A device' } }, ['person', 'plain.zh', 'warn']],
  ['a phone', { plain: { zh: '电话 0773-1234567', en: 'A device' } }, ['phone', 'plain.zh', 'refuse']],
  ['no translation', { plain: { zh: '设备', en: '' } }, ['untranslated', 'plain.en', 'refuse']],
  ['too long', { title: { zh: '很长'.repeat(10), en: 'A' } }, ['too-long', 'title.zh', 'warn']],
  [
    'a map',
    { pictures: [{ media: 'x', alt: { zh: '桂林地图', en: 'Guilin' } }] },
    ['map', 'pictures.0.mapNumber', 'refuse'],
  ],
])('D55 while typing: %s is told with its place', async (_, change, expected) => {
  expect(await checks(change)).toContainEqual(expected)
})

test('D55 what is right is left in peace', async () => {
  expect(await checks({ plain: { zh: '光在玻璃纤维里前进。', en: 'Light travels.' } })).toEqual([])
  const pictures = [{ media: 'x', alt: { zh: '地图', en: 'Map' }, mapNumber: '桂S（2023）12号' }]
  expect(await checks({ pictures })).toEqual([])
})

test('D56 a photograph with fewer pixels than its place is told, a drawing is not', async () => {
  const sample = await readSample()
  const file = { hash: 'a'.repeat(64), bytes: 1, width: 640, height: 480 } as const
  const media = {
    photo: { ...file, type: 'image/webp' as const },
    drawing: { ...file, type: 'image/svg+xml' as const },
  }
  const of = (name: string) =>
    remarksOn('exhibit', exhibit({ pictures: [{ media: name, alt: { zh: '甲', en: 'A' } }] }), {
      ...sample,
      media,
    })
  expect(of('photo')).toMatchObject([{ check: 'small-picture', path: 'pictures.0.media' }])
  expect(of('drawing')).toEqual([])
})

test('D57 a category without an exhibit is told', async () => {
  const sample = await readSample()
  expect(balanceRemarks(sample)).toEqual([])
  const exhibits = sample.exhibits.filter(({ category }) => category !== 'talent')
  expect(balanceRemarks({ ...sample, exhibits })).toMatchObject([
    { check: 'balance', says: { en: expect.stringContaining('Talent') } },
  ])
})
