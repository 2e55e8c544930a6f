import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Booth } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import { closedAt, withStep } from '#shared/follow-tour.ts'
import { RecordId } from '#shared/ids.ts'
import { recordSteps } from '#shared/record-steps.ts'
import { TourRecord, type FollowedTour } from '#shared/tour-record.ts'
import { content, fairMorning, freshBooth, ids, modes, tourMode } from '../support/fixtures.ts'
import { accepted, steered } from '../support/reducing.ts'

const id = RecordId.parse('0'.repeat(26))
const route = content.tours[1]!
const [first, second, third, fourth] = route.stops.map((stop) => stop.id)
const at = (seconds: number) => fairMorning + seconds * 1_000
const start: Command = { type: 'start-tour', tour: route.id }
const goTo = (stop = first): Command => ({ type: 'go-to-stop', stop: stop! })

/** Walks a tour: each command at its second; the record as it stands after the last. */
function walked(...commands: [number, Command][]): FollowedTour {
  let booth: Booth = steered()
  let record: FollowedTour | null = null
  for (const [second, command] of commands) {
    const next = accepted(booth, command, undefined, at(second))
    for (const step of recordSteps(booth, next, at(second))) record = withStep(record, step, content, id)
    booth = next
  }
  return record!
}
const changes = (record: FollowedTour) => record.changes.map(({ kind, stop, phase }) => [kind, stop ?? phase])

describe('R1 a tour is recorded as the booth tells it', () => {
  test('R1 it begins with the tour and ends with it, stop by stop, in the words of the day', () => {
    const record = walked(
      [0, start],
      [20, { type: 'go-to-phase', phase: 'overview' }],
      [60, goTo(first)],
      [100, goTo(second)],
      [130, { type: 'go-to-phase', phase: 'closing' }],
      [150, { type: 'end-tour' }],
    )
    expect(record).toMatchObject({ id, tour: route.id, title: route.name, started: at(0), ended: at(150) })
    expect(record.operators).toEqual(['the administrator'])
    const exhibit = content.exhibits.find((one) => one.id === route.stops[0]!.exhibit)!
    expect(record.stops).toEqual([
      {
        ...{ stop: first, title: exhibit.title, arrived: at(60), left: at(100), dwellMs: 40_000 },
        plannedSeconds: route.stops[0]!.plannedSeconds,
      },
      expect.objectContaining({ stop: second, arrived: at(100), left: at(130), dwellMs: 30_000 }),
    ])
    expect(TourRecord.parse({ ...record, category: null, headCount: null, log: [] })).toMatchObject(record)
  })

  test.each(['open', 'close', 'end-tour'] as const)('R1 `%s` ends it, and closes the stop', (type) => {
    expect(walked([0, start], [5, goTo()], [9, { type }])).toMatchObject({ ended: at(9), stops: [{ left: at(9) }] })
  })

  test('R1 an emergency, a freeze or a safe screen over it does not end it', () => {
    const record = walked(
      [0, start],
      [5, goTo()],
      [6, { type: 'freeze' }],
      [7, { type: 'show-safe' }],
      [9, { type: 'raise-emergency', text: ids.text }],
    )
    expect(record).toMatchObject({ ended: null, changes: [], stops: [{ left: null }] })
  })

  test('R1 the rehearsal flag follows, and whoever takes over is named after the one who began', () => {
    let record = walked([0, start])
    const booth = steered({ mode: tourMode() })
    const lease = { session: 'session-2', holder: '小李', since: at(1) }
    for (const step of [
      ...recordSteps(booth, { ...booth, rehearsal: true }, at(1)),
      ...recordSteps(booth, { ...booth, lease: null }, at(2)),
      ...recordSteps({ ...booth, lease: null }, { ...booth, lease }, at(3)),
    ])
      record = withStep(record, step, content, id)!
    expect(record).toMatchObject({ rehearsal: true, operators: ['the administrator', '小李'] })
  })
})

