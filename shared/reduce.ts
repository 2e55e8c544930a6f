import type { Actor } from './actor.ts'
import type { Booth, Mode, Over, OverName, TourMode } from './booth.ts'
import type { Command } from './commands.ts'
import type { Content } from './content.ts'
import type { KioskId, StopId } from './ids.ts'
import { findTour } from './lookup.ts'
import { strongest } from './opening.ts'
import type { Refusal } from './refusals.ts'
import { commandRights } from './rights.ts'
import { err, ok, unreachable, type Result } from './result.ts'

export type ReduceContext = { now: number; actor: Actor; content: Content }
type Reply = Result<Booth, Refusal>

/**
 * The rules of the booth (`docs/behaviours.md`): the next state, the same object when nothing changes, or the reason for a no.
 * Pure; the revision goes up by one when, and only when, something changed.
 */
export function reduce(booth: Booth, command: Command, context: ReduceContext): Reply {
  const no = refusedTo(booth, command, context.actor)
  if (no) return err(no)
  const next = step(booth, command, context)
  if (!next.ok || next.value === booth) return next
  return ok({ ...next.value, revision: booth.revision + 1 })
}

function refusedTo(booth: Booth, command: Command, actor: Actor): Refusal | undefined {
  const rights = commandRights[command.type]
  if (actor.kind === 'person' && !rights.roles.includes(actor.role)) return 'not-allowed'
  if (command.type === 'follow-timetable' && (booth.mode.name === 'tour' || booth.mode.name === 'standby'))
    return 'tour-running'
  const emergency = booth.over.some((over) => over.name === 'emergency')
  if (emergency && !acceptedInEmergency.has(command.type)) return 'emergency-standing'
  if (rights.lease && actor.kind === 'person') {
    if (!booth.lease) return 'control-needed'
    if (booth.lease.session !== actor.session) return 'controlled-by-other'
  }
}

const acceptedInEmergency = new Set<Command['type']>([
  'raise-emergency',
  'clear-emergency',
  'take-control',
  'yield-control',
  'drop-lease',
])

