import { describe, expect, test } from 'vitest'
import type { Booth, ModeName, Over } from '#shared/booth.ts'
import type { Command, CommandType } from '#shared/commands.ts'
import { reduce } from '#shared/reduce.ts'
import { WelcomeId } from '#shared/ids.ts'
import { refusalSentences, type Refusal } from '#shared/refusals.ts'
import { commandRights } from '#shared/rights.ts'
import { content, fairMorning, freshBooth, ids, modes, person, tourMode } from '../support/fixtures.ts'

const now = fairMorning + 60_000
const lease = { session: 'session-1', holder: 'the administrator', since: fairMorning }
const steered = (change: Partial<Booth> = {}) => freshBooth({ lease, ...change })
const ask = (booth: Booth, command: Command, actor = person(), at = now) =>
  reduce(booth, command, { now: at, actor, content })
const server = { kind: 'server' } as const

/** The next state, or a failed test. */
function accepted(booth: Booth, command: Command, actor = person(), at = now): Booth {
  const result = ask(booth, command, actor, at)
  if (!result.ok) throw new Error(`${command.type} was refused: ${result.error}`)
  return result.value
}
const refused = (booth: Booth, command: Command, actor = person()): Refusal | null => {
  const result = ask(booth, command, actor)
  return result.ok ? null : result.error
}

/** One command of each type, as a person or the server sends it. */
const samples: Record<CommandType, Command> = {
  open: { type: 'open' },
  'start-ceremony': { type: 'start-ceremony' },
  'show-item': { type: 'show-item', item: ids.secondItem },
  'stand-by': { type: 'stand-by', tour: ids.tour },
  'set-stage': { type: 'set-stage', stage: 't10' },
  'queue-tour': { type: 'queue-tour', tour: ids.otherTour },
  'unqueue-tour': { type: 'unqueue-tour', tour: ids.otherTour },
  'start-tour': { type: 'start-tour', tour: ids.tour },
  'go-to-phase': { type: 'go-to-phase', phase: 'overview' },
  'go-to-stop': { type: 'go-to-stop', stop: ids.stop },
  'set-plan': { type: 'set-plan', ahead: [ids.secondStop], length: 'oneLine' },
  'set-welcome': { type: 'set-welcome', welcome: null },
  'pause-tour': { type: 'pause-tour' },
  'continue-tour': { type: 'continue-tour' },
  'release-kiosk': { type: 'release-kiosk', kiosk: ids.west },
  'end-tour': { type: 'end-tour' },
  close: { type: 'close' },
  freeze: { type: 'freeze' },
  unfreeze: { type: 'unfreeze' },
  blank: { type: 'blank' },
  unblank: { type: 'unblank' },
  'show-safe': { type: 'show-safe' },
  'clear-safe': { type: 'clear-safe' },
  'raise-emergency': { type: 'raise-emergency', text: ids.text },
  'clear-emergency': { type: 'clear-emergency' },
  'set-solemn': { type: 'set-solemn', on: true },
  'set-rehearsal': { type: 'set-rehearsal', on: true },
  'set-muted': { type: 'set-muted', on: true },
  'set-volume': { type: 'set-volume', kiosk: ids.west, volume: 40 },
  'set-staff-check': { type: 'set-staff-check', kiosk: ids.west, on: true },
  'take-control': { type: 'take-control' },
  'request-control': { type: 'request-control' },
  'grant-control': { type: 'grant-control', session: 'nobody' },
  'deny-control': { type: 'deny-control', session: 'nobody' },
  'yield-control': { type: 'yield-control' },
  'prepare-bundle': { type: 'prepare-bundle', bundle: ids.otherBundle },
  'show-bundle': { type: 'show-bundle', bundle: ids.otherBundle },
  'drop-lease': { type: 'drop-lease', session: 'session-1' },
  'follow-timetable': { type: 'follow-timetable', does: 'close', until: fairMorning + 1 },
}
const actorFor = (type: CommandType) => (commandRights[type].roles.length === 0 ? server : person())

