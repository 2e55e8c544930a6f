import type { TourMode } from './booth.ts'
import type { Command } from './commands.ts'
import type { Stop, Tour } from './content.ts'
import type { StopId } from './ids.ts'
import { unreachable } from './result.ts'

/** A place in a tour, named by where it is and never by “one further”. */
export type Destination =
  { kind: 'arrival' | 'overview' | 'closing' } | { kind: 'stop'; stop: Stop; position: number } | { kind: 'end' }

export type Place = Exclude<Destination, { kind: 'end' }>

/** The whole walk in order: arrival, overview, the stops, closing. */
export const placesOf = (tour: Tour): Place[] => [
  { kind: 'arrival' },
  { kind: 'overview' },
  ...tour.stops.map((stop, i) => ({ kind: 'stop' as const, stop, position: i + 1 })),
  { kind: 'closing' },
]

/** Whether the booth is at this place now. */
export const isAt = (mode: TourMode, place: Destination): boolean =>
  place.kind === 'stop' ? mode.phase === 'stop' && mode.stop === place.stop.id : mode.phase === place.kind

/** What Next leads to (T1): arrival, overview, each stop that is still ahead, closing, and then the end, which is held. */
export function nextDestination(mode: TourMode, tour: Tour): Destination {
  if (mode.phase === 'closing') return { kind: 'end' }
  if (mode.phase === 'arrival') return { kind: 'overview' }
  const ahead = mode.ahead.flatMap(
    (id) => placesOf(tour).find((place) => place.kind === 'stop' && place.stop.id === id) ?? [],
  )
  return ahead[0] ?? { kind: 'closing' }
}

/** What Back leads to (T2), by the way that was walked; null at the arrival. From the closing it is the stop that was left. */
export function backDestination(mode: TourMode, tour: Tour): Place | null {
  const stopAt = (id: StopId | null | undefined) =>
    placesOf(tour).find((place) => place.kind === 'stop' && place.stop.id === id)
  switch (mode.phase) {
    case 'arrival':
      return null
    case 'overview':
      return { kind: 'arrival' }
    case 'closing':
      return stopAt(mode.stop) ?? { kind: 'overview' }
    case 'stop': {
      const here = mode.visited.findIndex((id) => id === mode.stop)
      return stopAt(mode.visited[here - 1]) ?? { kind: 'overview' }
    }
    default:
      return unreachable(mode.phase)
  }
}

type StepCommand = Extract<Command, { type: 'go-to-phase' | 'go-to-stop' }>

/** The command that leads there. */
export function commandTo(place: Place): StepCommand
export function commandTo(destination: Destination): Command
export function commandTo(destination: Destination): Command {
  if (destination.kind === 'end') return { type: 'end-tour' }
  if (destination.kind === 'stop') return { type: 'go-to-stop', stop: destination.stop.id }
  return { type: 'go-to-phase', phase: destination.kind }
}
