import { describe, expect, test, vi } from 'vitest'
import type { Booth } from '#shared/booth.ts'
import { stand } from './stand.ts'
import { boothNow, bundleOf, content, hashOf, tourBooth } from './support.ts'

const revisionOf = (booth: Booth | null) => booth?.revision

describe('one frame', () => {
  test('O3 a change is on the glass in the first frame at or after showAt, and not before', async () => {
    const { stage, frame } = stand()
    stage.take(boothNow({ revision: 1, showAt: 100 }))
    await frame(84)
    expect(revisionOf(stage.booth)).toBeUndefined()
    await frame(100)
    expect(revisionOf(stage.booth)).toBe(1)
  })

  test('O3 a change that comes late is shown in the next frame', async () => {
    const { stage, frame } = stand()
    stage.take(boothNow({ revision: 1, showAt: 100 }))
    await frame(117)
    expect(revisionOf(stage.booth)).toBe(1)
  })

  test('O3 a newer booth replaces one that still waits', async () => {
    const { stage, frame } = stand()
    stage.take(boothNow({ revision: 1, showAt: 100 }))
    stage.take(boothNow({ revision: 2, showAt: 200 }))
    await frame(150)
    expect(revisionOf(stage.booth)).toBeUndefined()
    await frame(200)
    expect(revisionOf(stage.booth)).toBe(2)
  })

  test('O3 an emergency does not wait for its time or its pictures', async () => {
    const { stage, frame, beSlow } = stand()
    await frame(0)
    beSlow()
    const [text] = content.emergency
    if (!text) throw new Error('no emergency text')
    const showAt = performance.now() + 600
    stage.take(boothNow({ revision: 1, showAt, over: [{ name: 'emergency', text: text.id, since: 0 }] }))
    await frame(16)
    expect(stage.scene).toMatchObject({ name: 'emergency' })
  })

  test('O3 a showAt more than a second ahead is a clock that jumped: shown at once', async () => {
    const { stage, frame } = stand()
    stage.take(boothNow({ revision: 1, showAt: 100_000 }))
    await frame(16)
    expect(revisionOf(stage.booth)).toBe(1)
  })

  test('O3 pictures may hold a change back, but not by more than 150 ms', async () => {
    const { stage, frame, beSlow, decode } = stand()
    beSlow()
    stage.take(tourBooth({ revision: 1, showAt: 100 }))
    await frame(116)
    expect(stage.booth).toBeNull()
    await frame(250)
    expect(revisionOf(stage.booth)).toBe(1)

    stage.take(tourBooth({ revision: 2, showAt: 300 }))
    await frame(300)
    expect(revisionOf(stage.booth)).toBe(1)
    decode()
    await frame(316)
    expect(revisionOf(stage.booth)).toBe(2)
  })

  test('O5 what was painted is reported from the second frame after the change, with its own time', async () => {
    const { stage, frame, painted } = stand()
    stage.take(boothNow({ revision: 7, showAt: 100 }))
    await frame(100)
    await frame(116)
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(painted).toEqual([])
    await frame(133)
    await vi.waitFor(() => expect(painted).toEqual([{ revision: 7, at: 133, scene: 'attract' }]))
    await frame(150)
    expect(painted).toHaveLength(1)
  })
})

describe('freeze', () => {
  const freeze = { name: 'freeze', since: 0 } as const

  test('K8 what was on the glass stays there under a freeze', async () => {
    const { stage, frame } = stand()
    stage.take(tourBooth({ revision: 1 }))
    await frame(10)
    const before = stage.glass
    expect(before?.name).toBe('tour-stop')
    stage.take(boothNow({ revision: 2, over: [freeze] })) // the mode beneath has moved on
    await frame(20)
    expect(stage.scene?.name).toBe('freeze')
    expect(stage.glass).toBe(before)
    stage.take(boothNow({ revision: 3 }))
    await frame(30)
    expect(stage.glass?.name).toBe('attract')
  })

  test('K8 a page that was loaded into a freeze shows the scene beneath', async () => {
    const { stage, frame } = stand()
    stage.take(boothNow({ revision: 2, over: [freeze] }))
    await frame(10)
    expect(stage.glass?.name).toBe('attract')
  })
})

