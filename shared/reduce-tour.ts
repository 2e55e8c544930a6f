import type { Booth, TourMode } from './booth.ts'
import type { Command } from './commands.ts'
import type { StopId, TourId } from './ids.ts'
import { findTour } from './lookup.ts'
import type { ReduceContext, Reply } from './reduce.ts'
import { err, ok, unreachable } from './result.ts'

const types = [
  'go-to-phase',
  'go-to-stop',
  'set-plan',
  'set-welcome',
  'pause-tour',
  'continue-tour',
  'release-kiosk',
] as const
type TourCommand = Extract<Command, { type: (typeof types)[number] }>

export const isTourCommand = (command: Command): command is TourCommand => types.some((type) => type === command.type)

/** What happens within a tour. */
export function reduceTour(booth: Booth, tour: TourMode, command: TourCommand, { now, content }: ReduceContext): Reply {
  const enter = (mode: TourMode): Reply => ok({ ...booth, mode })
  const stops = findTour(content, tour.tour)?.stops ?? []
  const isStop = (id: StopId) => stops.some((stop) => stop.id === id)
  // Moving on ends a pause.
  const arrive = (to: Partial<TourMode>): Reply =>
    enter({ ...unpaused(tour, now), ...to, phaseSince: now, phasePausedMs: 0 })

  switch (command.type) {
    case 'go-to-phase':
      return tour.phase === command.phase ? ok(booth) : arrive({ phase: command.phase })
    case 'go-to-stop': {
      if (!isStop(command.stop)) return err('unknown-stop')
      if (tour.phase === 'stop' && tour.stop === command.stop) return ok(booth)
      const visited = tour.visited.includes(command.stop) ? tour.visited : [...tour.visited, command.stop]
      return arrive({ phase: 'stop', stop: command.stop, visited, ahead: aheadAfter(tour, command.stop) })
    }
    case 'set-plan': {
      if (!command.ahead.every(isStop)) return err('unknown-stop')
      const standing = tour.phase === 'stop' ? tour.stop : null
      const ahead = command.ahead.filter((id, place) => id !== standing && command.ahead.indexOf(id) === place)
      if (ahead.join() === tour.ahead.join() && command.length === tour.length) return ok(booth)
      return enter({ ...tour, ahead, length: command.length })
    }
    case 'set-welcome': {
      if (tour.welcome === command.welcome) return ok(booth)
      if (command.welcome !== null) {
        const welcome = content.welcomes.find((candidate) => candidate.id === command.welcome)
        if (!welcome) return err('unknown-welcome')
        if (!content.settings.namedWelcomes || welcome.approvals < 2) return err('welcome-not-approved')
      }
      return enter({ ...tour, welcome: command.welcome })
    }
    case 'pause-tour':
      return tour.pausedSince === null ? enter({ ...tour, pausedSince: now }) : ok(booth)
    case 'continue-tour':
      return tour.pausedSince === null ? ok(booth) : enter(unpaused(tour, now))
    case 'release-kiosk':
      if (tour.kiosks !== 'all' && !tour.kiosks.includes(command.kiosk)) return err('kiosk-not-in-tour')
      if (tour.released.includes(command.kiosk)) return ok(booth)
      return enter({ ...tour, released: [...tour.released, command.kiosk] })
    default:
      return unreachable(command)
  }
}

/**
 * What is ahead once the group stands at `stop` (T3). Jumping forward leaves the ones between behind, because people do not
 * walk back through a crowd; going back puts the stop that was left in front again, so that Next undoes a slip.
 */
function aheadAfter(tour: TourMode, stop: StopId): StopId[] {
  const place = tour.ahead.indexOf(stop)
  if (place >= 0) return tour.ahead.slice(place + 1)
  return tour.phase === 'stop' && tour.stop ? [tour.stop, ...tour.ahead] : tour.ahead
}

/** A pause counts for as long as it really was; a clock that went back takes nothing off (M8). */
function unpaused(tour: TourMode, now: number): TourMode {
  const pause = tour.pausedSince === null ? 0 : Math.max(0, now - tour.pausedSince)
  return { ...tour, pausedSince: null, pausedMs: tour.pausedMs + pause, phasePausedMs: tour.phasePausedMs + pause }
}

/** A group that is led through waits no longer. */
export const withoutQueued = (booth: Booth, tour: TourId): Booth => ({
  ...booth,
  queue: booth.queue.filter((queued) => queued !== tour),
})
