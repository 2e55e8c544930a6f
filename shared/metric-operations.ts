import type { Call } from './calls.ts'
import { medianOf } from './metric-tally.ts'

/** Folds over what the booth did: intervals that were covered, deadlines that were kept, calls that were answered. */

/** `from` inclusive, `to` exclusive, epoch milliseconds. */
export type Interval = { from: number; to: number }

export type Share = { part: number; whole: number }

/** The same time as intervals that neither touch nor overlap, in order; one that ends before it begins is nothing. */
export function joined(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.filter(({ from, to }) => to > from).toSorted((a, b) => a.from - b.from)
  const result: Interval[] = []
  for (const { from, to } of sorted) {
    const last = result.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else result.push({ from, to })
  }
  return result
}

const lengthOf = (intervals: readonly Interval[]): number =>
  joined(intervals).reduce((sum, { from, to }) => sum + to - from, 0)

/** The part of `wanted` that lies within `there`. */
function within(wanted: readonly Interval[], there: readonly Interval[]): Interval[] {
  const inside = joined(there)
  return joined(wanted).flatMap((one) =>
    inside.map(({ from, to }) => ({ from: Math.max(from, one.from), to: Math.min(to, one.to) })),
  )
}

const sumOf = (shares: readonly Share[]): Share => ({
  part: shares.reduce((sum, { part }) => sum + part, 0),
  whole: shares.reduce((sum, { whole }) => sum + whole, 0),
})

/** 设备在线率, 讲解员在岗率: of each one's wanted time how much was covered, in whole units. Time counts once, however often it is covered. */
export function coverage(
  each: readonly { wanted: readonly Interval[]; covered: readonly Interval[] }[],
  unitMs: number,
): Share {
  return sumOf(
    each.map(({ wanted, covered }) => ({
      part: Math.floor(lengthOf(within(wanted, covered)) / unitMs),
      whole: Math.floor(lengthOf(wanted) / unitMs),
    })),
  )
}

/** 展品在展完好率: of each exhibit's opening time how much had no fault, in whole units. */
export function availability(
  each: readonly { opening: readonly Interval[]; faults: readonly Interval[] }[],
  unitMs: number,
): Share {
  return sumOf(
    each.map(({ opening, faults }) => {
      const whole = Math.floor(lengthOf(opening) / unitMs)
      return { part: whole - Math.ceil(lengthOf(within(opening, faults)) / unitMs), whole }
    }),
  )
}

/** 展品按时到位率: who arrived at the deadline is on time; who never came is not. */
export const onTime = (arrivals: readonly (number | null)[], deadline: number): Share => ({
  part: arrivals.filter((arrived) => arrived !== null && arrived <= deadline).length,
  whole: arrivals.length,
})

/** How calls for an explainer went. Those of a rehearsal or a staff check are only counted `apart`. */
export type CallFigures = {
  called: number
  answered: number
  arrived: number
  left: number
  expired: number
  apart: number
  responseSeconds: number | null
  arrivalSeconds: number | null
}

/** Sums up the calls; both times are medians of whole seconds, from the call on. */
export function callFigures(calls: readonly Call[]): CallFigures {
  const real = calls.filter(({ rehearsal }) => !rehearsal)
  const median = (reached: (call: Call) => number | null) =>
    medianOf(
      real.flatMap((call) => {
        const at = reached(call)
        return at === null ? [] : [[Math.floor(Math.max(0, at - call.called) / 1_000), 1] as const]
      }),
    )
  return {
    called: real.length,
    answered: real.filter(({ accepted }) => accepted !== null).length,
    arrived: real.filter(({ arrived }) => arrived !== null).length,
    left: real.filter(({ ending }) => ending === 'left').length,
    expired: real.filter(({ ending }) => ending === 'expired').length,
    apart: calls.length - real.length,
    responseSeconds: median(({ accepted }) => accepted),
    arrivalSeconds: median(({ arrived }) => arrived),
  }
}
