import type { ScriptLength, TourMode } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import { compress, type TourPlan } from '#shared/compress.ts'
import type { Content, Stop, Tour } from '#shared/content.ts'
import type { StopId } from '#shared/ids.ts'
import { troubleAt } from '#shared/preparedness.ts'
import { ratesOf } from '#shared/speaking-time.ts'

/** The minutes that are offered when a slot is cut: what leaders really give a city's booth. */
export const offeredMinutes = [1, 3, 6, 9, 12] as const

/** The presets, shortest first. */
export const byMinutes = (tours: readonly Tour[]): Tour[] => tours.toSorted((a, b) => a.minutes - b.minutes)

export const proposalFor = (mode: TourMode, tour: Tour, minutes: number, content: Content | null): TourPlan =>
  compress(tour, stillPossible(mode, tour), minutes, {
    rates: ratesOf(content),
    isFlagged: (stop) => troubleAt(stop, content) !== null,
  })

/** The stops that were left behind or taken off: they can be walked to after all. */
export function leftOut(mode: TourMode, tour: Tour): Stop[] {
  const gone = new Set<StopId>([...mode.ahead, ...mode.visited, ...(mode.stop ? [mode.stop] : [])])
  return tour.stops.filter((stop) => !gone.has(stop.id))
}

/** A second thought may bring stops back: a proposal draws on what is ahead and what was taken off. */
const stillPossible = (mode: TourMode, tour: Tour): StopId[] => [
  ...mode.ahead,
  ...leftOut(mode, tour).map((stop) => stop.id),
]

export const planCommand = (ahead: readonly StopId[], length: ScriptLength): Command => ({
  type: 'set-plan',
  ahead: [...ahead],
  length,
})

export const without = (mode: TourMode, stop: StopId): Command =>
  planCommand(
    mode.ahead.filter((id) => id !== stop),
    mode.length,
  )

export const withAgain = (mode: TourMode, stop: StopId): Command => planCommand([...mode.ahead, stop], mode.length)

/**
 * The walk from this stop on, as two commands that are each safe to send twice (T10): the group stands here now, and every
 * stop that it has not seen is still ahead, those behind this one last.
 */
export function startFrom(mode: TourMode, tour: Tour, stop: StopId): [Command, Command] {
  const here = tour.stops.findIndex(({ id }) => id === stop)
  const round = [...tour.stops.slice(here + 1), ...tour.stops.slice(0, Math.max(0, here))]
  const seen = new Set<StopId>([...mode.visited, stop])
  const ahead = round.flatMap(({ id }) => (seen.has(id) ? [] : [id]))
  return [{ type: 'go-to-stop', stop }, planCommand(ahead, mode.length)]
}

export const reversed = (mode: TourMode): Command => planCommand(mode.ahead.toReversed(), mode.length)
