import { describe, expect, test } from 'vitest'
import { composeIllustration } from '../../server/content/media/compose-illustration.ts'
import { drawingRefusal } from '../../server/content/media/drawing.ts'
import { motifOf } from '../../server/content/media/motif-of.ts'
import { readSample } from '../../server/content/sample.ts'
import { paletteOf } from '../../server/content/palette.ts'

const { exhibits } = await readSample()
const house = await paletteOf({ tokens: {} })
const words = (zh: string, en = 'Other') => ({ zh, en })

describe('K112 an exhibit without a picture gets a drawing of what it is about', () => {
  test('each of the sample’s would: one that may be shown, its own, and the same every time', () => {
    const drawings = exhibits.map((exhibit) => composeIllustration(exhibit, house))
    expect(drawings.map(drawingRefusal).filter(Boolean)).toEqual([])
    expect(new Set(drawings).size).toBe(exhibits.length)
    expect(exhibits.map((exhibit) => composeIllustration(exhibit, house))).toEqual(drawings)
    expect(Math.max(...drawings.map(({ length }) => length))).toBeLessThan(20_000)
  })

  test.each([
    ['智慧农业', 'Smart agriculture', '葡萄园水肥一体化', 'fruit'],
    ['食品机械', 'Food machinery', '茶叶加工自动化', 'tea'],
    ['现代农业', 'Modern agriculture', '稻鱼共生', 'rice'],
    ['生物医药', 'Biomedicine', '体外诊断', 'vessel'],
    ['装备制造', 'Equipment manufacturing', '液压元件', 'machine'],
    ['电子信息', 'Electronics', '光通信器件', 'chip'],
    ['科技服务', 'Services', '成果转化与效果评价', 'meeting'], // 果 alone is no fruit
    ['综合', 'General', '未分类展品', 'leaf'],
  ])('%s (%s), %s: %s', (field, en, title, motif) => {
    expect(motifOf(words(field, en), words(title))).toBe(motif)
  })

  test('it wears the colours of the theme, and only what is a plain colour gets into it', () => {
    const subject = { field: words('水果'), title: words('示例') }
    expect(composeIllustration(subject, { ...house, '--accent': '#123abc' })).toContain('#123abc')
    for (const bad of ['red"/><script>alert(1)</script>', 'url(//example.com)', 'var(--x)', '#12345', ''])
      expect(composeIllustration(subject, { ...house, '--accent': bad }), bad).toBe(composeIllustration(subject, house))
  })
})
