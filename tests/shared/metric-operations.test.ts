import { describe, expect, test } from 'vitest'
import type { Call } from '#shared/calls.ts'
import { CallId, ExhibitId, KioskId } from '#shared/ids.ts'
import { availability, callFigures, coverage, joined, onTime, type Interval } from '#shared/metric-operations.ts'

const time = (from: number, to: number): Interval => ({ from, to })

test('intervals are joined where they touch or overlap; what ends before it begins is nothing', () => {
  expect(joined([time(5, 9), time(0, 3), time(3, 4), time(6, 7), time(20, 10)])).toEqual([time(0, 4), time(5, 9)])
})

describe('coverage, of screens and of the roster', () => {
  const minute = 60_000
  test.each<[string, Interval[], Interval[], number, number]>([
    ['all of it', [time(0, 600_000)], [time(-5, 700_000)], 10, 10],
    ['two halves that overlap count once', [time(0, 600_000)], [time(0, 400_000), time(300_000, 600_000)], 10, 10],
    ['nobody', [time(0, 600_000)], [], 0, 10],
    ['outside of it', [time(0, 600_000)], [time(600_000, 900_000)], 0, 10],
    ['two shifts, half of each', [time(0, 120_000), time(300_000, 420_000)], [time(60_000, 360_000)], 2, 4],
    ['nothing was wanted', [], [time(0, 100_000)], 0, 0],
  ])('%s', (_what, wanted, covered, part, whole) => {
    expect(coverage([{ wanted, covered }], minute)).toEqual({ part, whole })
  })
  test('each is cut to whole units before the sum, never up', () => {
    const each = { wanted: [time(0, 119_999)], covered: [time(0, 59_999)] }
    expect(coverage([each, each], minute)).toEqual({ part: 0, whole: 2 })
  })
})

test('availability is what faults leave of the opening time, and a begun unit of a fault counts whole', () => {
  const opening = [time(0, 100_000)]
  expect(availability([{ opening, faults: [] }], 1_000)).toEqual({ part: 100, whole: 100 })
  const faults = [time(-5_000, 10_000), time(5_000, 20_500), time(99_000, 200_000)]
  expect(
    availability(
      [
        { opening, faults },
        { opening, faults: [] },
      ],
      1_000,
    ),
  ).toEqual({ part: 178, whole: 200 })
})

test('on time is at the deadline; who never came is not', () => {
  expect(onTime([5, 10, 11, null], 10)).toEqual({ part: 2, whole: 4 })
  expect(onTime([], 10)).toEqual({ part: 0, whole: 0 })
})

describe('calls', () => {
  const call = (change: Partial<Call>): Call => ({
    ...{ id: CallId.parse('0'.repeat(26)), kiosk: KioskId.parse('west'), exhibit: ExhibitId.parse('a'), called: 1_000 },
    ...{ accepted: null, by: null, arrived: null, closed: null, ending: null, rehearsal: false },
    ...change,
  })
  test('how they went, and the medians of those that got there, in whole seconds', () => {
    const calls = [
      call({ accepted: 5_900, arrived: 61_000, ending: 'arrived' }),
      call({ accepted: 11_000, ending: 'left' }),
      call({ ending: 'expired' }),
      call({ accepted: 500, rehearsal: true }),
    ]
    const counts = { called: 3, answered: 2, arrived: 1, left: 1, expired: 1, apart: 1 }
    expect(callFigures(calls)).toEqual({ ...counts, responseSeconds: 7, arrivalSeconds: 60 })
    expect(callFigures([])).toMatchObject({ called: 0, responseSeconds: null, arrivalSeconds: null })
  })
})
