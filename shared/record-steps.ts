import type { Booth, ScriptLength, TourMode } from './booth.ts'
import type { StopId, TourId } from './ids.ts'
import type { ChangeKind } from './tour-words.ts'

/** One thing that a change of the booth means for the record of a tour. */
export type RecordStep =
  | { type: 'began'; tour: TourId; at: number; operator: string | null; rehearsal: boolean }
  | { type: 'arrived'; stop: StopId; at: number }
  | { type: 'left'; at: number }
  | { type: 'changed'; kind: ChangeKind; at: number; stop?: StopId; phase?: 'arrival' | 'overview' | 'closing' }
  | { type: 'rehearsing'; on: boolean }
  | { type: 'steered'; operator: string }
  | { type: 'ended'; at: number }

/**
 * What happened to a tour between two states of the booth (R1). Total: any two states have an answer, also ones that no
 * command leads between, such as after a restart from an older disk.
 */
export function recordSteps(before: Booth, after: Booth, at: number): RecordStep[] {
  const was = before.mode.name === 'tour' ? before.mode : null
  const is = after.mode.name === 'tour' ? after.mode : null
  const same = was && is && was.tour === is.tour && was.since === is.since
  if (same) return [...sameTour(was, is, at), ...aroundIt(before, after)]
  return [...(was ? end(was, at) : []), ...(is ? beginning(is, after) : [])]
}

function beginning(tour: TourMode, { lease, rehearsal }: Booth): RecordStep[] {
  const began: RecordStep = {
    type: 'began',
    tour: tour.tour,
    at: tour.since,
    operator: lease?.holder ?? null,
    rehearsal,
  }
  const { phase, stop, phaseSince, pausedSince } = tour
  return [
    began,
    ...(phase === 'stop' && stop ? [{ type: 'arrived', stop, at: phaseSince } as const] : []),
    ...(pausedSince === null ? [] : [{ type: 'changed', kind: 'paused', at: pausedSince } as const]),
  ]
}

/** A group that turned round before it was shown anything was not received: the tour was called off. */
function end(tour: TourMode, at: number): RecordStep[] {
  const cancelled = tour.phase === 'arrival' && tour.visited.length === 0
  return [
    ...leaving(tour, at),
    ...(cancelled ? [{ type: 'changed', kind: 'cancelled', at } as const] : []),
    { type: 'ended', at },
  ]
}

const leaving = (tour: TourMode, at: number): RecordStep[] =>
  tour.phase === 'stop' && tour.stop ? [{ type: 'left', at }] : []

function sameTour(was: TourMode, is: TourMode, at: number): RecordStep[] {
  const steps: RecordStep[] = []
  const changed = (kind: ChangeKind) => steps.push({ type: 'changed', kind, at })
  if (was.pausedSince !== null && is.pausedSince === null) changed('continued')
  const moved = was.phase !== is.phase || was.stop !== is.stop
  if (moved) steps.push(...leaving(was, at), ...wayTo(was, is, at))
  if (moved && is.phase === 'stop' && is.stop) steps.push({ type: 'arrived', stop: is.stop, at })
  if (!moved) steps.push(...planSteps(was, is, at)) // moving changes what is ahead by itself
  if (was.pausedSince === null && is.pausedSince !== null) changed('paused')
  return steps
}

const order = ['arrival', 'overview', 'stop', 'closing']

/** The next place of the plan is no change of route. */
function wayTo(was: TourMode, is: TourMode, at: number): RecordStep[] {
  if (is.phase === 'stop') {
    const { stop } = is
    if (!stop || was.ahead[0] === stop) return []
    const kind = was.visited.includes(stop) && !was.ahead.includes(stop) ? 'back' : 'jumped'
    return [{ type: 'changed', kind, at, stop }]
  }
  const { phase } = is
  if (order.indexOf(phase) < order.indexOf(was.phase)) return [{ type: 'changed', kind: 'back', at, phase }]
  if (phase === 'closing' && was.ahead.length > 0) return [{ type: 'changed', kind: 'jumped', at, phase }]
  return []
}

const lengths: readonly ScriptLength[] = ['oneLine', 'short', 'full']

/** How the list of what is ahead changed: stops taken out or in, their order, and how much is said. */
function planSteps(was: TourMode, is: TourMode, at: number): RecordStep[] {
  const out = was.ahead.filter((stop) => !is.ahead.includes(stop))
  const back = is.ahead.filter((stop) => !was.ahead.includes(stop))
  const kept = was.ahead.filter((stop) => is.ahead.includes(stop)).join()
  const keptNow = is.ahead.filter((stop) => was.ahead.includes(stop))
  const shorter = lengths.indexOf(is.length) < lengths.indexOf(was.length)
  const steps: RecordStep[] = []
  const change = (kind: ChangeKind, stop?: StopId) => steps.push({ type: 'changed', kind, at, ...(stop && { stop }) })
  if (shorter || out.length > 1) change('compressed')
  for (const stop of out) change('skipped', stop)
  if (keptNow.join() !== kept) change(keptNow.toReversed().join() === kept ? 'reversed' : 'reordered')
  for (const stop of back) change('returned', stop)
  return steps
}

function aroundIt(before: Booth, after: Booth): RecordStep[] {
  const operator = after.lease?.holder
  return [
    ...(before.rehearsal !== after.rehearsal ? [{ type: 'rehearsing', on: after.rehearsal } as const] : []),
    ...(operator && operator !== before.lease?.holder ? [{ type: 'steered', operator } as const] : []),
  ]
}
