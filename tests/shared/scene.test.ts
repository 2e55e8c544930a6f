import { describe, expect, test } from 'vitest'
import type { Mode, Over } from '#shared/booth.ts'
import { visitsAllowed } from '#shared/handover.ts'
import { KioskId } from '#shared/ids.ts'
import { isMainAt } from '#shared/lookup.ts'
import { strongest } from '#shared/opening.ts'
import { sceneFor, whileCutOff, type SceneName } from '#shared/scene.ts'
import type { Page, Visit } from '#shared/visit.ts'
import { content, fairMorning, freshBooth, ids, modes, tourMode } from '../support/fixtures.ts'

const over = (...names: Over['name'][]): Over[] =>
  names.map((name) => (name === 'emergency' ? { name, text: ids.text, since: 1 } : { name, since: 1 }))
const visitAt = (...pages: [Page, ...Page[]]): Visit => ({ id: ids.visit, startedAt: 1, language: 'zh', pages })
const sceneOf = (mode: Mode, overlays: Over[] = [], visit: Visit | null = null, kiosk = ids.west) =>
  sceneFor({ booth: freshBooth({ mode, over: overlays }), content, kiosk, visit })

describe('each mode has its scene', () => {
  const stop = tourMode({ phase: 'stop', stop: ids.stop })
  const table: [string, Mode, SceneName][] = [
    ['free', modes.free, 'attract'],
    ['ceremony', modes.ceremony, 'ceremony'],
    ['standby', modes.standby, 'standby'],
    ['closed', modes.closed, 'closed'],
    ['tour, arriving', tourMode(), 'tour-arrival'],
    ['tour, overview', tourMode({ phase: 'overview' }), 'tour-overview'],
    ['tour, at a stop', stop, 'tour-stop'],
    ['tour, closing', tourMode({ phase: 'closing', stop: ids.stop }), 'tour-closing'],
  ]

  test.each(table)('%s', (_what, mode, scene) => expect(sceneOf(mode).name).toBe(scene))

  test.each(table)('%s under each overlay and under all of them', (_what, mode, scene) => {
    const freeze = sceneOf(mode, over('freeze'))
    expect(freeze).toMatchObject({ name: 'freeze', under: { name: scene } })
    expect(sceneOf(mode, over('blank', 'freeze')).name).toBe('blank')
    expect(sceneOf(mode, over('safe', 'blank', 'freeze')).name).toBe('safe')
    expect(sceneOf(mode, over('freeze', 'emergency', 'safe', 'blank')).name).toBe('emergency')
  })

  test.each(table)('%s on a kiosk that the tour left out or released', (_what, mode) => {
    if (mode.name !== 'tour') return
    const visit = visitAt({ name: 'home' })
    for (const left of [
      { ...mode, kiosks: [ids.east] },
      { ...mode, released: [ids.west] },
      { ...mode, kiosks: [ids.west], released: [ids.west] },
    ]) {
      expect(sceneOf(left).name).toBe('attract')
      expect(sceneOf(left, [], visit)).toEqual({ name: 'browse', page: { name: 'home' } })
    }
    expect(sceneOf({ ...mode, kiosks: [ids.east] }, [], visit, ids.east).name).toBe(sceneOf(mode).name)
  })

  test('M2: the strongest overlay is found in any order', () => {
    const all = over('emergency', 'safe', 'blank', 'freeze')
    for (let i = 0; i < all.length; i++) {
      const rest = all.slice(i)
      expect(strongest(rest)).toBe(all[i])
      expect(strongest(rest.toReversed())).toBe(all[i])
    }
    expect(strongest([])).toBeUndefined()
  })
})

describe('a visit', () => {
  test('shows its last page', () => {
    const unit = content.exhibits[0]!.unit
    expect(sceneOf(modes.free, [], visitAt({ name: 'home' }, { name: 'unit', unit }))).toEqual({
      name: 'browse',
      page: { name: 'unit', unit },
    })
    const exhibit = sceneOf(modes.free, [], visitAt({ name: 'home' }, { name: 'exhibit', exhibit: ids.exhibit }))
    expect(exhibit).toMatchObject({ name: 'exhibit', exhibit: { id: ids.exhibit } })
  })

  test('is ignored while anything else is on', () => {
    const visit = visitAt({ name: 'home' })
    for (const mode of [modes.ceremony, modes.standby, modes.closed, modes.tour]) {
      expect(sceneOf(mode, [], visit).name).toBe(sceneOf(mode).name)
    }
  })
})

