import type { Actor } from './actor.ts'
import type { Booth, Mode, Over, OverName } from './booth.ts'
import type { Command } from './commands.ts'
import type { Content } from './content.ts'
import type { ItemId, KioskId, TourId } from './ids.ts'
import { findTour } from './lookup.ts'
import { strongest } from './opening.ts'
import { courtesyOf, freeAfter } from './handover.ts'
import { isLeaseCommand, reduceLease } from './reduce-lease.ts'
import { isTourCommand, reduceTour, withoutQueued } from './reduce-tour.ts'
import type { Refusal } from './refusals.ts'
import { commandRights } from './rights.ts'
import { err, ok, unreachable, type Result } from './result.ts'

export type ReduceContext = { now: number; actor: Actor; content: Content }
export type Reply = Result<Booth, Refusal>

/**
 * The rules of the booth (`docs/behaviours.md`): the next state, the same object when nothing changes, or the reason for a no.
 * Pure; the revision goes up by one when, and only when, something changed (M4).
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
  const emergency = booth.over.some((over) => over.name === 'emergency')
  if (
    emergency &&
    command.type !== 'raise-emergency' &&
    command.type !== 'clear-emergency' &&
    !isLeaseCommand(command)
  ) {
    return 'emergency-standing'
  }
  if (rights.lease && actor.kind === 'person') {
    if (!booth.lease) return 'control-needed'
    if (booth.lease.session !== actor.session) return 'controlled-by-other'
  }
}

function step(booth: Booth, command: Command, context: ReduceContext): Reply {
  const { now, content } = context
  const { mode } = booth
  const enter = (next: Mode): Reply => ok({ ...booth, mode: next })
  if (isLeaseCommand(command)) return reduceLease(booth, command, context)
  if (isTourCommand(command)) {
    return mode.name === 'tour' ? reduceTour(booth, mode, command, context) : err('no-tour-running')
  }

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
      return standBy(command.tour)
    case 'set-stage':
      if (mode.name !== 'standby') return err('no-standby')
      return mode.stage === command.stage ? ok(booth) : enter({ ...mode, stage: command.stage, stageSince: now })
    case 'queue-tour':
      if (!findTour(content, command.tour)) return err('unknown-tour')
      return booth.queue.includes(command.tour) ? ok(booth) : ok({ ...booth, queue: [...booth.queue, command.tour] })
    case 'unqueue-tour':
      return booth.queue.includes(command.tour) ? ok(withoutQueued(booth, command.tour)) : ok(booth)
    case 'start-tour':
      return startTour(command.tour)
    case 'end-tour':
      // From standby it calls the waiting off: cancelled, and the screens go back (M7).
      if (mode.name === 'tour' || mode.name === 'standby') return enter(freeAfter(mode, context))
      return err('no-tour-running')
    case 'freeze':
    case 'blank':
      return lay({ name: command.type, since: now })
    case 'unfreeze':
      return lift('freeze')
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
    case 'set-volume':
      if (booth.volumes[command.kiosk] === command.volume) return ok(booth)
      return ok({ ...booth, volumes: { ...booth.volumes, [command.kiosk]: command.volume } })
    case 'set-staff-check':
      return ok(withStaffCheck(booth, command.kiosk, command.on))
    case 'prepare-bundle': {
      const nextBundle = command.bundle === booth.bundle ? null : command.bundle
      return nextBundle === booth.nextBundle ? ok(booth) : ok({ ...booth, nextBundle })
    }
    case 'show-bundle':
      if (booth.bundle === command.bundle) return ok(booth)
      return ok({ ...booth, bundle: command.bundle, nextBundle: null })
    case 'follow-timetable':
      if (mode.name === 'tour' || mode.name === 'standby') return err('tour-running') // no tour is ever ended by a clock
      if (command.until <= booth.timetableUntil) return ok(booth)
      return ok({ ...booth, timetableUntil: command.until, mode: modeOfTimetable(command.does) })
    default:
      return unreachable(command)
  }

  function standBy(tour: TourId): Reply {
    const start = { name: 'standby', tour, since: now, stage: 'waiting', stageSince: now } as const
    const courtesyUntil = courtesyOf(mode, context)
    return enter(courtesyUntil === undefined ? start : { ...start, courtesyUntil })
  }
  function startTour(id: TourId): Reply {
    const tour = findTour(content, id)
    if (!tour) return err('unknown-tour')
    if (mode.name === 'tour') return mode.tour === tour.id ? ok(booth) : err('tour-running')
    const start: Mode = {
      name: 'tour',
      tour: tour.id,
      phase: 'arrival',
      stop: null,
      visited: [],
      ahead: tour.stops.map((stop) => stop.id),
      length: 'short',
      welcome: null,
      kiosks: tour.kiosks,
      released: [],
      since: now,
      phaseSince: now,
      pausedSince: null,
      pausedMs: 0,
      phasePausedMs: 0,
    }
    return ok({ ...withoutQueued(booth, tour.id), mode: start })
  }
  function showItem(item: ItemId | null): Reply {
    if (item !== null && !content.ceremony.items.some((candidate) => candidate.id === item)) return err('unknown-item')
    if (mode.name === 'ceremony' && mode.item === item) return ok(booth)
    const before = mode.name === 'ceremony' ? mode : { item: null, done: [], since: now }
    const left = before.item && !before.done.includes(before.item) ? [...before.done, before.item] : before.done
    return enter({ name: 'ceremony', item, done: left.filter((done) => done !== item), since: before.since })
  }
  function modeOfTimetable(does: 'open' | 'close' | 'sleep'): Mode {
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

function withStaffCheck(booth: Booth, kiosk: KioskId, on: boolean): Booth {
  if (booth.staffKiosks.includes(kiosk) === on) return booth
  const others = booth.staffKiosks.filter((other) => other !== kiosk)
  return { ...booth, staffKiosks: on ? [...others, kiosk] : others }
}
