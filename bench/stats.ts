/** What a row of the table says about a set of measurements. */
export type Summary = { n: number; p50: number; p95: number; p99: number }

/** Nearest rank: always a value that was really measured, and with few values p99 is the worst of them. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length))
  return sorted[rank - 1] ?? NaN
}

export function summarise(values: readonly number[]): Summary {
  return {
    n: values.length,
    p50: percentile(values, 50),
    p95: percentile(values, 95),
    p99: percentile(values, 99),
  }
}

export function share<T>(values: readonly T[], holds: (value: T) => boolean): number {
  return values.length === 0 ? NaN : values.filter(holds).length / values.length
}

/** The straight line through the points by least squares, with the 95 % interval of its slope. */
export type Line = { slope: number; low: number; high: number; intercept: number }

/**
 * Neighbouring samples that resemble each other make this interval too narrow, never too wide: a slope that is called
 * zero here would be called zero by a stricter method as well.
 */
export function fitLine(points: readonly { x: number; y: number }[]): Line {
  const n = points.length
  if (n < 3) throw new Error(`A slope with an interval needs at least three points, not ${n}.`)
  const meanX = points.reduce((sum, point) => sum + point.x, 0) / n
  const meanY = points.reduce((sum, point) => sum + point.y, 0) / n
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0)
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread
  const intercept = meanY - slope * meanX
  const residual = points.reduce((sum, { x, y }) => sum + (y - intercept - slope * x) ** 2, 0)
  const reach = studentT(n - 2) * Math.sqrt(residual / (n - 2) / spread)
  return { slope, low: slope - reach, high: slope + reach, intercept }
}

const fewDegrees = [12.7062, 4.3027, 3.1824]

/** The two-sided 95 % quantile of Student's t: from the table up to three degrees of freedom, then Fisher's expansion (error below 0.4 %). */
export function studentT(degrees: number): number {
  const known = fewDegrees[degrees - 1]
  if (known !== undefined) return known
  const z = 1.959964
  const first = (z ** 3 + z) / 4
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384
  return z + first / degrees + second / degrees ** 2 + third / degrees ** 3
}
