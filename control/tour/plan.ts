import type { ScriptLength, TourMode } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import { compress, type TourPlan } from '#shared/compress.ts'
import type { Stop, Tour } from '#shared/content.ts'
import type { StopId } from '#shared/ids.ts'

/** The minutes that are offered when a slot is cut: what leaders really give a city's booth. */
export const offeredMinutes = [1, 3, 6, 9, 12] as const

export const proposalFor = (mode: TourMode, tour: Tour, minutes: number): TourPlan =>
  compress(tour, stillPossible(mode, tour), minutes)

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

export const reversed = (mode: TourMode): Command => planCommand(mode.ahead.toReversed(), mode.length)
