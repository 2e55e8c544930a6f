import { cleanup, render } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Booth, type Mode, type TourMode } from '#shared/booth.ts'
import type { Content } from '#shared/content.ts'
import { KioskId } from '#shared/ids.ts'
import { sceneFor, type SceneName } from '#shared/scene.ts'
import type { Bundle } from '../../kiosk/content/bundle.ts'
import Scenes from '../../kiosk/Scenes.svelte'
import { sheetKey, sheetsOf, withGlass } from '../../kiosk/stage/tour-stops.ts'
import { pick, randomFrom, seedOf } from '../support/seeded.ts'
import { stand } from './stand.ts'
import { boothNow, bundleOf, content, hashOf, tourBooth, twelve, west } from './support.ts'

beforeEach(() => {
  vi.spyOn(performance, 'now').mockReturnValue(1e9)
})
afterEach(() => {
  vi.restoreAllMocks()
  cleanup()
})

const tour = twelve
const [stop, secondStop] = tour?.stops ?? []
if (!tour || !stop || !secondStop) throw new Error('The sample content has no tour.')
const without = (change: Partial<Content>): Bundle => ({ ...bundleOf('b'), content: { ...content, ...change } })
const tourAt = (change: Partial<TourMode>): Mode => {
  const { mode } = tourBooth()
  if (mode.name !== 'tour') throw new Error('no tour')
  return { ...mode, ...change }
}

/** What a visitor or a guest reads on the screen. */
const read = (booth: Booth, bundle: Bundle): string => {
  const { visitor } = stand([bundle])
  const scene = sceneFor({ booth, content: bundle.content, kiosk: west, visit: null, now: 0 })
  const { container } = render(Scenes, {
    scene,
    bundle,
    visitor,
    language: 'zh' as const,
    viewingDistance: 1,
    solemn: false,
    moving: false,
    turn: 1,
    sheets: withGlass(sheetsOf(tour.id, bundle.content, west), scene),
    cue: null,
    now: () => 0,
    onstart: () => {},
  })
  return (container.textContent ?? '').trim()
}

describe('K19 something is missing', () => {
  const gone: [string, Bundle, SceneName][] = [
    ['the stop', without({ tours: [{ ...tour, stops: tour.stops.slice(1) }] }), 'tour-overview'],
    ['the exhibit', without({ exhibits: content.exhibits.filter(({ id }) => id !== stop.exhibit) }), 'tour-overview'],
    ['the tour', without({ tours: [] }), 'tour-overview'],
  ]

  test.each(gone)(
    'K19 %s is deleted while the tour stands on it: the overview, in the frame of the new content',
    async (_what, bundle, scene) => {
      const { stage, frame } = stand([bundleOf('a'), bundle])
      stage.take(tourBooth({ revision: 1 }))
      await frame(10)
      expect(stage.scene?.name).toBe('tour-stop')
      stage.take(tourBooth({ revision: 2, bundle: bundle.hash }))
      await frame(20)
      expect(stage.scene?.name).toBe(scene)
      expect(read(tourBooth({ bundle: bundle.hash }), bundle)).toMatch(/\p{Script=Han}/u)
    },
  )

  test('K19 the tour goes on from there: the next stop that still exists is shown', async () => {
    const bundle = without({ tours: [{ ...tour, stops: tour.stops.slice(1) }] })
    const { stage, frame } = stand([bundle])
    stage.take(tourBooth({ bundle: bundle.hash }))
    await frame(10)
    stage.take(tourBooth({ revision: 2, bundle: bundle.hash, mode: tourAt({ stop: secondStop.id }) }))
    await frame(20)
    expect(stage.scene).toMatchObject({ name: 'tour-stop', stop: { id: secondStop.id } })
  })

  test('K19 a stop that names a screen which is not there is shown on all of them', () => {
    const lost = { ...stop, kiosk: KioskId.parse('sold') }
    const bundle = without({ tours: [{ ...tour, stops: [lost, ...tour.stops.slice(1)] }] })
    const scene = sceneFor({ booth: tourBooth(), content: bundle.content, kiosk: west, visit: null })
    if (scene.name !== 'tour-stop') throw new Error(`it paints ${scene.name}`)
    expect(scene.main).toBe(true)
    const keys = sheetsOf(tour.id, bundle.content, west).map(({ key }) => key)
    expect(keys).toContain(sheetKey(scene.exhibit, scene.main))
    const title = content.exhibits.find(({ id }) => id === stop.exhibit)?.title.zh
    expect(read(tourBooth(), bundle)).toContain(title)
  })

  test('K8 a freeze keeps the sheet of a stop whose tour has ended beneath it', async () => {
    const { stage, frame } = stand()
    stage.take(tourBooth({ revision: 1 }))
    await frame(10)
    stage.take(boothNow({ revision: 2, over: [{ name: 'freeze', since: 0 }] }))
    await frame(20)
    const { glass } = stage
    if (glass?.name !== 'tour-stop') throw new Error(`it paints ${glass?.name}`)
    const key = sheetKey(glass.exhibit, glass.main)
    expect(withGlass(sheetsOf(null, content, west), glass).map((sheet) => sheet.key)).toEqual([key])
    const sheets = sheetsOf(tour.id, content, west)
    expect(withGlass(sheets, glass)).toBe(sheets)
  })
})