/** What each command does in each mode, by someone who holds the lease: the mode after it, `same` for no change, or the refusal. */
type Outcome = ModeName | 'changed' | 'same' | Refusal
const everywhere = (outcome: Outcome): Record<ModeName, Outcome> => ({
  free: outcome,
  ceremony: outcome,
  standby: outcome,
  tour: outcome,
  closed: outcome,
})
const onlyInTour = (outcome: Outcome) => ({ ...everywhere('no-tour-running'), tour: outcome })
const table: Record<CommandType, Record<ModeName, Outcome>> = {
  open: { ...everywhere('free'), free: 'same' },
  'start-ceremony': { ...everywhere('ceremony'), ceremony: 'same', tour: 'tour-running' },
  'show-item': { ...everywhere('no-ceremony'), ceremony: 'ceremony' },
  'stand-by': { ...everywhere('standby'), standby: 'same', tour: 'tour-running' },
  'set-stage': { ...everywhere('no-standby'), standby: 'standby' },
  'queue-tour': everywhere('changed'),
  'unqueue-tour': everywhere('same'),
  'start-tour': { ...everywhere('tour'), tour: 'same' },
  'go-to-phase': onlyInTour('tour'),
  'go-to-stop': onlyInTour('tour'),
  'set-plan': onlyInTour('tour'),
  'set-welcome': onlyInTour('same'),
  'pause-tour': onlyInTour('tour'),
  'continue-tour': onlyInTour('same'),
  'release-kiosk': onlyInTour('tour'),
  'end-tour': { ...everywhere('no-tour-running'), tour: 'free', standby: 'free' },
  close: { ...everywhere('closed'), closed: 'same' },
  freeze: everywhere('changed'),
  unfreeze: everywhere('same'),
  blank: everywhere('changed'),
  unblank: everywhere('same'),
  'show-safe': everywhere('changed'),
  'clear-safe': everywhere('same'),
  'raise-emergency': everywhere('changed'),
  'clear-emergency': everywhere('same'),
  'set-solemn': everywhere('changed'),
  'set-rehearsal': everywhere('changed'),
  'set-muted': everywhere('changed'),
  'set-volume': everywhere('changed'),
  'set-staff-check': everywhere('changed'),
  'take-control': everywhere('same'),
  'request-control': everywhere('same'),
  'grant-control': everywhere('request-gone'),
  'deny-control': everywhere('same'),
  'yield-control': everywhere('changed'),
  'prepare-bundle': everywhere('changed'),
  'show-bundle': everywhere('changed'),
  'drop-lease': everywhere('changed'),
  'follow-timetable': { ...everywhere('closed'), standby: 'tour-running', tour: 'tour-running' },
}
const cases = Object.entries(table).flatMap(([type, row]) =>
  Object.entries(row).map(([mode, outcome]) => ({ type: type as CommandType, mode: mode as ModeName, outcome })),
)

describe('every command in every mode', () => {
  test.each(cases)('$type in $mode: $outcome', ({ type, mode, outcome }) => {
    const booth = steered({ mode: modes[mode] })
    const before = structuredClone(booth)
    const result = ask(booth, samples[type], actorFor(type))
    expect(booth, 'the state that went in is untouched').toEqual(before)
    if (outcome in refusalSentences) return expect(result).toEqual({ ok: false, error: outcome })
    if (!result.ok) throw new Error(`refused: ${result.error}`)
    if (outcome === 'same') return expect(result.value).toBe(booth)
    expect(result.value.revision).toBe(booth.revision + 1)
    if (outcome === 'changed') expect(result.value.mode, 'the mode stays as it was').toBe(booth.mode)
    else expect(result.value.mode.name).toBe(outcome)
  })

  test.each(cases)('M4: $type in $mode sent twice is as good as once', ({ type, mode }) => {
    const once = ask(steered({ mode: modes[mode] }), samples[type], actorFor(type))
    if (!once.ok) return
    // Yielding gives the lease away, so the second one comes from somebody who no longer holds it: still no change.
    const twice = ask(once.value, samples[type], actorFor(type), now + 5_000)
    if (type === 'end-tour') expect(twice).toEqual({ ok: false, error: 'no-tour-running' })
    else expect(twice).toEqual({ ok: true, value: once.value })
    if (twice.ok) expect(twice.value).toBe(once.value)
  })
})

