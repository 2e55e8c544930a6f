import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PaperBlock, SummaryDocument } from '#shared/summary-document.ts'
import { writeWord } from '../../server/summary/word/write.ts'
import { pagesOf, printed, type Line } from '../support/office.ts'

/** The page as an office prints it, measured: LibreOffice opens the file, poppler says where each line stands. */

const point = 25.4 / 72 // mm
const typeArea = { top: 37, right: 210 - 26, bottom: 37 + 225, left: 28 } // mm on an A4 sheet
const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', sentences: [{ text, figures: [] }] })
const paper = (change: Partial<SummaryDocument>): SummaryDocument => ({
  ...{ title: ['某市工作总结'], addressee: '某市领导小组：', body: [], attachments: [] },
  ...{ signature: '某市科学技术局', date: '2023年6月5日' },
  ...change,
})
const longTable: PaperBlock = {
  kind: 'table',
  caption: '表1　很长的表',
  columns: [
    { title: '序号表头', share: 20, align: 'centre' },
    { title: '内容', share: 80, align: 'left' },
  ],
  rows: Array.from({ length: 60 }, (_, index) => [
    `第${index + 1}行`,
    '一二三四五六七八九十'.repeat(index === 30 ? 20 : 3),
  ]),
}
const papers = {
  // The second paragraph fills the third page, so that whole pages of text are seen on both sides of a sheet.
  grid: paper({ body: [paragraph('国'.repeat(726)), paragraph('家'.repeat(1700))] }),
  attached: paper({
    body: [paragraph('共有2件附件。')],
    attachments: [
      { title: '数据统计表', blocks: [longTable] },
      { title: '展品一览表', blocks: [{ kind: 'note', text: '没有表。' }] },
    ],
  }),
  oneAttached: paper({ attachments: [{ title: '数据统计表', blocks: [longTable] }], signature: '某局' }),
}

let folder: string
const pages = {} as Record<keyof typeof papers, Line[][]>

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhantai-word-'))
  const names = Object.keys(papers) as (keyof typeof papers)[]
  const files = names.map((name) => join(folder, `${name}.docx`))
  for (const [index, name] of names.entries()) {
    await writeFile(files[index]!, await writeWord(papers[name], { fonts: 'gb2312', progress: () => {} }))
  }
  const pdfs = await printed(folder, files)
  for (const [index, name] of names.entries()) pages[name] = await pagesOf(pdfs[index]!)
}, 180_000)
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 3 }))

const body = (page: Line[]) => page.filter(({ text }) => !/^—\d+—$/.test(text))
const allLines = (name: keyof typeof papers) => pages[name].flatMap(body)

describe('W6: the grid of GB/T 9704', () => {
  test('726 identical characters take 26 lines: 26 in the first, 28 in each other', () => {
    const lengths = allLines('grid').flatMap(({ text }) => (/^国+$/.test(text) ? [text.length] : []))
    expect(lengths).toEqual([26, ...Array.from({ length: 25 }, () => 28)])
  })

  test('a page of text has 22 lines that fill the type area', () => {
    const whole = body(pages.grid[2]!)
    expect(whole).toHaveLength(22)
    for (const { text, left, right } of whole) {
      expect(text).toHaveLength(28)
      expect(left * point).toBeGreaterThan(typeArea.left - 0.5)
      expect(left * point).toBeLessThan(typeArea.left + 0.5)
      expect(right * point).toBeGreaterThan(typeArea.right - 1.5)
      expect(right * point).toBeLessThan(typeArea.right + 0.5)
    }
    expect(whole[0]!.top * point).toBeGreaterThan(typeArea.top - 2)
    expect(whole[21]!.bottom * point).toBeLessThan(typeArea.bottom + 2)
    expect(whole[21]!.bottom * point).toBeGreaterThan(typeArea.bottom - 8)
  })

  test('the title is alone in the middle, a line is left free below it, and the addressee stands at the edge', () => {
    const [title, addressee] = pages.grid[0]!
    expect(title!.text).toBe('某市工作总结')
    expect((title!.left + title!.right) / 2).toBeCloseTo((typeArea.left + typeArea.right) / 2 / point, -1)
    expect(addressee!.text).toBe('某市领导小组：')
    expect(addressee!.left * point).toBeCloseTo(typeArea.left, 0)
    expect(addressee!.top - title!.bottom).toBeGreaterThan(20)
  })
})