describe('K5: names that the content no longer holds give something calm', () => {
  const nothing = { ...content, exhibits: [], tours: [], emergency: [], ceremony: { ...content.ceremony, items: [] } }
  const within = (mode: Mode, overlays: Over[] = [], visit: Visit | null = null) =>
    sceneFor({ booth: freshBooth({ mode, over: overlays }), content: nothing, kiosk: ids.west, visit })

  test.each([
    ['an unknown tour on stand-by', within(modes.standby), { name: 'standby', tour: null }],
    ['an unknown programme item', within(modes.ceremony), { name: 'ceremony', items: [], now: null, done: [] }],
    ['an unknown stop', sceneOf(tourMode({ phase: 'stop', stop: ids.noStop })), { name: 'tour-overview' }],
    ['a stop phase without a stop', sceneOf(tourMode({ phase: 'stop' })), { name: 'tour-overview' }],
    ['an unknown tour at a stop', within(tourMode({ phase: 'stop', stop: ids.stop })), { name: 'tour-overview' }],
    [
      'an unknown exhibit',
      within(modes.free, [], visitAt({ name: 'exhibit', exhibit: ids.exhibit })),
      { name: 'browse', page: { name: 'home' } },
    ],
    ['no emergency text at all', within(modes.free, over('emergency')), { name: 'safe' }],
    [
      'an unknown emergency text, where there are others',
      sceneOf(modes.free, [{ name: 'emergency', text: ids.noText, since: 1 }]),
      { name: 'emergency', text: content.emergency[0] },
    ],
  ])('%s', (_what, scene, expected) => expect(scene).toEqual(expected))

  test('a tour whose exhibit is gone falls back to the overview', () => {
    const without = { ...content, exhibits: content.exhibits.slice(1) }
    const stop = content.tours[0]!.stops.find((candidate) => candidate.exhibit === content.exhibits[0]!.id)
    const booth = freshBooth({ mode: tourMode({ phase: 'stop', stop: stop?.id ?? ids.stop }) })
    const scene = sceneFor({ booth, content: without, kiosk: ids.west, visit: null })
    expect(['tour-overview', 'tour-stop']).toContain(scene.name)
    if (stop) expect(scene.name).toBe('tour-overview')
  })
})

test('at a stop the screen of that stop is the main one, and the next exhibit is known until the last stop', () => {
  for (const tour of content.tours) {
    tour.stops.forEach((stop, i) => {
      const ahead = tour.stops.slice(i + 1).map((later) => later.id)
      const mode = tourMode({ tour: tour.id, phase: 'stop', stop: stop.id, ahead, kiosks: 'all' })
      for (const { kiosk } of content.screens) {
        const scene = sceneOf(mode, [], null, kiosk)
        if (scene.name !== 'tour-stop') throw new Error(`${stop.id} paints ${scene.name}`)
        expect(scene.main).toBe(stop.kiosk === undefined || [stop.kiosk].flat().includes(kiosk))
        expect(scene.next?.id).toBe(tour.stops[i + 1]?.exhibit)
      }
    })
  }
})

test('T14 the group may stand before several screens: each of them is a main one, and one that is not there counts for nothing', () => {
  const [west, centre] = content.screens.map(({ kiosk }) => kiosk)
  const [tour] = content.tours
  const [stop] = tour?.stops ?? []
  if (!west || !centre || !tour || !stop) throw new Error('the fixtures need two screens and a tour')
  const mainAt = (kiosk: KioskId[], at: KioskId) => isMainAt(content, { ...stop, kiosk }, at)
  expect(mainAt([west, centre], west)).toBe(true)
  expect(mainAt([west, centre], centre)).toBe(true)
  expect(mainAt([west], centre)).toBe(false)
  const nowhere = KioskId.parse('nowhere')
  expect(mainAt([nowhere], centre), 'rather on all than on none').toBe(true)
  expect(mainAt([nowhere, west], centre)).toBe(false)
})

describe('K6: visits are allowed', () => {
  test.each([
    ['in free mode', modes.free, [], true],
    ['under a freeze', modes.free, over('freeze'), true],
    ['not under blank', modes.free, over('blank'), false],
    ['not under the safe screen', modes.free, over('freeze', 'safe'), false],
    ['not under an emergency', modes.free, over('emergency'), false],
    ['not in a ceremony', modes.ceremony, [], false],
    ['not on stand-by', modes.standby, [], false],
    ['not when closed', modes.closed, [], false],
    ['not on a kiosk that the tour took', modes.tour, [], false],
    ['on a kiosk that the tour left out', tourMode({ kiosks: [ids.east] }), [], true],
    ['on a kiosk that the tour released', tourMode({ released: [ids.west] }), [], true],
    ['not under blank on a released kiosk', tourMode({ released: [ids.west] }), over('blank'), false],
  ] as const)('%s', (_what, mode, overlays, allowed) => {
    expect(visitsAllowed(freshBooth({ mode, over: [...overlays] }), ids.west)).toBe(allowed)
  })
})

describe('K7: a kiosk cut off', () => {
  const limit = 15 * 60_000

  test.each([modes.tour, modes.standby, modes.ceremony])('leaves $name after the limit, not before', (mode) => {
    const booth = freshBooth({ mode })
    expect(whileCutOff(booth, limit - 1, limit)).toBe(booth)
    expect(whileCutOff(booth, limit, limit).mode).toEqual({ name: 'free', since: fairMorning })
  })

  test.each([modes.free, modes.closed])('stays in $name', (mode) => {
    const booth = freshBooth({ mode })
    expect(whileCutOff(booth, 10 * limit, limit)).toBe(booth)
  })

  test('keeps an emergency however long it lasts', () => {
    const booth = freshBooth({ mode: modes.tour, over: over('emergency') })
    const later = whileCutOff(booth, 100 * limit, limit)
    expect(sceneFor({ booth: later, content, kiosk: ids.west, visit: null }).name).toBe('emergency')
  })
})