describe('the control lease', () => {
  const needing = Object.entries(commandRights).filter(([, rights]) => rights.lease)

  test.each(needing)('L1: %s is refused without the lease and to everybody but its holder', (type) => {
    const command = samples[type as CommandType]
    expect(refused(freshBooth({ mode: modes.tour }), command)).toBe('control-needed')
    expect(refused(steered({ mode: modes.tour }), command, person('administrator', 'another'))).toBe(
      'controlled-by-other',
    )
  })

  test('L1: is taken when free, and taken again by its holder without change', () => {
    const taken = accepted(freshBooth(), { type: 'take-control' })
    expect(taken.lease).toEqual({ session: 'session-1', holder: 'the administrator', since: now })
    expect(accepted(taken, { type: 'take-control' })).toBe(taken)
  })

  test('L2: is taken from somebody else only with a confirmed PIN', () => {
    expect(refused(steered(), { type: 'take-control' }, person('explainer', 'another'))).toBe('controlled-by-other')
    const after = accepted(steered(), { type: 'take-control' }, person('explainer', 'another', true))
    expect(after.lease).toMatchObject({ session: 'another', holder: 'the explainer' })
  })

  test('is yielded by its holder only', () => {
    expect(refused(steered(), { type: 'yield-control' }, person('staff', 'another'))).toBe('controlled-by-other')
    expect(accepted(steered(), { type: 'yield-control' }).lease).toBeNull()
    expect(accepted(freshBooth(), { type: 'yield-control' }).revision).toBe(0)
  })

  test('L3: goes with its session, and with no other', () => {
    expect(accepted(steered(), { type: 'drop-lease', session: 'session-1' }, server).lease).toBeNull()
    const booth = steered()
    expect(accepted(booth, { type: 'drop-lease', session: 'another' }, server)).toBe(booth)
  })

  test('is nothing that the server or the timetable takes; they steer without it', () => {
    expect(refused(freshBooth(), { type: 'take-control' }, server)).toBe('not-allowed')
    expect(accepted(steered(), { type: 'close' }, { kind: 'timetable' }).mode.name).toBe('closed')
  })
})

describe('M3: while an emergency stands', () => {
  const standing = steered({ over: [{ name: 'emergency', text: ids.text, since: fairMorning }] })
  const still = new Set(['raise-emergency', 'clear-emergency', 'take-control', 'request-control', 'deny-control'])
  for (const type of ['yield-control', 'drop-lease']) still.add(type)

  test.each(Object.keys(samples))('%s', (type) => {
    const result = refused(standing, samples[type as CommandType], actorFor(type as CommandType))
    const expected = type === 'grant-control' ? 'request-gone' : 'emergency-standing' // nobody asked
    expect(result).toBe(still.has(type) ? null : expected)
  })

  test('another text replaces the first, the same text changes nothing', () => {
    expect(accepted(standing, { type: 'raise-emergency', text: ids.text })).toBe(standing)
    const other = accepted(standing, { type: 'raise-emergency', text: ids.secondText })
    expect(other.over).toEqual([{ name: 'emergency', text: ids.secondText, since: now }])
  })

  test('it needs no lease, from any account', () => {
    for (const role of ['viewer', 'technician', 'explainer', 'staff', 'approver', 'administrator'] as const) {
      const booth = accepted(steered(), { type: 'raise-emergency', text: ids.text }, person(role, 'another'))
      expect(booth.over[0]?.name).toBe('emergency')
    }
  })
})

describe('M2: overlays', () => {
  const lays = [
    ['freeze', 'unfreeze'],
    ['blank', 'unblank'],
    ['show-safe', 'clear-safe'],
  ] as const

  test.each(lays)('%s and %s leave the mode and the other overlays exactly as they were', (lay, lift) => {
    const others: Over[] = [
      { name: 'freeze', since: 1 },
      { name: 'blank', since: 2 },
      { name: 'safe', since: 3 },
    ]
    const name = lay === 'show-safe' ? 'safe' : lay
    const before = steered({ mode: tourMode({ phase: 'closing' }), over: others.filter((over) => over.name !== name) })
    const laid = accepted(before, { type: lay })
    expect(laid.over.at(-1)).toEqual({ name, since: now })
    expect(laid.mode).toBe(before.mode)
    expect({ ...accepted(laid, { type: lift }), revision: 0 }).toEqual({ ...before, revision: 0 })
  })

  test('an emergency over a frozen, blanked tour gives all of it back', () => {
    const before = steered({ mode: modes.tour, over: [{ name: 'freeze', since: 1 }] })
    const raised = accepted(before, { type: 'raise-emergency', text: ids.text })
    expect(accepted(raised, { type: 'clear-emergency' })).toEqual({ ...before, revision: before.revision + 2 })
  })
})