test('W7: page numbers are — N —, on odd pages right and on even ones left, one character in, the dash 7 mm below', () => {
  for (const [index, page] of pages.grid.entries()) {
    const number = page.find(({ text }) => /^—\d+—$/.test(text))!
    expect(number.text).toBe(`—${index + 1}—`)
    const odd = index % 2 === 0
    const indent = odd ? typeArea.right - number.right * point : number.left * point - typeArea.left
    expect(indent).toBeGreaterThan(3)
    expect(indent).toBeLessThan(7)
    const dash = ((number.top + number.bottom) / 2) * point - typeArea.bottom
    expect(dash).toBeGreaterThan(5.5)
    expect(dash).toBeLessThan(8.5)
  }
})

describe('W8: attachments and signature', () => {
  test('one line below the text they are named, numbered under one another, without a full stop', () => {
    const lines = allLines('attached').map(({ text }) => text)
    const first = lines.indexOf('附件：1.数据统计表')
    expect(lines[first + 1]).toBe('2.展品一览表')
    const [one, two] = allLines('attached').slice(first, first + 2)
    const number = one!.left + 3 * 15.75 // after 附件：
    expect(two!.left).toBeCloseTo(number, -0.5)
  })

  test('a single one has no number, neither in the text nor on its page', () => {
    const lines = allLines('oneAttached').map(({ text }) => text)
    expect(lines).toContain('附件：数据统计表')
    expect(lines).toContain('附件')
    expect(lines.join()).not.toMatch(/附件：?1/)
  })

  test('each begins a new page: its label in the first line, its title in the third', () => {
    const [first] = pages.attached.filter((page) => page[0]?.text === '附件1')
    const [second] = pages.attached.filter((page) => page[0]?.text === '附件2')
    for (const [page, title] of [
      [first, '数据统计表'],
      [second, '展品一览表'],
    ] as const) {
      expect(page![0]!.left * point).toBeCloseTo(typeArea.left, 0)
      expect(page![1]!.text).toBe(title)
      expect(page![1]!.top - page![0]!.bottom).toBeGreaterThan(20)
    }
    expect(pages.attached[0]!.map(({ text }) => text).join()).not.toContain('附件1')
  })

  test('the signature ends two characters from the edge and the date begins two later; a longer date changes places', () => {
    const two = 2 * 15.75
    const edge = typeArea.right / point
    const [unit, date] = ['某市科学技术局', '2023年6月5日'].map((text) =>
      allLines('attached').find((l) => l.text === text)!,
    )
    expect(Math.abs(edge - unit!.right - two)).toBeLessThan(4)
    expect(Math.abs(date!.left - unit!.left - two)).toBeLessThan(2)
    const [short, long] = ['某局', '2023年6月5日'].map((text) => allLines('oneAttached').find((l) => l.text === text)!)
    const dateWidth = 6 * 8 + 3 * 15.75 // without the gaps that LibreOffice sets around digits
    expect(Math.abs(edge - two - dateWidth - long!.left)).toBeLessThan(2)
    expect(Math.abs(long!.left - short!.left - two)).toBeLessThan(2)
  })
})

test('W9: a table repeats its head on every page and tears no row', () => {
  const withTable = pages.attached.filter((page) => page.some(({ text }) => text.includes('行')))
  expect(withTable.length).toBeGreaterThan(1)
  for (const page of withTable) expect(page.filter(({ text }) => text.includes('序号表头'))).toHaveLength(1)
  const withLongRow = pages.attached.filter((page) => page.some(({ text }) => text.includes('第31行')))
  const lines = withLongRow[0]!.filter(({ text }) => /^(第31行)?[一二三四五六七八九十]+$/.test(text))
  expect(lines.map(({ text }) => text.replace('第31行', '')).join('')).toContain('一二三四五六七八九十'.repeat(20))
})
