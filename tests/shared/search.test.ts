import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Content } from '#shared/content.ts'
import { initialsOf, search, searchIndex, type Found } from '#shared/search.ts'
import { withPinyin } from '../../server/content/pinyin.ts'
import { rawSample, sampleContent } from '../support/fixtures.ts'

/** The sample with these exhibits in place of its own. */
function booth(titles: readonly (readonly [zh: string, en: string])[]): Content {
  const raw = rawSample() as { exhibits: { related: string[] }[] }
  const [model] = raw.exhibits
  const exhibits = titles.map(([zh, en], i) => ({ ...model, id: `x-${i}`, related: [], title: { zh, en } }))
  const elsewhere = { privacy: undefined, fields: undefined, plan: undefined } // they name exhibits of the sample
  return withPinyin(Content.parse({ ...raw, ...elsewhere, exhibits, tours: [] }))
}

const titleOf = (found: Found): string =>
  found.kind === 'exhibit'
    ? found.exhibit.title.zh
    : found.kind === 'unit'
      ? found.unit.name.zh
      : found.category.name.zh

const sample = withPinyin(sampleContent())
const index = searchIndex(sample)
const find = (typed: string) => search(index, typed).map(titleOf)

describe('K31 a few letters are enough', () => {
  const luohanguo = '罗汉果精深加工与品质控制'
  test.each([
    'lhg',
    'LHG',
    'luohanguo',
    'luohg',
    'lhguo',
    'luoh',
    'luo han guo',
    'l h g',
    'lhgjsjg',
    '罗汉果',
    '汉果精深',
    'deep',
    'Deep Processing',
    'deepproc',
    'quality',
  ])('“%s” finds it', (typed) => expect(find(typed)).toContain(luohanguo))

  test.each(['lhx', 'lohg', 'eep', 'processingdeep', '果罗', 'q1', '-', '', '   '])('“%s” does not', (typed) =>
    expect(find(typed)).not.toContain(luohanguo),
  )

  test('a place is found, by its name in either language, and a kind', () => {
    expect(find('ysx')).toContain('阳朔县')
    expect(find('yangshuo')[0]).toBe('阳朔县')
    expect(find("xing'an")).toContain('兴安县')
    expect(find('jishu')).toContain('技术')
  })

  test('a character that has several readings is found by each of them, the right one first', () => {
    const content = searchIndex(
      booth([
        ['重庆小面', 'Noodles'],
        ['中情报告', 'Report'],
      ]),
    )
    expect(search(content, 'chongqing').map(titleOf)).toEqual(['重庆小面'])
    expect(search(content, 'zhongqing').map(titleOf)).toEqual(['中情报告', '重庆小面'])
  })

  test('figures and marks in a title do not stand in the way of letters', () => {
    const content = searchIndex(booth([['新5G与“北斗”应用', '5G and BeiDou']]))
    for (const typed of ['xgybd', 'x5gyu', 'gybd', '5gybd', 'beidou', 'bdyy', '5gand'])
      expect(search(content, typed), typed).toHaveLength(1)
  })

  test('English is found without its accents and apostrophes', () => {
    const content = searchIndex(booth([['糯米', 'Nếp rice, the farmer’s own']]))
    for (const typed of ['nep', 'farmers', 'farmer’s', 'Nếp r']) expect(search(content, typed), typed).toHaveLength(1)
  })
})

describe('K31 the best comes first', () => {
  test('the beginning of a title before its middle, and in the order of the booth otherwise', () => {
    const content = searchIndex(
      booth([
        ['新茶叶', 'New'],
        ['茶叶加工', 'Tea'],
        ['茶园', 'Garden'],
        ['老茶', 'Old'],
      ]),
    )
    expect(search(content, 'cha').map(titleOf)).toEqual(['茶叶加工', '茶园', '新茶叶', '老茶'])
  })
  test('titles in the visitor’s own language before the others', () => {
    const content = searchIndex(
      booth([
        ['梨园', 'Orchard'],
        ['新能源', 'Light cars'],
      ]),
    )
    expect(search(content, 'li').map(titleOf).slice(0, 1)).toEqual(['梨园'])
    expect(search(content, 'li', 'en').map(titleOf).slice(0, 1)).toEqual(['新能源'])
    expect(search(content, 'li', 'en').map(titleOf)).toContain('梨园')
  })
  test('an exhibit before a unit', () => {
    const content = searchIndex(booth([['阳朔金桔', 'Kumquats']]))
    expect(search(content, 'ys').map(titleOf)).toEqual(['阳朔金桔', '雁山区', '阳朔县'])
  })
  test('a whole syllable before two initials', () => {
    const content = searchIndex(
      booth([
        ['格安', 'Two'],
        ['柑橘', 'One'],
      ]),
    )
    expect(search(content, 'gan').map(titleOf)).toEqual(['柑橘', '格安'])
    expect(search(content, 'ga').map(titleOf).slice(0, 2)).toEqual(['柑橘', '格安'])
  })
})

test('K31 content without pinyin is found by its titles', () => {
  const old = searchIndex(sampleContent())
  expect(search(old, 'lhg')).toEqual([])
  expect(search(old, '罗汉果')).toHaveLength(1)
  expect(search(old, 'deep')).toHaveLength(1)
  expect(initialsOf(sampleContent(), '罗汉果', 3)).toBe('')
})

test('K31 every exhibit is found by its pinyin, its initials, its Chinese and its English title, wherever it is cut off', () => {
  const characters = fc.stringMatching(/^[桂林山水重庆银行长寿乐业绿色女茶罗汉果智能检测与的区县单朝会]{1,12}$/)
  const words = fc.stringMatching(/^[A-Z][a-z]{0,7}( [a-z]{1,8}){0,4}$/)
  fc.assert(
    fc.property(fc.array(fc.tuple(characters, words), { minLength: 1, maxLength: 12 }), fc.nat(), (titles, cut) => {
      const content = booth(titles)
      const found = searchIndex(content)
      content.exhibits.forEach(({ id, title }) => {
        const syllables = (content.pinyin?.[title.zh] ?? '').split(' ').map((one) => one.split('/')[0] ?? '')
        const ways = [
          syllables.join(''),
          initialsOf(content, title.zh, 99),
          syllables.map((one, i) => ((cut >> (i % 30)) & 1 ? one : one.charAt(0))).join(''),
          title.zh,
          title.zh.slice(cut % title.zh.length),
          title.en,
        ]
        for (const way of [...ways, ...ways.map((whole) => whole.slice(0, 1 + (cut % whole.length)))]) {
          const ids = search(found, way).flatMap((one) => (one.kind === 'exhibit' ? [one.exhibit.id] : []))
          expect(ids, `“${way}” for ${title.zh}`).toContain(id)
        }
      })
    }),
    { numRuns: 60 },
  )
})
