import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { barChart } from '../../server/summary/charts/bars.ts'
import { columnChart } from '../../server/summary/charts/columns.ts'
import { chartWidth, fitted, ticks } from '../../server/summary/charts/drawing.ts'
import { loadOutliner, type Outliner } from '../../server/summary/charts/outlines.ts'
import { rasterise } from '../../server/summary/charts/raster.ts'

const labels = ['恭城瑶族自治县', '高铁（桂林）广西园', '一'.repeat(60)]
const outlinerOf = (...texts: string[]): Promise<Outliner> => {
  const all = [...texts, '0123456789未知9时']
  return loadOutliner({ 400: all, 600: all })
}

describe('W10: charts', () => {
  test('hold no text that a font of the machine would have to draw, and no script or link', async () => {
    const outline = await outlinerOf(...labels)
    const bars = barChart(
      labels.map((label, index) => ({ label, value: index * 100 })),
      outline,
    )
    const columns = columnChart({ labels: ['9时'], series: [{ name: '一', values: [3] }] }, outline)
    for (const { svg } of [bars, columns]) {
      expect(svg).not.toMatch(/<text|font-family|href|<script/)
      expect(svg.match(/<path/g)!.length).toBeGreaterThan(3)
    }
  })

  test('are sharp in print: 300 dots or more to an inch at the size at which they are printed', async () => {
    const outline = await outlinerOf(...labels)
    const drawn = barChart([{ label: '秀峰区', value: 3 }], outline)
    const { width = 0, height = 0 } = await sharp(await rasterise(drawn)).metadata()
    expect(width / (chartWidth / 72)).toBeGreaterThanOrEqual(300)
    expect(height / (drawn.height / 72)).toBeGreaterThanOrEqual(300)
  })

  test('look the same on a machine without any font', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhantai-fonts-'))
    const config = join(folder, 'fonts.conf')
    await writeFile(config, '<?xml version="1.0"?><fontconfig></fontconfig>')
    const draw = `
      import { createHash } from 'node:crypto'
      import { loadOutliner } from './server/summary/charts/outlines.ts'
      import { barChart } from './server/summary/charts/bars.ts'
      import { rasterise } from './server/summary/charts/raster.ts'
      const texts = ['恭城瑶族自治县', '0123456789']
      const outline = await loadOutliner({ 400: texts, 600: texts })
      const png = await rasterise(barChart([{ label: '恭城瑶族自治县', value: 123 }], outline))
      console.log(createHash('sha256').update(png).digest('hex'))`
    const hash = (env: NodeJS.ProcessEnv) =>
      execFileSync(process.execPath, ['--input-type=module', '--eval', draw], { env, encoding: 'utf8' })
    expect(hash({ ...process.env, FONTCONFIG_FILE: config })).toBe(hash(process.env))
    await rm(folder, { recursive: true })
  })

  test('draw each character: another one is another path, a rare one too, and one that no font has is a box', async () => {
    const outline = await outlinerOf('甲乙龘鱻\u{10ffff}')
    const paths = [...'甲乙龘鱻'].map((character) => outline(character, 10).path)
    expect(new Set(paths).size).toBe(4)
    for (const path of paths) expect(path.length).toBeGreaterThan(20)
    expect(outline('\u{10ffff}', 10).path.length).toBeGreaterThan(20)
    expect(outline('甲乙', 10).width).toBeCloseTo(20, 1)
    expect(outline('甲', 20).width).toBeCloseTo(20, 1)
    expect(outline('123', 10, 600).path).not.toBe(outline('123', 10, 400).path)
  })

  test('a label that is too long ends in an ellipsis and in its place', async () => {
    const outline = await outlinerOf(...labels)
    const short = fitted(outline, labels[2]!, { size: 9, width: 150 })
    expect(short).toMatch(/^一+…$/)
    expect(outline(short, 9).width).toBeLessThanOrEqual(150)
    expect(fitted(outline, '一一', { size: 9, width: 150 })).toBe('一一')
  })

  test.each([
    [0, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [100, [0, 50, 100]],
    [260, [0, 100, 200, 300]],
    [1247, [0, 500, 1000, 1500]],
  ])('the axis up to %i has even, whole steps', (largest, expected) => expect(ticks(largest)).toEqual(expected))

  test('nothing to show is an empty chart, not an error', async () => {
    const outline = await outlinerOf()
    expect(barChart([], outline).svg).toContain('</svg>')
    expect(columnChart({ labels: [], series: [] }, outline).svg).toContain('</svg>')
    expect(barChart([{ label: '9时', value: null }], outline).svg).not.toContain('NaN')
  })
})
