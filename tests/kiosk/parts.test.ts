import { describe, expect, test } from 'vitest'
import { qrMillimetres } from '#shared/qr-fit.ts'
import { clauses, firstSentence, phrases } from '../../kiosk/parts/phrases.ts'
import { qrMatrix } from '../../kiosk/parts/qr-matrix.ts'
import { screenOf } from '../../kiosk/stage/screen.ts'
import { flagsOf, motionOf } from '../../kiosk/stage/motion.ts'
import { trailOf } from '../../kiosk/visit/trail.ts'
import { boothNow, content, west } from './support.ts'

describe('titles', () => {
  test('nothing is lost, no part begins with a closing mark or stands alone as one character', () => {
    const titles = content.exhibits.flatMap((exhibit) => [
      exhibit.title.zh,
      ...exhibit.facts.map((fact) => fact.label.zh),
    ])
    for (const title of [...titles, ...content.units.map((unit) => unit.name.zh)]) {
      const parts = phrases(title)
      expect(parts.join('')).toBe(title)
      for (const part of parts) expect(part).not.toMatch(/^[，。、；：！？）》”／]/)
      expect([...(parts.at(-1) ?? '')].length).toBeGreaterThan(parts.length > 1 ? 1 : 0)
    }
  })
  test('a slash ties what it joins, a bracket holds what it encloses', () => {
    expect(phrases('约 20 万千米／秒').at(-1)).toBe('千米／秒')
    expect(phrases('高铁（桂林）广西园')).toContain('（桂林）')
  })
  test('a sentence is cut after its marks', () => {
    expect(clauses('展区正在接待来宾，请稍候体验')).toEqual(['展区正在接待来宾，', '请稍候体验'])
  })
})

describe('QR codes', () => {
  test('K10 as large as a tenth of the distance, and no module under 1.5 mm', () => {
    expect(qrMillimetres(25, 1)).toBe(100)
    expect(qrMillimetres(25, 3)).toBe(300)
    expect(qrMillimetres(41, 0.5)).toBe(61.5)
  })
  test('K10 four modules of light lie around it', () => {
    const { size, modules, path } = qrMatrix('https://example.com/gl-01')
    expect(size - modules).toBe(8)
    const places = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)])
    expect(Math.min(...places)).toBe(4)
    expect(Math.max(...places)).toBe(modules + 3)
  })
})

describe('the screen', () => {
  test('millimetres come from the profile and the pixels that are really there', () => {
    const { mm, viewingDistance } = screenOf(content, west, { width: 1080, height: 1920 })
    expect(mm).toBeCloseTo(2.017, 2) // 43 inches
    expect(viewingDistance).toBe(1)
  })
  test('K11 guests, an emergency and a time of mourning see nothing move', () => {
    const booth = boothNow()
    expect(motionOf(booth, { name: 'attract' })).toBe('on')
    expect(motionOf({ ...booth, solemn: true }, { name: 'attract' })).toBe('off')
    expect(motionOf(booth, { name: 'tour-arrival', welcome: content.event.welcome })).toBe('off')
    expect(motionOf(booth, { name: 'freeze', under: { name: 'attract' } })).toBe('frozen')
  })
  test('K12 the flags say what lies over the booth', () => {
    const booth = boothNow({ solemn: true, rehearsal: true, over: [{ name: 'freeze', since: 0 }] })
    expect(flagsOf(booth, true)).toBe('solemn rehearsal offline freeze')
  })
})

test('the way back is named from home on, and a long one keeps its ends', () => {
  const [exhibit] = content.exhibits
  if (!exhibit) throw new Error('no exhibit')
  const page = { name: 'exhibit', exhibit: exhibit.id } as const
  expect(trailOf(content, [{ name: 'home' }, { name: 'category', category: 'talent' }], 'en')).toEqual([
    'Home',
    'Talent',
  ])
  expect(trailOf(content, [{ name: 'home' }, page, page, page, page], 'zh')).toEqual([
    '首页',
    '…',
    exhibit.title.zh,
    exhibit.title.zh,
  ])
})

test.each([
  ['一句。两句。', '一句。'],
  ['真的吗？是的。', '真的吗？'],
  ['没有句号', '没有句号'],
])('a passer-by reads one sentence: %s', (text, sentence) => expect(firstSentence(text)).toBe(sentence))
