import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { estimateClock, latenessOf, sampleLimit, type ClockSample } from '#shared/clock-estimate.ts'

/** A round trip through a network that delays as it likes but never delivers before sending. */
const roundTrip = fc.record({
  start: fc.integer({ min: 0, max: 600_000 }),
  there: fc.double({ min: 0, max: 2_000, noNaN: true }),
  inside: fc.double({ min: 0, max: 500, noNaN: true }),
  back: fc.double({ min: 0, max: 2_000, noNaN: true }),
})
type RoundTrip = { start: number; there: number; inside: number; back: number }

const sampleOf = ({ start, there, inside, back }: RoundTrip, offset: number): ClockSample => ({
  t0: start,
  received: start + there + offset,
  sent: start + there + inside + offset,
  t3: start + there + inside + back,
})
const offsets = fc.integer({ min: -86_400_000, max: 86_400_000 }) // a tablet may be wrong by a day
const trips = fc.array(roundTrip, { minLength: 1, maxLength: 30 })
const rounding = 1e-3 // doubles of this size carry about 1e-8; a microsecond is plenty

describe('O2: booth time', () => {
  test('there is no estimate without a sample', () => expect(estimateClock([])).toBeNull())

  test('the true offset lies within the stated error, whatever the delays', () => {
    fc.assert(
      fc.property(offsets, trips, (offset, list) => {
        const estimate = estimateClock(list.map((trip) => sampleOf(trip, offset)))!
        expect(Math.abs(estimate.offset - offset)).toBeLessThanOrEqual(estimate.error + rounding)
      }),
    )
  })

  test('another sample never makes the error larger', () => {
    fc.assert(
      fc.property(offsets, trips, roundTrip, (offset, list, more) => {
        const before = estimateClock(list.map((trip) => sampleOf(trip, offset)))!
        const after = estimateClock([...list, more].map((trip) => sampleOf(trip, offset)))!
        expect(after.error).toBeLessThanOrEqual(before.error + rounding)
      }),
    )
  })

  test('the error is never more than half of the quickest round trip', () => {
    fc.assert(
      fc.property(offsets, trips, (offset, list) => {
        const estimate = estimateClock(list.map((trip) => sampleOf(trip, offset)))!
        const quickest = Math.min(...list.map(({ there, back }) => there + back))
        expect(estimate.error).toBeLessThanOrEqual(quickest / 2 + rounding)
      }),
    )
  })

  test('the lateness covers every sample of a few within the error: nothing came later than it says', () => {
    const few = fc.array(roundTrip, { minLength: 1, maxLength: 14 })
    fc.assert(
      fc.property(offsets, few, (offset, list) => {
        const samples = list.map((trip) => sampleOf(trip, offset))
        const estimate = estimateClock(samples)!
        const worst = Math.max(...list.map(({ back }) => back))
        expect(latenessOf(samples, estimate.offset) + estimate.error + rounding).toBeGreaterThanOrEqual(worst)
      }),
    )
  })

  test('one sample in fifteen may be as late as it likes: a page that once stopped to think is no slow network', () => {
    const usual = Array.from({ length: sampleLimit - 2 }, (_, i) =>
      sampleOf({ start: i, there: 1, inside: 0, back: 1 + (i % 3) }, 0),
    )
    const stopped = (back: number) => sampleOf({ start: 50, there: 1, inside: 0, back }, 0)
    expect(latenessOf([...usual, stopped(400), stopped(2_000)], 0)).toBe(3)
    expect(latenessOf([...usual.slice(1), stopped(400), stopped(2_000), stopped(300)], 0)).toBe(300)
  })

  test('the lateness is never below nothing, and nothing without a sample', () => {
    expect(latenessOf([], 5)).toBe(0)
    expect(latenessOf([sampleOf({ start: 0, there: 0, inside: 0, back: 0 }, 0)], -3)).toBe(0)
  })

  test('two lopsided round trips together are better than either: the tightest bounds meet', () => {
    const quickThere = sampleOf({ start: 0, there: 1, inside: 0, back: 99 }, 5_000)
    const quickBack = sampleOf({ start: 100, there: 99, inside: 0, back: 1 }, 5_000)
    expect(estimateClock([quickThere])).toMatchObject({ offset: 4_951, error: 50 })
    expect(estimateClock([quickThere, quickBack])).toEqual({ offset: 5_000, error: 1 })
    expect(latenessOf([quickThere, quickBack], 5_000)).toBe(99)
  })
})
