import { describe, expect, it } from 'vitest'
import { fitLine, percentile, share, studentT, summarise } from '../../bench/stats.ts'
import { seeded } from '../../bench/seeded.ts'
import { figure } from '../../bench/figure.ts'

describe('the statistics of the bench', () => {
  it('gives percentiles that were really measured, and the worst value as p99 of few', () => {
    const values = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect(summarise(values)).toEqual({ n: 100, p50: 50, p95: 95, p99: 99 })
    expect(percentile([3, 1, 2], 99)).toBe(3)
    expect(percentile([7], 50)).toBe(7)
  })

  it('tells which share of the values holds', () => {
    expect(share([1, 2, 3, 4], (value) => value > 1)).toBe(0.75)
    expect(share([], () => true)).toBeNaN()
  })

  it('knows Student’s t where tables give it', () => {
    for (const [degrees, t] of [
      [3, 3.1824],
      [4, 2.7764],
      [5, 2.5706],
      [10, 2.2281],
      [30, 2.0423],
      [1_000, 1.9623],
    ] as const) {
      expect(Math.abs(studentT(degrees) / t - 1)).toBeLessThan(0.004)
    }
  })

  it('fits a line whose slope and interval agree with a worked example', () => {
    // y = 2x + 1 with residuals +1, −2, +1: slope 2, standard error √(6 / 1 / 2) over one degree of freedom.
    const line = fitLine([
      { x: 0, y: 2 },
      { x: 1, y: 1 },
      { x: 2, y: 6 },
    ])
    expect(line.slope).toBeCloseTo(2)
    expect(line.high - line.slope).toBeCloseTo(12.7062 * Math.sqrt(3), 3)
  })

  it('has an interval that contains the true slope about 95 times of 100', () => {
    const random = seeded(7)
    const noise = () => random() + random() + random() + random() - 2
    let held = 0
    for (let run = 0; run < 400; run++) {
      const line = fitLine(Array.from({ length: 12 }, (_, x) => ({ x, y: 0.5 * x + noise() })))
      if (line.low <= 0.5 && 0.5 <= line.high) held++
    }
    expect(held / 400).toBeGreaterThan(0.92)
    expect(held / 400).toBeLessThan(0.98)
  })

  it('calls a figure reached only when every limit holds', () => {
    const measured = { n: 60, p50: 2, p95: 18, p99: 30 }
    const base = { id: 'a', what: 'a', unit: 'ms', measured } as const
    expect(figure({ ...base, limits: [{ of: 'p50', atMost: 2 }] }).reached).toBe(true)
    expect(
      figure({
        ...base,
        limits: [
          { of: 'p50', atMost: 2 },
          { of: 'p95', atMost: 17 },
        ],
      }).reached,
    ).toBe(false)
    expect(figure({ ...base, limits: [{ of: 'ratio', atMost: 9 }] }).reached).toBe(false) // no floor, so nothing is shown
    expect(figure({ ...base, bare: { ...measured, p50: 1 }, limits: [{ of: 'ratio', atMost: 2 }] }).reached).toBe(true)
    expect(figure(base).reached).toBeNull()
  })
})
