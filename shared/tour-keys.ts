import type { TourMode } from './booth.ts'
import type { Command } from './commands.ts'
import type { Tour } from './content.ts'
import type { StopId } from './ids.ts'

/** What one key forward or back means where a tour stands, as the command that names the destination (A12). */

type StepCommand = Extract<Command, { type: 'go-to-phase' | 'go-to-stop' }>

const to = (phase: 'arrival' | 'overview' | 'closing'): StepCommand => ({ type: 'go-to-phase', phase })
const toStop = (stop: StopId): StepCommand => ({ type: 'go-to-stop', stop })

/** Where the tour stands now, as the command that leads there. */
export function hereCommand({ phase, stop }: TourMode): StepCommand | null {
  if (phase !== 'stop') return to(phase)
  return stop && toStop(stop)
}

/** Null at the closing: what ends a tour is never the same key (C5). */
export function nextCommand({ phase, ahead }: TourMode, tour: Tour): StepCommand | null {
  if (phase === 'closing') return null
  if (phase === 'arrival') return to('overview')
  const first = ahead.find((id) => tour.stops.some((stop) => stop.id === id))
  return first ? toStop(first) : to('closing')
}

/** The way that was really walked; null at the arrival. */
export function backCommand({ phase, stop, visited }: TourMode, tour: Tour): StepCommand | null {
  if (phase === 'arrival') return null
  if (phase === 'overview') return to('arrival')
  const before = phase === 'closing' ? stop : visited[visited.findIndex((id) => id === stop) - 1]
  return before && tour.stops.some(({ id }) => id === before) ? toStop(before) : to('overview')
}