function step(booth: Booth, command: Command, { now, actor, content }: ReduceContext): Reply {
  const { mode } = booth
  const enter = (next: Mode): Reply => ok({ ...booth, mode: next })
  const inTour = (change: (tour: TourMode) => Reply): Reply =>
    mode.name === 'tour' ? change(mode) : err('no-tour-running')

  switch (command.type) {
    case 'open':
      return mode.name === 'free' ? ok(booth) : enter({ name: 'free', since: now })
    case 'close':
      return mode.name === 'closed' && !mode.dark ? ok(booth) : enter({ name: 'closed', since: now, dark: false })
    case 'start-ceremony':
      if (mode.name === 'tour') return err('tour-running')
      if (mode.name === 'ceremony' && command.item === undefined) return ok(booth)
      return showItem(command.item ?? null)
    case 'show-item':
      return mode.name === 'ceremony' ? showItem(command.item) : err('no-ceremony')
    case 'stand-by':
      if (!findTour(content, command.tour)) return err('unknown-tour')
      if (mode.name === 'tour') return err('tour-running')
      if (mode.name === 'standby' && mode.tour === command.tour) return ok(booth)
      return enter({ name: 'standby', tour: command.tour, since: now })
    case 'start-tour': {
      const tour = findTour(content, command.tour)
      if (!tour) return err('unknown-tour')
      if (mode.name === 'tour') return mode.tour === command.tour ? ok(booth) : err('tour-running')
      return enter({
        name: 'tour',
        tour: tour.id,
        phase: 'arrival',
        stop: null,
        visited: [],
        ahead: tour.stops.map((stop) => stop.id),
        length: 'short',
        kiosks: tour.kiosks,
        released: [],
        since: now,
        phaseSince: now,
        pausedSince: null,
        pausedMs: 0,
        phasePausedMs: 0,
      })
    }
    case 'go-to-phase':
      return inTour((tour) =>
        tour.phase === command.phase ? ok(booth) : enter(arrive(tour, { phase: command.phase })),
      )
    case 'go-to-stop':
      return inTour((tour) => {
        if (!findTour(content, tour.tour)?.stops.some((stop) => stop.id === command.stop)) return err('unknown-stop')
        if (tour.phase === 'stop' && tour.stop === command.stop) return ok(booth)
        const visited = tour.visited.includes(command.stop) ? tour.visited : [...tour.visited, command.stop]
        return enter(
          arrive(tour, { phase: 'stop', stop: command.stop, visited, ahead: aheadAfter(tour, command.stop) }),
        )
      })
    case 'set-plan':
      return inTour((tour) => {
        const known = findTour(content, tour.tour)?.stops ?? []
        if (!command.ahead.every((id) => known.some((stop) => stop.id === id))) return err('unknown-stop')
        const ahead = command.ahead.filter((id, place) => id !== tour.stop && command.ahead.indexOf(id) === place)
        if (ahead.join() === tour.ahead.join() && command.length === tour.length) return ok(booth)
        return enter({ ...tour, ahead, length: command.length })
      })
    case 'pause-tour':
      return inTour((tour) => (tour.pausedSince === null ? enter({ ...tour, pausedSince: now }) : ok(booth)))
    case 'continue-tour':
      return inTour((tour) => (tour.pausedSince === null ? ok(booth) : enter(unpaused(tour))))
    case 'release-kiosk':
      return inTour((tour) => {
        if (tour.kiosks !== 'all' && !tour.kiosks.includes(command.kiosk)) return err('kiosk-not-in-tour')
        if (tour.released.includes(command.kiosk)) return ok(booth)
        return enter({ ...tour, released: [...tour.released, command.kiosk] })
      })
    case 'end-tour':
      // From standby it calls the waiting off: cancelled, and the screens go back (M7).
      if (mode.name === 'tour' || mode.name === 'standby') return enter({ name: 'free', since: now })
      return err('no-tour-running')
    case 'freeze':
      return lay({ name: 'freeze', since: now })
    case 'unfreeze':
      return lift('freeze')
    case 'blank':
      return lay({ name: 'blank', since: now })
    case 'unblank':
      return lift('blank')
    case 'show-safe':
      return lay({ name: 'safe', since: now })
    case 'clear-safe':
      return lift('safe')
    case 'raise-emergency': {
      if (!content.emergency.some((text) => text.id === command.text)) return err('unknown-text')
      const standing = strongest(booth.over)
      if (standing?.name === 'emergency' && standing.text === command.text) return ok(booth)
      const others = booth.over.filter((over) => over.name !== 'emergency')
      return ok({ ...booth, over: [...others, { name: 'emergency', text: command.text, since: now }] })
    }
    case 'clear-emergency':
      return lift('emergency')
    case 'set-solemn':
      return booth.solemn === command.on ? ok(booth) : ok({ ...booth, solemn: command.on })
    case 'set-rehearsal':
      return booth.rehearsal === command.on ? ok(booth) : ok({ ...booth, rehearsal: command.on })
    case 'set-muted':
      return booth.muted === command.on ? ok(booth) : ok({ ...booth, muted: command.on })
    case 'set-staff-check':
      return ok(withStaffCheck(booth, command.kiosk, command.on))
    case 'take-control':
      if (actor.kind !== 'person') return err('not-allowed')
      if (booth.lease?.session === actor.session) return ok(booth)
      if (booth.lease && !actor.pinConfirmed) return err('controlled-by-other')
      return ok({ ...booth, lease: { session: actor.session, holder: actor.name, since: now } })
    case 'yield-control':
      if (actor.kind !== 'person' || !booth.lease) return ok(booth)
      return booth.lease.session === actor.session ? ok({ ...booth, lease: null }) : err('controlled-by-other')
    case 'follow-timetable':
      if (command.until <= booth.timetableUntil) return ok(booth)
      return ok({ ...booth, timetableUntil: command.until, mode: modeOfTimetable(command.does) })
    case 'drop-lease':
      return booth.lease?.session === command.session ? ok({ ...booth, lease: null }) : ok(booth)
    case 'prepare-bundle': {
      const nextBundle = command.bundle === booth.bundle ? null : command.bundle
      return nextBundle === booth.nextBundle ? ok(booth) : ok({ ...booth, nextBundle })
    }
    case 'show-bundle':
      if (booth.bundle === command.bundle) return ok(booth)
      return ok({ ...booth, bundle: command.bundle, nextBundle: null })
    default:
      return unreachable(command)
  }

  function showItem(item: Extract<Mode, { name: 'ceremony' }>['item']): Reply {
    if (item !== null && !content.ceremony.items.some((candidate) => candidate.id === item)) return err('unknown-item')
    if (mode.name === 'ceremony' && mode.item === item) return ok(booth)
    return enter({ name: 'ceremony', item, since: mode.name === 'ceremony' ? mode.since : now })
  }
  function arrive(tour: TourMode, to: Partial<Pick<TourMode, 'phase' | 'stop' | 'visited' | 'ahead'>>): TourMode {
    return { ...unpaused(tour), ...to, phaseSince: now, phasePausedMs: 0 } // moving on ends a pause
  }
  function unpaused(tour: TourMode): TourMode {
    const pause = tour.pausedSince === null ? 0 : Math.max(0, now - tour.pausedSince)
    return {
      ...tour,
      pausedSince: null,
      pausedMs: tour.pausedMs + pause,
      phasePausedMs: tour.phasePausedMs + pause,
    }
  }
  function modeOfTimetable(does: Extract<Command, { type: 'follow-timetable' }>['does']): Mode {
    if (does === 'open') return mode.name === 'free' ? mode : { name: 'free', since: now }
    if (mode.name === 'closed' && mode.dark === (does === 'sleep')) return mode
    return { name: 'closed', since: now, dark: does === 'sleep' }
  }
  function lay(over: Over): Reply {
    if (booth.over.some((standing) => standing.name === over.name)) return ok(booth)
    return ok({ ...booth, over: [...booth.over, over] })
  }
  function lift(name: OverName): Reply {
    const over = booth.over.filter((standing) => standing.name !== name)
    return over.length === booth.over.length ? ok(booth) : ok({ ...booth, over })
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

function withStaffCheck(booth: Booth, kiosk: KioskId, on: boolean): Booth {
  if (booth.staffKiosks.includes(kiosk) === on) return booth
  const others = booth.staffKiosks.filter((other) => other !== kiosk)
  return { ...booth, staffKiosks: on ? [...others, kiosk] : others }
}
