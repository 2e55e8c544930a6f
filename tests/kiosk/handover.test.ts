import { cleanup, render } from '@testing-library/svelte'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { KioskId } from '#shared/ids.ts'
import Browse from '../../kiosk/scenes/Browse.svelte'
import { createRawSnippet } from 'svelte'
import { stand } from './stand.ts'
import { boothNow, content, tourBooth, twelve, west } from './support.ts'

beforeEach(() => {
  vi.spyOn(performance, 'now').mockReturnValue(1e9) // frames come when the test says so: none is too early to be asked for
})
afterEach(() => {
  vi.restoreAllMocks()
  cleanup()
})

const [exhibit] = content.exhibits
if (!exhibit || !twelve) throw new Error('The sample content has too little in it.')
const standing = { name: 'standby', tour: twelve.id, since: 1_000, stage: 'waiting', stageSince: 1_000 } as const
const standby = (revision: number) => boothNow({ revision, showAt: 1_000, mode: { ...standing, courtesyUntil: 6_000 } })

/** A screen in the middle of a visit, at booth time 1 000. */
async function visited() {
  const screen = stand()
  screen.stage.take(boothNow({ revision: 1 }))
  await screen.frame(900)
  screen.visitor.start('highlight', exhibit!.id)
  screen.visitor.enlargePicture(exhibit!.id, 0)
  screen.visitor.reading.scrollTop = 240
  return screen
}

describe('K16 the courtesy of a stand-by', () => {
  test('K16 a visit goes on for five seconds with the seconds told, then ends as interrupted in one frame', async () => {
    const { stage, visitor, frame, tick, log } = await visited()
    stage.take(standby(2))
    await frame(1_000)
    expect(stage.scene?.name).toBe('exhibit')
    expect(visitor.secondsToGuests).toBe(5)
    tick(3_100)
    expect(visitor.secondsToGuests).toBe(3)
    visitor.goHome()
    expect(stage.scene?.name).toBe('browse')
    tick(5_600)
    await frame(5_990)
    expect(stage.scene?.name).toBe('browse')
    await frame(6_000)
    expect(stage.scene?.name).toBe('standby')
    expect(log.events.at(-1)).toMatchObject({ type: 'visit-ended', reason: 'interrupted' })
    expect([visitor.busy, visitor.secondsToGuests]).toEqual([false, null])
  })

  test('K16 the panel hears of the stand-by when it is on the glass, not before', async () => {
    const { stage, frame, tick, painted } = await visited()
    stage.take(standby(2))
    for (const at of [1_000, 1_016, 1_033]) await frame(at)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(painted.filter((report) => report.revision === 2)).toEqual([])
    tick(5_800)
    for (const at of [6_001, 6_017, 6_033]) await frame(at)
    await vi.waitFor(() => expect(painted.at(-1)).toEqual({ revision: 2, at: 6_033, scene: 'standby' }))
  })

  test('K16 a screen without a visit, and one that only offers to continue, stands by at once', async () => {
    const { stage, visitor, frame } = await visited()
    stage.take(tourBooth({ revision: 2 }))
    await frame(910)
    stage.take(boothNow({ revision: 3 }))
    await frame(920)
    expect(visitor.resuming).toBe(true)
    stage.take(standby(4))
    await frame(1_000)
    expect(stage.scene?.name).toBe('standby')
    stage.take(boothNow({ revision: 5 }))
    await frame(1_100)
    expect([visitor.resuming, stage.scene?.name]).toEqual([true, 'exhibit'])
  })

  test('K16 a tour, an emergency and a visitor who finishes do not wait for the seconds', async () => {
    const emergency = { name: 'emergency', text: content.emergency[0]!.id, since: 0 } as const
    for (const [next, scene] of [
      [tourBooth({ revision: 3 }), 'tour-stop'],
      [boothNow({ revision: 3, showAt: 1_000, mode: standby(3).mode, over: [emergency] }), 'emergency'],
    ] as const) {
      const { stage, frame, visitor } = await visited()
      stage.take(standby(2))
      await frame(1_000)
      stage.take(next)
      await frame(1_100)
      expect([stage.scene?.name, visitor.busy]).toEqual([scene, false])
    }
    const { stage, frame, visitor } = await visited()
    stage.take(standby(2))
    await frame(1_000)
    visitor.finish()
    expect(stage.scene?.name).toBe('standby')
  })

  test('K16 booth time that went back ends the courtesy', async () => {
    const { stage, frame, tick } = await visited()
    stage.take(standby(2))
    await frame(1_000)
    tick(-900_000)
    await frame(-899_990)
    expect(stage.scene?.name).toBe('standby')
  })
})

