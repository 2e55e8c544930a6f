import { describe, expect, test } from 'vitest'
import type { Booth } from '#shared/booth.ts'
import { reduce } from '#shared/reduce.ts'
import { sceneFor } from '#shared/scene.ts'
import { proposalFor, startFrom } from '../../control/tour/plan.ts'
import { pageAt, pageCount, topOf } from '../../control/tour/script-pages.ts'
import { searchStops } from '../../control/tour/search.ts'
import { guestsInMs } from '../../control/tour/stage-clock.ts'
import { placesOf } from '#shared/tour-steps.ts'
import { volumeTo } from '../../control/tour/volume.ts'
import { readinessOf } from '../../control/truth/readiness.ts'
import { atStop, booth, content, kiosk, kioskId, status, stopId, tour, tourMode } from './samples.ts'

const numbered = {
  ...content,
  exhibits: content.exhibits.map((exhibit, i) => ({ ...exhibit, no: ['GL-120', 'GL-01', 'GL-12'][i] ?? exhibit.no })),
}

describe('T9 finding a stop by its number', () => {
  const found = (query: string) =>
    searchStops(placesOf(tour), query, numbered).map((place) => (place.kind === 'stop' ? place.stop.id : place.kind))

  test.each([
    ['2', ['second']], // the second stop
    ['GL-12', ['third', 'first']], // exactly GL-12, then GL-120
    ['gl12', ['third', 'first']],
    ['012', ['third', 'first']],
    ['1', ['first', 'second', 'third']], // stop 1, then exhibit GL-01, then what begins with 1
    ['120', ['first']],
    ['99', []],
    ['云台', ['third']],
    ['ju', []],
  ])('T9 “%s” finds %j', (query, stops) => expect(found(query)).toEqual(stops))

  test('T9 with nothing typed every place is there, in order', () => {
    expect(found(' ')).toEqual(['arrival', 'overview', 'first', 'second', 'third', 'closing'])
  })
})

describe('T10 walking from a stop on', () => {
  const walked = (from: Booth, stop: string): Booth =>
    startFrom(from.mode as never, tour, stopId(stop)).reduce((state, command) => {
      const result = reduce(state, command, { now: 5, actor: { kind: 'server' }, content })
      if (!result.ok) throw new Error(result.error)
      return result.value
    }, from)

  test('T10 the group stands there, and all it has not seen is ahead, those behind it last', () => {
    expect(walked(booth({ mode: tourMode({ phase: 'overview' }) }), 'second').mode).toMatchObject({
      phase: 'stop',
      stop: 'second',
      ahead: ['third', 'first'],
    })
  })

  test('T10 what was seen is not walked to again, and twice is once', () => {
    const once = walked(booth({ mode: atStop('first') }), 'third')
    expect(once.mode).toMatchObject({ stop: 'third', ahead: ['second'] })
    expect(walked(once, 'third').mode).toEqual(once.mode)
  })
})

test('T7 the tablet’s proposal leaves out what is not in order', () => {
  const broken = {
    ...content,
    exhibits: content.exhibits.map((exhibit) =>
      exhibit.id === 'a' ? { ...exhibit, condition: 'faulty' as const } : exhibit,
    ),
  }
  const mode = tourMode({ phase: 'overview' })
  expect(proposalFor(mode, tour, 0.5, content).stops).toEqual(['first', 'second', 'third'])
  expect(proposalFor(mode, tour, 0.4, broken).stops).toEqual(['second', 'third'])
})

describe('T12 the clock of a standby', () => {
  const standby = (stage: 'waiting' | 't10' | 't5') =>
    ({ name: 'standby', tour: tour.id, since: 0, stage, stageSince: 60_000 }) as const

  test('T12 counts down from what was said, and on below zero when they are late', () => {
    expect(guestsInMs(standby('t10'), 60_000)).toBe(600_000)
    expect(guestsInMs(standby('t5'), 180_000)).toBe(180_000)
    expect(guestsInMs(standby('t5'), 420_000)).toBe(-60_000)
    expect(guestsInMs(standby('waiting'), 420_000)).toBeNull()
  })

  test('T12 no screen shows anything else for it', () => {
    const scenes = (['waiting', 't10', 't5'] as const).map((stage) =>
      sceneFor({ booth: booth({ mode: standby(stage) }), kiosk: kioskId('west'), content, visit: null }),
    )
    expect(scenes[1]).toEqual(scenes[0])
    expect(scenes[2]).toEqual(scenes[0])
  })
})

describe('T13 a script by pages', () => {
  test('T13 a text that fits has one page', () => {
    expect(pageCount({ top: 0, seen: 400, whole: 404 })).toBe(1)
  })

  test.each([410, 700, 1_000, 1_237, 4_000])(
    'T13 of %i pixels every line is seen, and each turn counts one',
    (whole) => {
      const view = { top: 0, seen: 400, whole }
      const pages = pageCount(view)
      let seenTo = 0
      for (let page = 1; page <= pages; page++) {
        const top = topOf(page, view)
        expect(pageAt({ ...view, top })).toBe(page)
        expect(top).toBeLessThanOrEqual(seenTo)
        seenTo = top + view.seen
      }
      expect(seenTo).toBeGreaterThanOrEqual(whole - 8)
      expect(pageAt({ ...view, top: whole - 400 })).toBe(pages)
    },
  )
})

describe('C8 the ready lamp of a screen', () => {
  const here = booth()
  const bundle = here.bundle
  const ready = { painted: { revision: 10, at: 0, scene: 'standby' }, status: status({ bundle, ready: bundle }) }

  test.each([
    ['ready', ready],
    ['offline', { ...ready, online: false }],
    ['offline', { ...ready, status: null }],
    ['hidden', { ...ready, status: status({ bundle, ready: bundle, visible: false }) }],
    ['fetching', { ...ready, status: status({ bundle, ready: null }) }],
    ['fetching', { ...ready, status: status({ bundle: null, ready: bundle }) }],
    ['painting', { ...ready, painted: { revision: 10, at: 0, scene: 'exhibit' } }],
    ['painting', { ...ready, painted: null }],
  ] as const)('C8 %s', (lamp, change) => expect(readinessOf(kiosk('west', change), here)).toBe(lamp))

  test('C8 a screen that has fetched the next content already still has the present one', () => {
    const next = 'b'.repeat(64) as typeof bundle
    const fetched = kiosk('west', { ...ready, status: status({ bundle, ready: next }) })
    expect(readinessOf(fetched, booth({ nextBundle: next }))).toBe('ready')
    expect(readinessOf(fetched, here)).toBe('fetching')
  })
})

test('C10 louder and softer name the volume they lead to, between nothing and full', () => {
  const at = (volumes: Record<string, number>, by: -1 | 1) => volumeTo({ volumes }, kioskId('west'), by)
  expect(at({}, -1)).toEqual({ type: 'set-volume', kiosk: 'west', volume: 90 })
  expect(at({ west: 45 }, 1)).toMatchObject({ volume: 60 })
  expect(at({ west: 0 }, -1)).toMatchObject({ volume: 0 })
  expect(at({ west: 100 }, 1)).toMatchObject({ volume: 100 })
})
