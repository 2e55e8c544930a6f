import { describe, expect, test } from 'vitest'
import type { Content } from '#shared/content.ts'
import type { PaperBlock, SummaryDocument } from '#shared/summary-document.ts'
import { noOtherSources } from '#shared/summary-input.ts'
import { summaryDocument, type DocumentOptions } from '../../server/summary/document/build.ts'
import { sampleContent } from '../support/fixtures.ts'
import { fairSummary, fairSums, type FairOptions } from '../support/summary.ts'

const content = sampleContent()
const manual = { visitors: { value: 1247, source: '主办方统计' }, leaflets: { value: 1200, source: '发放登记' } }
const build = (options: Partial<DocumentOptions> = {}, fair: FairOptions = {}): SummaryDocument =>
  summaryDocument(fairSummary({ sources: { manual }, ...fair }), fair.content ?? content, {
    ...{ day: '2023-06-05', rounded: false },
    ...options,
  })
const sentencesOf = (paper: SummaryDocument) =>
  paper.body.flatMap((block) => (block.kind === 'paragraph' ? block.sentences : []))
const textOf = (paper: SummaryDocument) =>
  sentencesOf(paper)
    .map(({ text }) => text)
    .join('')
const tables = (blocks: readonly PaperBlock[]) => blocks.filter((block) => block.kind === 'table')

describe('W1: figures are exact in tables and rounded in prose only when asked', () => {
  test('rounded', () => {
    const paper = build({ rounded: true })
    expect(textOf(paper)).toContain('参观1200余人次')
    expect(textOf(paper)).toContain('发放资料1200份')
    const [figures] = tables(paper.attachments[0]!.blocks)
    expect(figures!.rows.find(([name]) => name === '参观人次')![1]).toBe('1247人次')
  })
  test('exact', () => expect(textOf(build())).toContain('参观1247人次'))
})

describe('W2: gaps', () => {
  const lossy = fairSums(content).map((row, index) =>
    index === 0 ? { ...row, tally: new Map([...row.tally, ['dropped', 40] as const]) } : row,
  )
  test('a loss makes what it touches 据不完全统计, is a problem of its own, and stands in the table of gaps', () => {
    const paper = build({}, { sums: lossy })
    const said = sentencesOf(paper).find(({ figures }) => figures.includes('sessions'))!
    expect(said.text).toMatch(/^据不完全统计，触摸屏互动/)
    expect(textOf(paper)).toMatch(/是屏幕存储已满，丢失互动记录40条/)
    expect(tables(paper.attachments[0]!.blocks).at(-1)!.caption).toContain('数据缺口说明')
    expect(sentencesOf(paper).find(({ figures }) => figures.includes('visitors'))!.text).toMatch(/^参观/)
  })
  test('without any, nothing of the kind is said', () => expect(textOf(build())).not.toContain('不完全统计'))
  test('a day of the exhibition without data is a problem, one after it is not', () => {
    const days = ['2023-05-20', '2023-05-21', '2023-05-22']
    expect(textOf(build({}, { days }))).not.toContain('没有收到任何屏幕的数据')
    const oneDay = fairSums(content).filter(({ day }) => day === '2023-05-20')
    expect(textOf(build({}, { sums: oneDay }))).toContain('有1天没有收到任何屏幕的数据')
  })
})

describe('W3: what is unknown', () => {
  test('is left out of prose, said to be unknown in the table with the reason, and never nought', () => {
    const paper = build({}, { sources: noOtherSources })
    expect(textOf(paper)).not.toMatch(/参观\d/)
    expect(textOf(paper)).toContain('参观人次、发放资料份数、媒体报道篇次还没有登记')
    const row = tables(paper.attachments[0]!.blocks)[0]!.rows.find(([name]) => name === '参观人次')!
    expect(row[1]).toBe('未知')
    expect(row[3]).toContain('还没有人登记')
  })
  test('sessions are never called people', () => {
    const said = sentencesOf(build()).filter(({ figures }) => figures.includes('sessions'))
    expect(said).toHaveLength(1)
    expect(said[0]!.text).toContain('互动次数不等于人数')
    expect(said[0]!.text).not.toContain('人次')
  })
  test('a fair without a single event still gives a whole paper', () => {
    const paper = build({}, { sums: [], sources: noOtherSources })
    expect(paper.body.filter((block) => block.kind === 'heading' && block.level === 1)).toHaveLength(5)
    expect(textOf(paper)).not.toMatch(/NaN|undefined|null/)
  })
})