describe('tours', () => {
  test('M6: a tour begins with the arrival, on its own kiosks', () => {
    for (const tour of content.tours) {
      const { mode } = accepted(steered(), { type: 'start-tour', tour: tour.id })
      const ahead = tour.stops.map((stop) => stop.id)
      expect(mode).toEqual(tourMode({ tour: tour.id, ahead, kiosks: tour.kiosks, since: now, phaseSince: now }))
    }
  })

  test('M6: a second tour is refused while one runs', () => {
    const running = steered({ mode: tourMode({ tour: ids.noTour }) })
    expect(refused(running, { type: 'start-tour', tour: ids.tour })).toBe('tour-running')
  })

  test('each stop is remembered once, in the order of the walk, and stays remembered in other phases', () => {
    let booth = steered({ mode: modes.tour })
    for (const stop of [ids.stop, ids.secondStop, ids.stop]) booth = accepted(booth, { type: 'go-to-stop', stop })
    expect(booth.mode).toMatchObject({ phase: 'stop', stop: ids.stop, visited: [ids.stop, ids.secondStop] })
    booth = accepted(booth, { type: 'go-to-phase', phase: 'closing' })
    expect(booth.mode).toMatchObject({ phase: 'closing', stop: ids.stop, visited: [ids.stop, ids.secondStop] })
    expect(accepted(booth, { type: 'go-to-stop', stop: ids.stop }).mode).toMatchObject({
      phase: 'stop',
      stop: ids.stop,
    })
  })

  test('M6: kiosks are released one by one, and only those that the tour took', () => {
    const some = steered({ mode: tourMode({ kiosks: [ids.west] }) })
    expect(refused(some, { type: 'release-kiosk', kiosk: ids.east })).toBe('kiosk-not-in-tour')
    expect(accepted(some, { type: 'release-kiosk', kiosk: ids.west }).mode).toMatchObject({ released: [ids.west] })
    const all = steered({ mode: modes.tour })
    expect(accepted(all, { type: 'release-kiosk', kiosk: ids.east }).mode).toMatchObject({ released: [ids.east] })
  })

  test('M7: ending a stand-by calls the waiting off', () => {
    const waiting = accepted(steered(), { type: 'stand-by', tour: ids.tour })
    expect(waiting.mode).toMatchObject({ name: 'standby', tour: ids.tour, since: now, stage: 'waiting' })
    expect(accepted(waiting, { type: 'end-tour' }).mode).toEqual({ name: 'free', since: now })
  })

  test('M8: a pause is taken off the tour and the stop; moving on ends it and begins the stop’s clock anew', () => {
    const at = (seconds: number) => fairMorning + seconds * 1_000
    let booth = steered({ mode: modes.tour })
    booth = accepted(booth, { type: 'go-to-stop', stop: ids.stop }, person(), at(10))
    booth = accepted(booth, { type: 'pause-tour' }, person(), at(20))
    expect(booth.mode).toMatchObject({ pausedSince: at(20), pausedMs: 0, phasePausedMs: 0 })
    booth = accepted(booth, { type: 'continue-tour' }, person(), at(50))
    expect(booth.mode).toMatchObject({ pausedSince: null, pausedMs: 30_000, phasePausedMs: 30_000, phaseSince: at(10) })
    booth = accepted(booth, { type: 'pause-tour' }, person(), at(60))
    booth = accepted(booth, { type: 'go-to-stop', stop: ids.secondStop }, person(), at(65))
    expect(booth.mode).toMatchObject({ pausedSince: null, pausedMs: 35_000, phasePausedMs: 0, phaseSince: at(65) })
    expect(booth.mode.since).toBe(fairMorning)
  })

  test('M8: a clock that went back takes off nothing', () => {
    const paused = steered({ mode: tourMode({ pausedSince: now, pausedMs: 5 }) })
    expect(accepted(paused, { type: 'continue-tour' }, person(), now - 86_400_000).mode).toMatchObject({ pausedMs: 5 })
  })
})

