import { chartWidth, fitted, ink, line, rect, sheet, textAt, ticks, type Chart } from './drawing.ts'
import type { Outliner } from './outlines.ts'

/** A row of a bar chart; `null` is a figure that is not known, which is not the same as none. */
export type Bar = { label: string; value: number | null }

/** What stands beside a bar whose figure nobody knows. */
export const unknownValue = '未知'

const row = 15.5 // points, for a label of 9 points: the size of a caption
const size = 9
const labelWidth = 150
const valueWidth = 44
const top = 4

/** Lying bars, one a row, in the order given: nothing is ranked here. */
export function barChart(bars: readonly Bar[], outline: Outliner): Chart {
  const left = Math.min(labelWidth, Math.max(...bars.map(({ label }) => outline(label, size).width), 0)) + 8
  const plot = chartWidth - left - valueWidth
  const marks = ticks(Math.max(0, ...bars.map(({ value }) => value ?? 0)))
  const scale = plot / (marks.at(-1) ?? 1)
  const bottom = top + bars.length * row
  const grid = marks.flatMap((mark) => {
    const x = left + mark * scale
    const style = { size: 8, fill: ink.quiet, anchor: 'middle' } as const
    return [
      line({ x, y: top }, { x, y: bottom }, mark === 0 ? ink.axis : ink.line),
      textAt(outline, String(mark), { x, y: bottom + 11 }, style),
    ]
  })
  const rows = bars.flatMap(({ label, value }, index) => {
    const y = top + index * row
    const width = (value ?? 0) * scale
    const baseline = y + 11
    return [
      textAt(
        outline,
        fitted(outline, label, { size, width: labelWidth }),
        { x: left - 6, y: baseline },
        {
          size,
          anchor: 'end',
        },
      ),
      rect({ x: left, y: y + 3, width, height: row - 6 }, ink.jade),
      textAt(
        outline,
        value === null ? unknownValue : String(value),
        { x: left + width + 4, y: baseline },
        {
          size,
          weight: 600,
          fill: value === null ? ink.quiet : ink.strong,
        },
      ),
    ]
  })
  return sheet(bottom + 16, [...grid, ...rows])
}