test('W4: every number in the results comes with the figures it was made from', () => {
  const paper = build({ rounded: true })
  const from = paper.body.findIndex((block) => block.kind === 'heading' && block.text.startsWith('三、'))
  const to = paper.body.findIndex((block) => block.kind === 'heading' && block.text.startsWith('四、'))
  const results = paper.body.slice(from, to).flatMap((block) => (block.kind === 'paragraph' ? block.sentences : []))
  const numbered = results.filter(({ text }) => /\d/.test(text) && !text.startsWith('以上数据'))
  expect(numbered.length).toBeGreaterThan(4)
  for (const { text, figures } of numbered) expect(figures, text).not.toEqual([])
})

test('W5: the title is broken by itself, or as somebody broke it', () => {
  expect(build().title.join('')).toMatch(/^桂林市参加2023年.*工作总结$/)
  expect(build({ title: ['桂林市', '工作总结'] }).title).toEqual(['桂林市', '工作总结'])
})

describe('W8: attachments', () => {
  test('those without data are left out', () => {
    expect(build().attachments.map(({ title }) => title)).toEqual(['数据统计表', '展品一览表'])
    const media = [{ day: '2023-05-20', outlet: '某报', level: '市级', kind: '报纸', title: '展区开放', reads: null }]
    const pictures = [{ file: 'a.jpg', caption: '2023年5月20日，展区，开放首日' }]
    expect(build({ media, pictures }).attachments.map(({ title }) => title)).toEqual([
      ...['数据统计表', '展品一览表', '活动图片', '媒体报道一览表'],
    ])
    expect(build({ media }).attachments.map(({ title }) => title)).toEqual([
      '数据统计表',
      '展品一览表',
      '媒体报道一览表',
    ])
  })
})

test('W11: units stand in the official order and exhibits by number; nothing is ranked', () => {
  const [annex] = build().attachments
  const chart = annex!.blocks.find((block) => block.kind === 'chart' && block.caption.includes('各推荐单位'))
  const bars = chart?.kind === 'chart' && chart.chart.kind === 'bars' ? chart.chart.bars : []
  const official = content.units.toSorted((a, b) => a.order - b.order).map(({ name }) => name.zh)
  expect(bars.map(({ label }) => label)).toEqual(official.filter((name) => bars.some(({ label }) => label === name)))
  expect(bars.length).toBe(17)
  const views = tables(annex!.blocks).find(({ caption }) => caption.includes('各展品'))!.rows
  expect(views.map(([no]) => no)).toEqual(content.exhibits.map(({ no }) => no))
})

test('W15: another city’s content gives another city’s paper', () => {
  const other: Content = structuredClone(content)
  other.event = {
    ...other.event,
    name: { zh: '第五届某省科技展', en: 'Fair' },
    short: { zh: '科技展', en: 'Fair' },
    booth: { zh: '甲市展区', en: 'Booth' },
    host: { zh: '甲市人民政府', en: 'Host' },
    organiser: { zh: '甲市科学技术局', en: 'Organiser' },
    theme: { zh: '科学为民', en: 'Theme' },
    place: { zh: '某会展中心', en: 'Place' },
    sampleNotice: { zh: '示例', en: 'Sample' },
  }
  const paper = build({}, { content: other })
  expect(paper.title.join('')).toBe('甲市参加第五届某省科技展工作总结')
  expect(paper.addressee).toBe('甲市“科技展”领导小组：')
  expect([paper.signature, paper.date]).toEqual(['甲市科学技术局', '2023年6月5日'])
  expect(JSON.stringify([paper.title, paper.addressee, paper.body])).not.toMatch(/桂林|广西|南宁|两周一展/)
})

test('W15: the same figures, content and options give the same paper', () => expect(build()).toEqual(build()))
