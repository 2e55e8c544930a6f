import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  chineseDate,
  chineseDays,
  chineseNumber,
  counted,
  incomplete,
  lasting,
  percent,
  roundedDown,
  withoutSpaces,
} from '#shared/summary-text.ts'
import { titleFaults, titleLines, titleShapes, titleWidth } from '#shared/summary-title.ts'

describe('W1: a figure in prose', () => {
  test.each([
    [0, '0项'],
    [7, '7项'],
    [9, '9项'],
    [10, '10项'],
    [11, '10余项'],
    [86, '80余项'],
    [90, '90项'],
    [99, '90余项'],
    [100, '100项'],
    [101, '100余项'],
    [563, '560余项'],
    [1200, '1200项'],
    [1247, '1200余项'],
    [9999, '9900余项'],
    [10_000, '1万项'],
    [12_000, '1.2万项'],
    [12_471, '1.2万余项'],
    [563_000, '56万余项'],
    [310_000_000, '3.1亿项'],
    [99_999_999, '9900万余项'],
  ])('%i is said as %s when rounded, and exactly when not', (figure, said) => {
    expect(counted(figure, '项', { rounded: true })).toBe(said)
    expect(counted(figure, '项', { rounded: false })).toBe(`${figure}项`)
  })

  test('is never rounded up, has 余 exactly when something was dropped, and is at least half of what it was', () => {
    const worth = (digits: string) =>
      Number.parseFloat(digits) * (digits.endsWith('亿') ? 1e8 : digits.endsWith('万') ? 1e4 : 1)
    fc.assert(
      fc.property(fc.nat({ max: 2 ** 31 - 1 }), (figure) => {
        const { digits, more } = roundedDown(figure)
        const said = Math.round(worth(digits))
        expect(said).toBeLessThanOrEqual(figure)
        expect(more).toBe(said < figure)
        expect(said * 2).toBeGreaterThanOrEqual(figure)
      }),
    )
  })

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('%d is no count', (figure) => {
    expect(() => roundedDown(figure)).toThrow(/can be counted/)
  })

  test('shares and times are cut off, not rounded', () => {
    expect([0.29, 0.9996, 1, 0, 2 / 3, 0.573].map(percent)).toEqual(['29%', '99.9%', '100%', '0%', '66.6%', '57.3%'])
    expect([900, 36_400, 60_000, 95_000, 725_999, 3_600_000, 12_059_000].map(lasting)).toEqual([
      ...['0秒', '36秒', '1分钟', '1分35秒', '12分钟', '1小时', '3小时20分钟'],
    ])
  })
})

test('W2: 据不完全统计 stands where there are gaps, and nowhere else', () => {
  expect(incomplete('参观1200余人次。', true)).toBe('据不完全统计，参观1200余人次。')
  expect(incomplete('参观1200余人次。', false)).toBe('参观1200余人次。')
})

test('numbers of headings, days and spaces are as official papers have them', () => {
  expect([1, 2, 9, 10, 11, 19, 20, 21, 99].map(chineseNumber)).toEqual([
    ...['一', '二', '九', '十', '十一', '十九', '二十', '二十一', '九十九'],
  ])
  expect(chineseDate('2023-06-05')).toBe('2023年6月5日')
  expect(chineseDays('2023-05-20', '2023-05-20')).toBe('2023年5月20日')
  expect(chineseDays('2023-05-20', '2023-05-21')).toBe('2023年5月20日至21日')
  expect(chineseDays('2023-05-20', '2023-06-01')).toBe('2023年5月20日至6月1日')
  expect(chineseDays('2023-12-31', '2024-01-01')).toBe('2023年12月31日至2024年1月1日')
  expect(withoutSpaces('2023 年会展中心 D2 展厅 Two Weeks')).toBe('2023年会展中心D2展厅Two Weeks')
  expect(withoutSpaces('热爱科学 崇尚科学')).toBe('热爱科学 崇尚科学')
})

describe('W5: the lines of a title', () => {
  test.each([
    ['某市工作总结', ['某市工作总结']],
    [
      '某市参加2023年全国科技活动周地方活动、第三十二届地方科技活动周暨先进技术展示工作总结',
      ['某市参加2023年全国科技活动周地方活动、', '第三十二届地方科技活动周', '暨先进技术展示工作总结'],
    ],
  ])('%s', (title, lines) => expect(titleLines(title)).toEqual(lines))

  test('hold the whole title, fit, and never leave one character alone or begin with a mark', () => {
    const piece = fc.constantFrom(
      '科',
      '技',
      '活动',
      '展示',
      '第三十二届',
      '2023',
      '年',
      '、',
      '·',
      '《',
      '》',
      '暨',
      'ASEAN',
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 30 }), (pieces) => {
        const title = `参加${pieces.join('')}工作总结`
        const lines = titleLines(title)
        expect(lines.join('')).toBe(title)
        for (const line of lines) {
          const width = [...line].reduce((sum, one) => sum + (/[\x21-\x7e]/.test(one) ? 0.5 : 1), 0)
          expect(width).toBeLessThanOrEqual(titleWidth)
        }
        expect(lines.at(-1)?.length).toBeGreaterThan(1)
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[）》”，。、；：？！·]/)
      }),
    )
  })
})

describe('W24: the shapes of a title', () => {
  const title = '桂林市参加2023年全国科技活动周广西活动暨第三十二届广西科技活动周·广西先进技术展示工作总结'
  const lengths = (shape: string) =>
    titleShapes(title)
      .find((one) => one.shape === shape)
      ?.lines.map((line) => line.length) ?? []
  test('each holds the whole title, in lines that fit', () => {
    expect(titleShapes(title).length).toBeGreaterThan(1)
    for (const { lines } of titleShapes(title)) {
      expect(lines.join('')).toBe(title)
      expect(titleFaults(lines)).toEqual([])
    }
  })
  test('a growing one ends with its longest line, a shrinking one with its shortest', () => {
    const [growing, shrinking] = [lengths('growing'), lengths('shrinking')]
    if (growing.length > 0) expect(growing.at(-1)).toBe(Math.max(...growing))
    if (shrinking.length > 0) expect(shrinking.at(-1)).toBe(Math.min(...shrinking))
    expect(growing.length + shrinking.length).toBeGreaterThan(0)
  })
  test('one short line has one shape', () =>
    expect(titleShapes('工作总结').map(({ shape }) => shape)).toEqual(['even']))
  test('what is wrong with lines by hand is said', () =>
    expect(titleFaults(['长'.repeat(21), '·总', '结'])).toEqual([
      { kind: 'long', line: 1 },
      { kind: 'mark', line: 2 },
      { kind: 'single', line: 3 },
    ]))
})