describe('the ceremony', () => {
  test('begins without an item or with one, and keeps its beginning while items change', () => {
    const begun = accepted(steered(), { type: 'start-ceremony' })
    expect(begun.mode).toEqual({ name: 'ceremony', item: null, done: [], since: now })
    const shown = accepted(begun, { type: 'show-item', item: ids.item }, person(), now + 1_000)
    expect(shown.mode).toEqual({ name: 'ceremony', item: ids.item, done: [], since: now })
    expect(accepted(shown, { type: 'start-ceremony' })).toBe(shown)
    expect(accepted(shown, { type: 'start-ceremony', item: ids.secondItem }).mode).toMatchObject({
      item: ids.secondItem,
      done: [ids.item],
      since: now,
    })
  })

  test('an item that is shown again is no longer done', () => {
    const second = accepted(steered({ mode: modes.ceremony }), { type: 'show-item', item: ids.secondItem })
    expect(accepted(second, { type: 'show-item', item: ids.item }).mode).toMatchObject({ done: [ids.secondItem] })
  })
})

describe('standby and the queue', () => {
  test('T-10 and T-5 are told by people and change nothing else', () => {
    const waiting = accepted(steered(), { type: 'stand-by', tour: ids.tour })
    const near = accepted(waiting, { type: 'set-stage', stage: 't5' }, person(), now + 60_000)
    expect(near.mode).toMatchObject({ stage: 't5', since: now, stageSince: now + 60_000 })
  })

  test('M6: another group waits in the queue, and waits no longer once it is led through', () => {
    const queued = accepted(steered({ mode: modes.tour }), { type: 'queue-tour', tour: ids.otherTour })
    expect(queued.queue).toEqual([ids.otherTour])
    expect(refused(queued, { type: 'start-tour', tour: ids.otherTour })).toBe('tour-running')
    const ended = accepted(queued, { type: 'end-tour' })
    expect(accepted(ended, { type: 'start-tour', tour: ids.otherTour }).queue).toEqual([])
    expect(accepted(queued, { type: 'unqueue-tour', tour: ids.otherTour }).queue).toEqual([])
  })
})

describe('L4: asking the holder', () => {
  const asker = person('explainer', 'session-2')
  const asked = accepted(steered(), { type: 'request-control' }, asker)

  test('the holder sees who asks, and a yes gives it away', () => {
    expect(asked.leaseRequest).toMatchObject({ session: 'session-2', holder: 'the explainer' })
    const granted = accepted(asked, { type: 'grant-control', session: 'session-2' })
    expect(granted).toMatchObject({ lease: { session: 'session-2' }, leaseRequest: null })
  })

  test('a no closes the request, and a yes that comes late reaches nobody', () => {
    const denied = accepted(asked, { type: 'deny-control', session: 'session-2' })
    expect(denied).toMatchObject({ lease: { session: 'session-1' }, leaseRequest: null })
    expect(refused(denied, { type: 'grant-control', session: 'session-2' })).toBe('request-gone')
  })

  test('asking while nobody holds it is taking it', () => {
    expect(accepted(freshBooth(), { type: 'request-control' }, asker).lease?.session).toBe('session-2')
  })

  test('a request goes with its session', () => {
    expect(accepted(asked, { type: 'drop-lease', session: 'session-2' }, server).leaseRequest).toBeNull()
  })
})

describe('M5: a welcome that names a group', () => {
  const welcome = (approvals: number) => ({
    id: WelcomeId.parse('school'),
    words: { zh: '欢迎来访的同学们', en: 'Welcome to our student guests' },
    approvals,
  })
  const set = (allowed: boolean, approvals: number) =>
    reduce(
      steered({ mode: modes.tour }),
      { type: 'set-welcome', welcome: WelcomeId.parse('school') },
      {
        now,
        actor: person(),
        content: {
          ...content,
          settings: { ...content.settings, namedWelcomes: allowed },
          welcomes: [welcome(approvals)],
        },
      },
    )

  test('is off by default and needs two approvals', () => {
    expect(content.settings.namedWelcomes).toBe(false)
    expect(set(false, 2)).toEqual({ ok: false, error: 'welcome-not-approved' })
    expect(set(true, 1)).toEqual({ ok: false, error: 'welcome-not-approved' })
    expect(set(true, 2)).toMatchObject({ ok: true, value: { mode: { welcome: 'school' } } })
  })
})

describe('D6: the timetable', () => {
  const follow = (booth: Booth, does: 'open' | 'close' | 'sleep', until: number) =>
    accepted(booth, { type: 'follow-timetable', does, until }, { kind: 'timetable' })

  test('opens, closes and lets the screens sleep, each item once', () => {
    const closed = follow(freshBooth(), 'close', now)
    expect(closed).toMatchObject({ mode: { name: 'closed', dark: false }, timetableUntil: now })
    expect(follow(closed, 'open', now)).toBe(closed)
    expect(follow(closed, 'sleep', now + 1).mode).toMatchObject({ name: 'closed', dark: true })
    expect(follow(closed, 'open', now + 1).mode.name).toBe('free')
  })
})