describe('K19 a screen starts again', () => {
  const phases: [SceneName, Mode][] = [
    ['attract', { name: 'free', since: 0 }],
    ['ceremony', { name: 'ceremony', item: null, done: [], since: 0 }],
    ['standby', { name: 'standby', tour: tour.id, since: 0, stage: 't5', stageSince: 0, courtesyUntil: 5_000 }],
    ['tour-arrival', tourAt({ phase: 'arrival', stop: null })],
    ['tour-overview', tourAt({ phase: 'overview', stop: null })],
    ['tour-stop', tourAt({ phase: 'stop' })],
    ['tour-closing', tourAt({ phase: 'closing' })],
    ['closed', { name: 'closed', since: 0, dark: false }],
    ['blank', { name: 'closed', since: 0, dark: true }],
  ]

  test.each(phases)(
    'K19 in “%s” it shows what the others show, from its first frame and from its own disk',
    async (scene, mode) => {
      const booth = boothNow({ revision: 5, mode })
      const kept = Booth.parse(JSON.parse(JSON.stringify(booth))) // what its disk gives back
      const others = sceneFor({ booth, content, kiosk: west, visit: null, now: 60_000 })
      const { stage, frame, visitor } = stand()
      stage.take(kept)
      await frame(1_000) // in the seconds of a courtesy too: it has no visit any more
      expect(stage.scene).toEqual(others)
      expect([stage.scene?.name, visitor.resuming]).toEqual([scene, false])
      expect(read(booth, bundleOf('a')).length > 0 || scene === 'blank').toBe(true)
      stage.take(booth) // and the server says the same
      await frame(1_016)
      expect(stage.scene).toEqual(others)
    },
  )

  test('K19 a clock that jumps by an hour either way holds no change back', async () => {
    for (const jump of [-3_600_000, 3_600_000]) {
      const { stage, frame } = stand()
      stage.take(boothNow({ revision: 1, showAt: 100 }))
      await frame(100)
      stage.take(tourBooth({ revision: 2, showAt: 200 + jump }))
      await frame(216)
      expect(stage.scene?.name).toBe('tour-stop')
    }
  })
})

describe('K18 any visit, any interruption', () => {
  test('K18 what a visitor left is what a visitor finds, 100 times of 100', async () => {
    const seed = seedOf('visits')
    const random = randomFrom(seed)
    const emergency = { name: 'emergency' as const, text: content.emergency[0]!.id, since: 0 }
    for (let run = 0; run < 100; run++) {
      const { stage, visitor, frame } = stand([bundleOf('a'), { ...bundleOf('b'), hash: hashOf('b') }])
      let revision = 1
      let at = 0
      const show = async (booth: Booth) => {
        stage.take({ ...booth, revision: ++revision })
        await frame((at += 16))
      }
      await show(boothNow())
      visitor.start('attract')
      const exhibit = () => pick(random, content.exhibits).id
      const acts = [
        () => visitor.openExhibit(exhibit()),
        () => visitor.openExhibit(exhibit(), 'related'),
        () => visitor.openCategory(pick(random, content.categories).id),
        () => visitor.openUnit(pick(random, content.units).code),
        () => visitor.back(),
        () => visitor.chooseLanguage(pick(random, ['zh', 'en'])),
        () => visitor.setLarge(random() < 0.5),
        () => visitor.setLow(random() < 0.5),
        () => void (visitor.reading.scrollTop = Math.floor(random() * 900)),
        () => visitor.enlargeCode(exhibit()),
        () => visitor.putAway(),
      ]
      for (let i = 0; i < 20; i++) pick(random, acts)()
      const seen = () => [
        visitor.visit?.pages,
        visitor.language,
        visitor.reading.large,
        visitor.reading.low,
        visitor.reading.enlarged,
        visitor.reading.scrollTop,
        stage.scene,
      ]
      const before = seen()
      const interruptions = [
        tourBooth(),
        boothNow({ over: [emergency] }),
        tourBooth({ over: [emergency] }),
        boothNow({ over: [{ name: 'blank', since: 0 }] }),
      ]
      for (let i = 0; i < 1 + random() * 4; i++) await show(pick(random, interruptions))
      expect(visitor.busy).toBe(false)
      await show(boothNow())
      expect(seen(), `FUZZ_SEED=${seed}, run ${run}`).toEqual(before)
      visitor.resume()
      expect(seen(), `FUZZ_SEED=${seed}, run ${run}`).toEqual(before)
    }
  })
})
