import { describe, expect, test } from 'vitest'
import type { ModeName, Over } from '#shared/booth.ts'
import type { Command, CommandType } from '#shared/commands.ts'
import { WelcomeId } from '#shared/ids.ts'
import { refusalSentences, type Refusal } from '#shared/refusals.ts'
import { commandRights } from '#shared/rights.ts'
import { fairMorning, freshBooth, ids, modes, person, tourMode } from '../support/fixtures.ts'
import { accepted, ask, now, refused, server, steered } from '../support/reducing.ts'

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
  const elsewhere = [
    'welcome-not-approved wrong-pin unknown-bundle offline no-answer invalid',
    'owner-not-in-control token-no-lease too-many-requests booth-moved no-further-step',
  ].flatMap((reasons) => reasons.split(' '))

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
