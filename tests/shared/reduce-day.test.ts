import { describe, expect, test } from 'vitest'
import type { Booth } from '#shared/booth.ts'
import { WelcomeId } from '#shared/ids.ts'
import { reduce } from '#shared/reduce.ts'
import { content, fairMorning, freshBooth, ids, modes, person, tourMode } from '../support/fixtures.ts'
import { accepted, now, refused, server, steered } from '../support/reducing.ts'

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