describe('content', () => {
  test('K9 a visitor in the middle of a visit keeps the old content until the visit ends', async () => {
    const { stage, frame, visitor } = stand([bundleOf('a'), bundleOf('b')])
    stage.take(boothNow({ revision: 1 }))
    await frame(10)
    visitor.start('attract')
    stage.take(boothNow({ revision: 2, bundle: hashOf('b') }))
    await frame(20)
    expect(revisionOf(stage.booth)).toBe(2)
    expect(stage.bundle?.hash).toBe(hashOf('a'))
    visitor.finish()
    await frame(30)
    expect(stage.bundle?.hash).toBe(hashOf('b'))
  })

  test('K9 new content and the booth that names it are shown in the same frame', async () => {
    const { stage, frame } = stand([bundleOf('a'), bundleOf('b')])
    stage.take(boothNow({ revision: 1 }))
    await frame(10)
    stage.take(boothNow({ revision: 2, bundle: hashOf('b'), showAt: 50 }))
    await frame(40)
    expect(stage.bundle?.hash).toBe(hashOf('a'))
    await frame(50)
    expect(stage.bundle?.hash).toBe(hashOf('b'))
  })

  test('K9 content that comes late is shown when it is there, on the booth of now', async () => {
    const { stage, frame, held } = stand()
    stage.take(boothNow({ revision: 1 }))
    await frame(10)
    stage.take(boothNow({ revision: 2, bundle: hashOf('b') }))
    await frame(200)
    expect([revisionOf(stage.booth), stage.bundle?.hash]).toEqual([2, hashOf('a')])
    held.set(hashOf('b'), bundleOf('b'))
    stage.refresh()
    await frame(216)
    expect([revisionOf(stage.booth), stage.bundle?.hash]).toEqual([2, hashOf('b')])
  })
})

describe('visits', () => {
  test('V9 a visit that a tour cuts short is interrupted in the frame of the tour, and offered again after it', async () => {
    const { stage, frame, visitor, log } = stand()
    stage.take(boothNow({ revision: 1 }))
    await frame(10)
    const exhibit = content.exhibits[0]
    if (!exhibit) throw new Error('no exhibit')
    visitor.start('highlight', exhibit.id)
    stage.take(tourBooth({ revision: 2, showAt: 100 }))
    await frame(50)
    expect(visitor.busy).toBe(true)
    await frame(100)
    expect(log.types().at(-1)).toBe('visit-ended')
    expect(stage.scene?.name).toBe('tour-stop')
    stage.take(boothNow({ revision: 3, showAt: 200 }))
    await frame(200)
    expect(stage.scene).toMatchObject({ name: 'exhibit', exhibit: { id: exhibit.id } })
    expect([visitor.busy, visitor.resuming]).toEqual([false, true])
  })

  test('K7 a kiosk cut off leaves the tour after the set time and comes back to it with the server', async () => {
    const { stage, frame } = stand()
    stage.take(tourBooth({ revision: 1 }))
    await frame(10)
    const limit = content.settings.cutOffMinutes * 60_000
    stage.cutOff(limit - 1)
    await frame(20)
    expect(stage.scene?.name).toBe('tour-stop')
    stage.cutOff(limit)
    await frame(30)
    expect(stage.scene?.name).toBe('attract')
    stage.take(tourBooth({ revision: 1 }))
    await frame(40)
    expect(stage.scene?.name).toBe('tour-stop')
  })

  test('K4 another page of the same visit is reported too', async () => {
    const { stage, frame, visitor, painted } = stand()
    stage.take(boothNow({ revision: 5 }))
    for (const at of [10, 26, 42]) await frame(at)
    visitor.start('attract')
    for (const at of [60, 76]) await frame(at)
    await vi.waitFor(() => expect(painted.map((report) => report.scene)).toEqual(['attract', 'browse']))
  })
})
