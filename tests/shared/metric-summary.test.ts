import { describe, expect, test } from 'vitest'
import { metrics } from '#shared/metric-dictionary.ts'
import { metricIds } from '#shared/metric-ids.ts'
import type { VisitClass } from '#shared/metric-visit.ts'
import { summarise } from '#shared/summarise.ts'
import { noOtherSources, type SummaryInput } from '#shared/summary-input.ts'
import { Summary } from '#shared/summary.ts'
import { content, ids } from '../support/fixtures.ts'

const day = '2023-05-20'
const row = (counts: Record<string, number>, whose: VisitClass = 'visitor') => ({
  ...{ day, kiosk: 'west', class: whose },
  tally: new Map(Object.entries(counts)),
})
const input = (change: Partial<SummaryInput> = {}): SummaryInput => ({
  window: { from: null, to: null, timeZone: 'Asia/Shanghai', days: [day], text: { zh: day, en: day } },
  ...{ bundle: ids.bundle, content, lastKnown: new Map(), sums: [], tours: [], guided: [], calls: [] },
  ...{ sources: noOtherSources, timeText: (instant: number) => String(instant) },
  ...change,
})
const figure = (metric: string, change: Partial<SummaryInput> = {}) =>
  summarise(input(change)).figures.find((one) => one.metric === metric)

describe('F1: the dictionary', () => {
  test('F1: every figure is printed once, with its window, its screens and its caveat in both languages', () => {
    const { figures } = Summary.parse(summarise(input()))
    expect(figures.map(({ metric }) => metric)).toEqual([...metricIds])
    for (const { metric, note } of figures) {
      expect(note.zh, metric).toContain(`统计时段：${day}`)
      expect(note.zh).toContain(metrics[metric].caveat.zh)
      expect(note.en).toContain(metrics[metric].caveat.en)
    }
    const { note } = figures.find(({ metric }) => metric === 'sessions')!
    expect(note.zh).toMatch(/屏幕：西侧竖屏、.*不含巡馆、工作人员和演练。互动次数不等于人数。$/)
  })
})

describe('F2: what nobody measured', () => {
  test('F2: is unknown, says why, and is never nought', () => {
    const unknown = ['visitors', 'qr-scans', 'leads', 'on-time-arrival', 'exhibit-availability', 'screen-availability']
    for (const metric of [...unknown, 'roster-coverage', 'leaflets', 'median-dwell', 'quiz-correct']) {
      expect(figure(metric), metric).toMatchObject({ value: null, unknown: { zh: expect.stringMatching(/^未知：/) } })
    }
    expect(figure('qr-scans', { sources: { ...noOtherSources, scans: 0 } })).toMatchObject({ value: 0, unknown: null })
  })

  test('F2: a hand count has its source, a percentage its parts and never says more than there was', () => {
    const manual = { visitors: { value: 1_247, source: '门口计数器' } }
    const sources = { ...noOtherSources, manual, screensOnline: { part: 1_999, whole: 2_000 } }
    expect(figure('visitors', { sources })).toMatchObject({ value: 1_247, source: '门口计数器', kind: 'manual' })
    expect(figure('screen-availability', { sources })).toMatchObject({
      value: 99.9,
      share: { part: 1_999, whole: 2_000 },
    })
  })

  test('F2: only what people counted at the door or on tours is called 人次, and nothing shown is called 扫码', () => {
    const visits = metricIds.filter((id) => metrics[id].unit.zh === '人次')
    expect(visits).toEqual(['visitors', 'tour-heads', 'guided-heads'])
    expect(metricIds.filter((id) => metrics[id].name.zh.includes('扫码'))).toEqual(['qr-scans'])
  })
})

test('F3: tours, staff and rehearsals are in no figure of visitors, and shown apart', () => {
  const counts = { sessions: 5, 'view:gl-01': 3, 'hour:9': 5 }
  const sums = [row({ sessions: 2 }), row(counts, 'tour'), row(counts, 'staff'), row(counts, 'rehearsal')]
  const { figures, apart, byHour, byScreen } = summarise(input({ sums }))
  expect(figures.find(({ metric }) => metric === 'sessions')?.value).toBe(2)
  expect(byHour).toEqual([])
  expect(byScreen.find(({ kiosk }) => kiosk === 'west')?.sessions).toBe(2)
  expect(apart.map(({ sessions, views }) => [sessions, views])).toEqual([[5, 3], [5, 3], [5, 3]]) // prettier-ignore
})

test('F4: an exhibit of a park counts once, under its unit, and units come in the official order', () => {
  const shared = content.exhibits.find(({ park }) => park)!
  const { byUnit, byExhibit } = summarise(input({ sums: [row({ [`view:${shared.id}`]: 7 })] }))
  expect(byUnit.filter(({ views }) => views > 0)).toMatchObject([{ unit: shared.unit, views: 7 }])
  const order = content.units.toSorted((a, b) => a.order - b.order).map(({ code }) => code)
  expect(byUnit.map(({ unit }) => unit)).toEqual(order)
  expect(byUnit.reduce((sum, { exhibits }) => sum + exhibits, 0)).toBe(content.exhibits.length)
  expect(byExhibit).toHaveLength(content.exhibits.length)
})

test('F7: what is missing is stated, and what lost something says “at least”', () => {
  const minute = Date.parse('2023-05-20T02:00:00Z') / 60_000
  const late = { [`late:${minute}`]: 2, [`late:${minute + 20}`]: 3, [`late:${minute + 90}`]: 1 }
  const sums = [row({ sessions: 4, doubtful: 1, ...late, stray: 6 }), row({ dropped: 17 })]
  const window = { ...input().window, days: [day, '2023-05-21'] }
  const { gaps, figures } = Summary.parse(summarise(input({ sums, window })))
  expect(gaps.map(({ kind, count }) => [kind, count])).toEqual([
    ['no-data', 0],
    ['late', 5],
    ['late', 1],
    ['dropped', 17],
    ['clock-doubtful', 1],
    ['without-visit', 6],
  ])
  expect(gaps[0]?.day).toBe('2023-05-21')
  expect(gaps[1]).toMatchObject({ from: '2023-05-20T02:00:00.000Z', to: '2023-05-20T02:21:00.000Z' })
  expect(figures.find(({ metric }) => metric === 'sessions')?.atLeast).toBe(true)
  expect(figure('sessions', { sums: [row({ sessions: 1 })] })?.atLeast).toBe(false)
})
