import type { Content } from './content.ts'
import type { RecordId, StopId, TourId } from './ids.ts'
import { findExhibit, findStop, findTour } from './lookup.ts'
import type { RecordStep } from './record-steps.ts'
import type { FollowedTour, RecordedStop, RouteChange } from './tour-record.ts'

/** The record after one step; null as long as there is none. Titles are kept in the words of the content of that day. */
export function withStep(record: FollowedTour | null, step: RecordStep, content: Content, id: RecordId) {
  if (step.type === 'began') return begun(step, content, id)
  return record && stepped(record, step, content)
}

function begun(step: Extract<RecordStep, { type: 'began' }>, content: Content, id: RecordId): FollowedTour {
  return {
    id,
    tour: step.tour,
    title: findTour(content, step.tour)?.name ?? { zh: step.tour, en: step.tour },
    started: step.at,
    ended: null,
    operators: step.operator === null ? [] : [step.operator],
    rehearsal: step.rehearsal,
    stops: [],
    changes: [],
  }
}

function stepped(record: FollowedTour, step: Exclude<RecordStep, { type: 'began' }>, content: Content): FollowedTour {
  switch (step.type) {
    case 'arrived':
      return { ...record, stops: [...record.stops, arrivedAt(record.tour, step.stop, step.at, content)] }
    case 'left':
      return {
        ...record,
        stops: record.stops.map((stop) => (stop.left === null ? leftAt(record, stop, step.at) : stop)),
      }
    case 'changed':
      return { ...record, changes: [...record.changes, changeOf(record.tour, step, content)] }
    case 'rehearsing':
      return { ...record, rehearsal: step.on }
    case 'steered':
      if (record.operators.includes(step.operator)) return record
      return { ...record, operators: [...record.operators, step.operator] }
    case 'ended':
      return { ...record, ended: Math.max(record.started, step.at) }
  }
}

const titleOf = (tour: TourId, stop: StopId, content: Content) => {
  const exhibit = findStop(content, tour, stop)?.exhibit
  return (exhibit && findExhibit(content, exhibit)?.title) ?? { zh: stop, en: stop }
}

const arrivedAt = (tour: TourId, stop: StopId, at: number, content: Content): RecordedStop => ({
  stop,
  title: titleOf(tour, stop, content),
  arrived: at,
  left: null,
  dwellMs: 0,
  plannedSeconds: findStop(content, tour, stop)?.plannedSeconds ?? 0,
})

/** A stay ends no earlier than it began, whatever a clock did in between (R3). */
function leftAt({ changes }: FollowedTour, stop: RecordedStop, at: number): RecordedStop {
  const left = Math.max(stop.arrived, at)
  return { ...stop, left, dwellMs: Math.max(0, left - stop.arrived - pausedBetween(changes, stop.arrived, left)) }
}

/** How long the tour's clocks stood within a span of time. A pause that nobody ended lasts to the end of it. */
function pausedBetween(changes: readonly RouteChange[], from: number, to: number): number {
  let paused = 0
  let since: number | null = null
  const add = (end: number) => {
    if (since !== null) paused += Math.max(0, Math.min(end, to) - Math.max(since, from))
    since = null
  }
  for (const { kind, at } of changes) {
    if (kind === 'paused') since = at
    else if (kind === 'continued') add(at)
  }
  add(to)
  return paused
}

const changeOf = (
  tour: TourId,
  { kind, at, stop, phase }: Extract<RecordStep, { type: 'changed' }>,
  content: Content,
): RouteChange => ({
  at,
  kind,
  stop: stop ?? null,
  title: stop ? titleOf(tour, stop, content) : null,
  phase: phase ?? null,
})

/** Ends a record that nobody will follow any further, at the last instant that is known of it. */
export function closedAt(record: FollowedTour, lastKnown: number): FollowedTour {
  const ended = Math.max(record.started, lastKnown)
  const stops = record.stops.map((stop) => (stop.left === null ? leftAt(record, stop, ended) : stop))
  return { ...record, stops, ended }
}