describe('K17 screens go back one by one', () => {
  const other = KioskId.parse('other')
  const restoring = (revision: number) => {
    const restore = { from: 'tour' as const, gapMs: 2_000, kiosks: [other, west] }
    return boothNow({ revision, showAt: 1_000, mode: { name: 'free', since: 1_000, restore } })
  }

  test('K17 a screen keeps the guests’ scene until its turn, then offers the page it had', async () => {
    const { stage, visitor, frame, tick, painted } = await visited()
    stage.take(tourBooth({ revision: 2 }))
    await frame(910)
    stage.take(restoring(3))
    for (const at of [1_000, 1_016, 1_033]) await frame(at)
    expect([stage.scene?.name, visitor.resuming]).toEqual(['tour-closing', false])
    expect(painted.some((report) => report.revision === 3)).toBe(false)
    tick(2_600)
    await frame(2_990)
    expect(stage.scene?.name).toBe('tour-closing')
    for (const at of [3_000, 3_016, 3_033]) await frame(at)
    expect([stage.scene?.name, visitor.resuming]).toEqual(['exhibit', true])
    await vi.waitFor(() => expect(painted.at(-1)).toMatchObject({ revision: 3, scene: 'exhibit' }))
    tick(22_999)
    expect(visitor.resuming).toBe(true)
    tick(23_000)
    expect([visitor.resuming, stage.scene?.name]).toEqual([false, 'attract'])
  })
})

describe('K18 exactly the page', () => {
  test('K18 page, language, size, place and what was enlarged come back, and stay when the visitor goes on', async () => {
    const { stage, visitor, frame } = await visited()
    visitor.chooseLanguage('en')
    visitor.setLarge(true)
    visitor.setLow(true)
    const seen = () => [
      visitor.page,
      visitor.language,
      visitor.reading.large,
      visitor.reading.low,
      visitor.reading.enlarged,
      visitor.reading.scrollTop,
    ]
    const before = seen()
    stage.take(tourBooth({ revision: 2 }))
    await frame(910)
    expect([visitor.reading.large, visitor.reading.low, visitor.reading.enlarged]).toEqual([false, false, null])
    stage.take(boothNow({ revision: 3 }))
    await frame(920)
    expect(seen()).toEqual(before)
    visitor.resume()
    expect(seen()).toEqual(before)
    visitor.goHome()
    expect([visitor.reading.enlarged, visitor.reading.scrollTop]).toEqual([null, 0])
  })

  test('K18 the next visitor finds nothing of it', async () => {
    const { stage, visitor, frame, tick } = await visited()
    stage.take(tourBooth({ revision: 2 }))
    await frame(910)
    stage.take(boothNow({ revision: 3 }))
    await frame(920)
    tick(60_000)
    visitor.start('highlight', exhibit.id)
    expect([visitor.reading.enlarged, visitor.reading.scrollTop, visitor.reading.large]).toEqual([null, 0, false])
  })

  test('K18 the page is scrolled to its line when it is put on the glass', async () => {
    const { visitor } = await visited()
    const children = createRawSnippet(() => ({ render: () => '<div class="list"></div>' }))
    const { container } = render(Browse, { visitor, language: 'zh', languages: ['zh', 'en'], trail: [], children })
    expect(container.querySelector('.list')?.scrollTop).toBe(240)
  })
})
