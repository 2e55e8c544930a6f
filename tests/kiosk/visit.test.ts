import { beforeEach, expect, test } from 'vitest'
import { audienceOf } from '../../kiosk/visit/audience.ts'
import { Visitor } from '../../kiosk/visit/visit.svelte.ts'
import { boothNow, content, recording, tourBooth, west } from './support.ts'

let now = 0
let log: ReturnType<typeof recording>
let visitor: Visitor
const [first, second] = content.exhibits
if (!first || !second) throw new Error('The sample content has too few exhibits.')

beforeEach(() => {
  now = 1_000
  log = recording()
  visitor = new Visitor({ recorder: log.recorder, now: () => now, kiosk: () => west, resumeSeconds: () => 20 })
})
const last = () => log.events.at(-1)

test('V9 a touch on a highlight opens that exhibit, with home behind it', () => {
  visitor.start('highlight', first.id)
  expect(log.events).toMatchObject([
    { type: 'visit-started', via: 'highlight', language: 'zh' },
    { type: 'exhibit-opened', exhibit: first.id, from: 'highlight' },
  ])
  visitor.back()
  expect(visitor.page).toEqual({ name: 'home' })
})

test('V9 leaving an exhibit records how long it was open', () => {
  visitor.start('highlight', first.id)
  now += 8_400
  visitor.openExhibit(second.id, 'related')
  expect(log.types().slice(-2)).toEqual(['exhibit-closed', 'exhibit-opened'])
  expect(log.events.at(-2)).toMatchObject({ exhibit: first.id, dwellMs: 8_400 })
  expect(last()).toMatchObject({ exhibit: second.id, from: 'related' })
})

test('V9 a visit lasts from the first touch to the last one, not to its end', () => {
  visitor.start('attract')
  now += 5_000
  visitor.touched()
  visitor.openCategory('talent')
  now += 65_000
  visitor.leave()
  expect(last()).toMatchObject({ type: 'visit-ended', reason: 'idle', durationMs: 5_000, actions: 2, language: 'zh' })
})

test('V9 the next visitor begins in Chinese, in normal text, with the controls where they belong', () => {
  visitor.start('attract')
  visitor.chooseLanguage('en')
  visitor.setLarge(true)
  visitor.setLow(true)
  expect([visitor.language, visitor.reading.large, visitor.reading.low]).toEqual(['en', true, true])
  visitor.finish()
  expect(last()).toMatchObject({ reason: 'finished', language: 'en' })
  expect([visitor.language, visitor.reading.large, visitor.reading.low]).toEqual(['zh', false, false])
})

test('V9 an interruption ends the visit; a touch afterwards begins a new one on the same page', () => {
  visitor.start('highlight', first.id)
  const before = last()?.visit
  visitor.chooseLanguage('en')
  now += 3_000
  visitor.beforeShow(tourBooth())
  expect(log.types().slice(-2)).toEqual(['exhibit-closed', 'visit-ended'])
  expect(last()).toMatchObject({ reason: 'interrupted' })
  expect(visitor.visit).toBeNull()

  visitor.beforeShow(boothNow())
  expect([visitor.resuming, visitor.page, visitor.language]).toEqual([
    true,
    { name: 'exhibit', exhibit: first.id },
    'en',
  ])
  visitor.resume()
  expect(log.events.at(-2)).toMatchObject({ type: 'visit-started', via: 'resumed', language: 'en' })
  expect(last()).toMatchObject({ type: 'exhibit-opened', from: 'resumed' })
  expect(last()?.visit).not.toBe(before)
})

test('V9 nobody touches: the offer to continue is taken back and the screen rests', () => {
  visitor.start('attract')
  visitor.beforeShow(tourBooth())
  visitor.beforeShow(boothNow())
  now += 19_000
  visitor.tick()
  expect(visitor.resuming).toBe(true)
  now += 1_000
  visitor.tick()
  expect([visitor.resuming, visitor.visit]).toEqual([false, null])
  expect(last()).toMatchObject({ type: 'visit-ended', reason: 'interrupted' })
})

test('V9 a second interruption keeps the offer, a closed booth forgets it', () => {
  visitor.start('attract')
  visitor.beforeShow(tourBooth())
  visitor.beforeShow(boothNow())
  visitor.beforeShow(boothNow({ over: [{ name: 'blank', since: 0 }] }))
  visitor.beforeShow(boothNow())
  expect(visitor.resuming).toBe(true)
  visitor.beforeShow(boothNow({ mode: { name: 'closed', since: 0, dark: false } }))
  visitor.beforeShow(boothNow())
  expect(visitor.resuming).toBe(false)
})

test('K6 a freeze and a tour elsewhere interrupt nobody', () => {
  visitor.start('attract')
  visitor.beforeShow(boothNow({ over: [{ name: 'freeze', since: 0 }] }))
  const tour = tourBooth()
  if (tour.mode.name !== 'tour') throw new Error('not a tour')
  visitor.beforeShow({ ...tour, mode: { ...tour.mode, released: [west] } })
  expect(visitor.busy).toBe(true)
})

test('V5 whose touch it is: staff who check the screen, a tour that holds it, else a visitor', () => {
  expect(audienceOf(boothNow(), west)).toBe('visitor')
  expect(audienceOf(tourBooth(), west)).toBe('tour')
  expect(audienceOf(tourBooth({ staffKiosks: [west] }), west)).toBe('staff')
})

test('nothing is recorded when nobody is there', () => {
  visitor.openExhibit(first.id)
  visitor.back()
  visitor.finish()
  visitor.setLarge(true)
  expect(log.events).toEqual([])
})