describe('flags, staff checks and bundles', () => {
  test('M10: flags survive every change of mode', () => {
    let booth = steered({ solemn: true, rehearsal: true, muted: true })
    const walk = ['start-ceremony', 'stand-by', 'start-tour', 'end-tour', 'close', 'open'] as const
    for (const type of walk) {
      booth = accepted(booth, samples[type])
      expect(booth).toMatchObject({ solemn: true, rehearsal: true, muted: true })
    }
    expect(accepted(booth, { type: 'set-solemn', on: false }).solemn).toBe(false)
  })

  test('a kiosk under staff check is listed once and taken off again', () => {
    const checked = accepted(freshBooth(), { type: 'set-staff-check', kiosk: ids.west, on: true })
    expect(checked.staffKiosks).toEqual([ids.west])
    const both = accepted(checked, { type: 'set-staff-check', kiosk: ids.east, on: true })
    expect(accepted(both, { type: 'set-staff-check', kiosk: ids.west, on: false }).staffKiosks).toEqual([ids.east])
  })

  test('D4: a bundle is prepared, then shown; preparing the one that is shown calls it off', () => {
    const prepared = accepted(freshBooth(), { type: 'prepare-bundle', bundle: ids.otherBundle }, server)
    expect(prepared).toMatchObject({ bundle: ids.bundle, nextBundle: ids.otherBundle })
    expect(accepted(prepared, { type: 'prepare-bundle', bundle: ids.bundle }, server).nextBundle).toBeNull()
    const shown = accepted(prepared, { type: 'show-bundle', bundle: ids.otherBundle }, server)
    expect(shown).toMatchObject({ bundle: ids.otherBundle, nextBundle: null })
  })
})

describe('M9: every reason for a no that the rules give is reachable', () => {
  const emergency = steered({ over: [{ name: 'emergency', text: ids.text, since: 1 }] })
  const reached: [Refusal, Refusal | null][] = [
    ['not-allowed', refused(steered(), { type: 'open' }, person('viewer'))],
    ['control-needed', refused(freshBooth(), { type: 'open' })],
    ['controlled-by-other', refused(steered(), { type: 'open' }, person('staff', 'another'))],
    ['emergency-standing', refused(emergency, { type: 'open' })],
    ['tour-running', refused(steered({ mode: modes.tour }), { type: 'start-ceremony' })],
    ['no-tour-running', refused(steered(), { type: 'pause-tour' })],
    ['no-ceremony', refused(steered(), { type: 'show-item', item: ids.item })],
    ['unknown-tour', refused(steered(), { type: 'start-tour', tour: ids.noTour })],
    ['unknown-stop', refused(steered({ mode: modes.tour }), { type: 'go-to-stop', stop: ids.noStop })],
    ['unknown-item', refused(steered(), { type: 'start-ceremony', item: ids.noItem })],
    ['unknown-text', refused(steered(), { type: 'raise-emergency', text: ids.noText })],
    ['no-standby', refused(steered(), { type: 'set-stage', stage: 't10' })],
    ['request-gone', refused(steered(), { type: 'grant-control', session: 'nobody' })],
    [
      'unknown-welcome',
      refused(steered({ mode: modes.tour }), { type: 'set-welcome', welcome: WelcomeId.parse('none') }),
    ],
    ['kiosk-not-in-tour', refused(steered({ mode: tourMode({ kiosks: [] }) }), samples['release-kiosk'])],
  ]
  /** Said by the server or the panel around the rules, and tested there. */
  const elsewhere: Refusal[] = [
    'welcome-not-approved',
    'wrong-pin',
    'unknown-bundle',
    'offline',
    'no-answer',
    'invalid',
  ]

  test.each(reached)('%s', (reason, got) => expect(got).toBe(reason))

  test('there is no other', () => {
    const known = [...reached.map(([reason]) => reason), ...elsewhere].toSorted()
    expect(known).toEqual(Object.keys(refusalSentences).toSorted())
  })

  test.each(Object.entries(refusalSentences))('%s has a sentence in both languages', (_reason, { zh, en }) => {
    expect(zh).toMatch(/[\p{Script=Han}].*。$/u)
    expect(en).toMatch(/^[A-Z].*\.$/)
  })
})
