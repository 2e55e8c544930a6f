import type { TourMode } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import type { Stop, Tour } from '#shared/content.ts'

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

/** What Next leads to (T1): arrival, overview, each stop, closing, and then the end, which is held. */
export function nextDestination(mode: TourMode, tour: Tour): Destination {
  const places = placesOf(tour)
  if (mode.phase === 'closing') return { kind: 'end' }
  const here = places.findIndex((place) => isAt(mode, place))
  // A stop that this content no longer holds: on with the first one that it does.
  return places[here < 0 ? 2 : here + 1] ?? { kind: 'closing' }
}

/** What Back leads to (T2); null at the arrival. From the closing it is the stop that was left, however it was reached. */
export function backDestination(mode: TourMode, tour: Tour): Place | null {
  const places = placesOf(tour)
  if (mode.phase === 'closing') {
    const left = places.find((place) => place.kind === 'stop' && place.stop.id === mode.stop)
    return left ?? { kind: 'overview' }
  }
  const here = places.findIndex((place) => isAt(mode, place))
  return here < 0 ? { kind: 'overview' } : (places[here - 1] ?? null)
}

export function commandTo(destination: Destination): Command {
  if (destination.kind === 'end') return { type: 'end-tour' }
  if (destination.kind === 'stop') return { type: 'go-to-stop', stop: destination.stop.id }
  return { type: 'go-to-phase', phase: destination.kind }
}
