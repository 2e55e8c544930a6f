import { chartWidth, ink, line, rect, sheet, textAt, ticks, type Chart } from './drawing.ts'
import type { Outliner } from './outlines.ts'

/** Figures side by side under one label each; with several series, such as days, a legend names them. */
export type Columns = { labels: string[]; series: { name: string; values: number[] }[] }

const height = 150 // points of the plot
const top = 30
const left = 34
const colours = [ink.jade, ink.gold, ink.mist]
/** More series than can be told apart in print are drawn as one. */
export const mostSeries = colours.length

/** Standing columns, such as sessions by hour. */
export function columnChart({ labels, series }: Columns, outline: Outliner): Chart {
  const plot = chartWidth - left - 6
  const marks = ticks(Math.max(0, ...series.flatMap(({ values }) => values)))
  const scale = height / (marks.at(-1) ?? 1)
  const bottom = top + height
  const place = plot / Math.max(1, labels.length)
  const width = Math.min(26, (place * 0.72) / Math.max(1, series.length))
  const numbered = width >= 11 // a narrower column has no room for its number: the table has it
  const grid = marks.flatMap((mark) => {
    const y = bottom - mark * scale
    const style = { size: 8, fill: ink.quiet, anchor: 'end' } as const
    return [
      line({ x: left, y }, { x: left + plot, y }, mark === 0 ? ink.axis : ink.line),
      textAt(outline, String(mark), { x: left - 5, y: y + 3 }, style),
    ]
  })
  const columns = series.flatMap(({ values }, at) =>
    values.flatMap((value, index) => {
      const middle = left + place * (index + 0.5) + width * (at - (series.length - 1) / 2)
      const y = bottom - value * scale
      const column = rect({ x: middle - width / 2 + 0.5, y, width: width - 1, height: bottom - y }, colourOf(at))
      const number = textAt(
        outline,
        String(value),
        { x: middle, y: y - 3 },
        { size: 7.5, weight: 600, anchor: 'middle' },
      )
      return numbered && value > 0 ? [column, number] : [column]
    }),
  )
  const named = labels.map((label, index) =>
    textAt(outline, label, { x: left + place * (index + 0.5), y: bottom + 13 }, { size: 8.5, anchor: 'middle' }),
  )
  return sheet(bottom + 20, [...grid, ...columns, ...named, ...legend(series, outline)])
}

function legend(series: Columns['series'], outline: Outliner): string[] {
  if (series.length < 2) return []
  let x = left
  return series.flatMap(({ name }, index) => {
    const box = rect({ x, y: 4, width: 9, height: 9 }, colourOf(index))
    const text = textAt(outline, name, { x: x + 13, y: 12 }, { size: 9 })
    x += 13 + outline(name, 9).width + 16
    return [box, text]
  })
}

const colourOf = (index: number): string => colours[index % colours.length] ?? ink.jade
