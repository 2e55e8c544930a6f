import { expect, test } from 'vitest'
import { fullWidthPunctuation, wordingFindings } from '#shared/wording.ts'
import { content } from '../support/fixtures.ts'

const kinds = (text: string) => wordingFindings(text).map(({ kind }) => kind)

test('I3 Chinese text gets Chinese punctuation; figures, addresses and Latin words keep theirs', () => {
  const cases: [string, string][] = [
    ['示例展项:演示工序,观众可对比.', '示例展项：演示工序，观众可对比。'],
    ['精度0.01mm,重1,200千克', '精度0.01mm，重1,200千克'],
    ['采用AI算法,识别率高', '采用AI算法，识别率高'],
    ['柿饼(月柿)的"白霜"', '柿饼（月柿）的“白霜”'],
    ['见 https://example.com/a,b?c=1', '见 https://example.com/a,b?c=1'],
    ['用时10:30到11:00', '用时10:30到11:00'],
    ['Plain (English), no change.', 'Plain (English), no change.'],
    ['第一行,\n第二行.', '第一行，\n第二行。'],
    ['等等...', '等等……'],
  ]
  for (const [before, after] of cases) {
    expect(fullWidthPunctuation(before)).toBe(after)
    expect(fullWidthPunctuation(after), 'a second time').toBe(after)
  }
})

test('I9 what must not be said is found where it stands', () => {
  expect(wordingFindings('本品效果最好，全国领先')).toEqual([
    { kind: 'absolute', text: '最好', at: 4 },
    { kind: 'absolute', text: '领先', at: 9 },
  ])
  expect(kinds('可治疗多种疾病')).toEqual(['disease'])
  expect(kinds('能降血糖')).toEqual(['disease'])
  expect(kinds('亩产提高 30%')).toEqual(['figure'])
  expect(kinds('联系人：王小明')).toEqual(['person'])
  expect(kinds('由李四教授主持')).toEqual([])
  expect(kinds('李四教授主持')).toEqual(['person'])
  expect(kinds(`咨询 ${'138'}00000000`)).toEqual(['phone'])
  expect(kinds('咨询 0773-1234567')).toEqual(['phone'])
  expect(kinds('World-class technology')).toEqual(['absolute'])
})

test('I9 ordinary words are left alone', () => {
  for (const text of [
    '病虫害防治与预防病虫害',
    '最后一步，最大限度利用',
    '第一季度，第一批样品',
    '最大值与最小二乘',
    '国家级高新区',
    '据 2022 年统计公报，产量 3 万吨',
    '编号 13800000000123',
    '高温先生成晶核',
  ])
    expect(kinds(text), text).toEqual([])
})

test('I9 the sample booth is clean', () => {
  const texts = content.exhibits.flatMap(({ title, description, plain }) => [title, description, plain])
  const found = texts.flatMap(({ zh, en }) => [...wordingFindings(zh), ...wordingFindings(en)])
  expect(found.filter(({ kind }) => kind !== 'figure')).toEqual([])
})