describe('R4 every change of route is noted', () => {
  test('R4 the next stop, and closing after the last, are no change', () => {
    const all = route.stops.map((stop, i): [number, Command] => [10 * (i + 1), goTo(stop.id)])
    const closing: Command = { type: 'go-to-phase', phase: 'closing' }
    expect(
      changes(walked([0, start], [5, { type: 'go-to-phase', phase: 'overview' }], ...all, [900, closing])),
    ).toEqual([])
  })

  test('R4 a jump ahead, the way back, an early closing', () => {
    const record = walked(
      [0, start],
      [5, goTo(third)],
      [9, goTo(second)],
      [12, goTo(third)],
      [15, goTo(first)],
      [18, goTo(third)],
      [20, { type: 'go-to-phase', phase: 'overview' }],
      [30, { type: 'go-to-phase', phase: 'closing' }],
    )
    expect(changes(record)).toEqual([
      ['jumped', third], // the first was next
      ['jumped', second], // it was left out
      ['jumped', first],
      ['back', 'overview'],
      ['jumped', 'closing'],
    ])
  })

  test('R4 going back to a stop that was left', () => {
    expect(
      changes(walked([0, start], [5, goTo(first)], [9, goTo(second)], [12, goTo(first)], [15, goTo(second)])),
    ).toEqual([['back', first]])
  })

  const ahead = route.stops.map((stop) => stop.id).slice(1)
  const plan = (stops: typeof ahead, length: 'oneLine' | 'short' | 'full' = 'short'): [number, Command][] => [
    [0, start],
    [5, goTo(first)],
    [9, { type: 'set-plan', ahead: stops, length }],
  ]
  test.each([
    ['one stop left out', plan(ahead.slice(1)), [['skipped', second]]],
    [
      'two stops left out',
      plan(ahead.slice(2)),
      [
        ['compressed', null],
        ['skipped', second],
        ['skipped', third],
      ],
    ],
    ['shorter scripts', plan(ahead, 'oneLine'), [['compressed', null]]],
    ['longer scripts', plan(ahead, 'full'), []],
    ['the other way round', plan(ahead.toReversed()), [['reversed', null]]],
    ['another order', plan([ahead[1]!, ahead[2]!, ahead[0]!, ...ahead.slice(3)]), [['reordered', null]]],
    [
      'skipped and taken back',
      [...plan(ahead.slice(1)), [12, { type: 'set-plan', ahead, length: 'short' }]] as [number, Command][],
      [
        ['skipped', second],
        ['returned', second],
      ],
    ],
  ])('R4 %s', (_what, commands, expected) => {
    expect(ahead.length).toBeGreaterThan(3)
    expect(changes(walked(...commands))).toEqual(expected)
  })

  test('R4 called off before anything was shown is cancelled; after the overview it is not', () => {
    expect(changes(walked([0, start], [5, { type: 'end-tour' }]))).toEqual([['cancelled', null]])
    const overview: Command = { type: 'go-to-phase', phase: 'overview' }
    expect(changes(walked([0, start], [5, overview], [9, { type: 'end-tour' }]))).toEqual([])
  })

  test('R4 the words of a stop stay as they were', () => {
    const [change] = walked(...plan(ahead.slice(1))).changes
    const exhibit = content.exhibits.find((one) => one.id === route.stops[1]!.exhibit)!
    expect(change?.title).toEqual(exhibit.title)
    expect(fourth).toBeDefined()
  })
})

describe('R3 time at a stop is without pauses, and a clock takes nothing off', () => {
  test('R3 pauses within the stop, and one that moving on ends', () => {
    const record = walked(
      [0, start],
      [10, goTo(first)],
      [20, { type: 'pause-tour' }],
      [50, { type: 'continue-tour' }],
      [60, { type: 'pause-tour' }],
      [100, goTo(second)],
      [130, { type: 'end-tour' }],
    )
    expect(record.stops.map(({ dwellMs }) => dwellMs)).toEqual([20_000, 30_000])
    expect(changes(record).map(([kind]) => kind)).toEqual(['paused', 'continued', 'paused', 'continued'])
  })

  test('R3 a clock that went back makes a stay of nothing, never less', () => {
    const record = walked([100, start], [110, goTo(first)], [50, goTo(second)], [40, { type: 'end-tour' }])
    expect(record.stops.map(({ dwellMs }) => dwellMs)).toEqual([0, 0])
    expect(
      record.stops.map(({ left }) => left),
      'no stop is left before it was reached',
    ).toEqual([at(110), at(50)])
    expect(record).toMatchObject({ started: at(100), ended: at(100) })
    expect(TourRecord.safeParse({ ...record, category: null, headCount: null, log: [] }).success).toBe(true)
  })

  test('R3 what nobody ended is closed at the last known instant, the pause too', () => {
    const open = walked([0, start], [10, goTo(first)], [30, { type: 'pause-tour' }])
    expect(closedAt(open, at(90))).toMatchObject({ ended: at(90), stops: [{ left: at(90), dwellMs: 20_000 }] })
    expect(closedAt(open, 0)).toMatchObject({ ended: at(0) })
  })
})

test('R1 any two states have an answer, in any order and at any time', () => {
  const stop = fc.option(fc.constantFrom(first!, second!, ids.noStop), { nil: null })
  const tour = fc
    .record({
      tour: fc.constantFrom(ids.tour, route.id, ids.noTour),
      phase: fc.constantFrom('arrival', 'overview', 'stop', 'closing' as const),
      stop,
      ahead: fc.subarray([first!, second!, third!]),
      visited: fc.subarray([first!, second!]),
      length: fc.constantFrom('oneLine', 'short', 'full' as const),
      since: fc.nat(5),
      phaseSince: fc.nat(9),
      pausedSince: fc.option(fc.nat(9), { nil: null }),
    })
    .map((change) => tourMode(change as Parameters<typeof tourMode>[0]))
  const state = fc
    .tuple(fc.oneof(tour, fc.constantFrom(...Object.values(modes))), fc.boolean())
    .map(([mode, rehearsal]) => freshBooth({ mode, rehearsal }))
  fc.assert(
    fc.property(fc.array(fc.tuple(state, fc.nat(1_000)), { minLength: 2, maxLength: 12 }), (states) => {
      let record: FollowedTour | null = null
      states.reduce(([before], [after, now]) => {
        for (const step of recordSteps(before, after, now)) record = withStep(record, step, content, id)
        return [after, now] as const
      })
      if (!record) return
      const parsed = TourRecord.safeParse({ ...(record as FollowedTour), category: null, headCount: null, log: [] })
      expect(parsed.error?.issues ?? []).toEqual([])
    }),
  )
})
