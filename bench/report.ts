import type { Figure, Limit, Measure } from './figure.ts'

export const headings = ['figure', 'measured', 'bare floor', '× bare', 'to reach', 'reached']

/** One row of the table, the same words on the terminal and in the README. */
export function row({ what, unit, measured, bare, ratio, limits, reached }: Figure): string[] {
  return [
    what,
    `${show(measured)} ${unit}`,
    bare ? `${show(bare)} ${unit}` : '–',
    ratio === null ? '–' : ratio.toFixed(2),
    limits.length > 0 ? limits.map((limit) => say(limit, unit)).join(', ') : '–',
    reached === null ? '–' : reached ? 'yes' : 'NO',
  ]
}

/** p50 / p95 / p99, or the one value, with its interval where it has one. */
function show(measure: Measure): string {
  if ('value' in measure) {
    const { value, interval } = measure
    return interval ? `${round(value)} [${round(interval.low)}, ${round(interval.high)}]` : round(value)
  }
  return [measure.p50, measure.p95, measure.p99].map(round).join(' / ')
}

function say(limit: Limit, unit: string): string {
  if (limit.of === 'interval') return `95 % interval contains ${limit.contains}`
  const name = limit.of === 'value' ? '' : `${limit.of} `
  const measure = limit.of === 'ratio' ? '×' : ` ${unit}`
  return 'atMost' in limit ? `${name}≤ ${limit.atMost}${measure}` : `${name}≥ ${limit.atLeast}${measure}`
}

const round = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(1)

/** For a terminal: columns padded to the widest cell. */
export function textTable(figures: readonly Figure[]): string {
  const rows = [headings, ...figures.map(row)]
  const widths = headings.map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)))
  return rows
    .map((cells) =>
      cells
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

export function markdownTable(figures: readonly Figure[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(headings), line(headings.map(() => '---')), ...figures.map((figure) => line(row(figure)))].join('\n')
}
