import { readFileSync } from 'node:fs'
import type { Booth } from '#shared/booth.ts'
import { Content } from '#shared/content.ts'
import { BundleHash, Epoch, KioskId } from '#shared/ids.ts'
import { openingBooth } from '#shared/opening.ts'
import type { VisitEvent } from '#shared/visit-events.ts'
import type { Bundle } from '../../kiosk/content/bundle.ts'
import { Frames } from '../../kiosk/stage/frames.ts'

export const west = KioskId.parse('west')
export const content = Content.parse(JSON.parse(readFileSync('server/content/sample/content.json', 'utf8')))
export const hashOf = (digit: string) => BundleHash.parse(digit.repeat(64))
export const bundleOf = (digit: string): Bundle => ({
  hash: hashOf(digit),
  content,
  urls: new Map(Object.values(content.media).map((file) => [file.hash, `blob:${file.hash}`])),
})

export const boothNow = (change: Partial<Booth> = {}): Booth => ({
  ...openingBooth(Epoch.parse('epoch-of-tests'), hashOf('a'), 0),
  ...change,
})

export const twelve = content.tours.find((tour) => tour.id === 'twelve-minutes') ?? content.tours[0]

/** A tour that has taken every screen and stands at its first stop. */
export function tourBooth(change: Partial<Booth> = {}): Booth {
  if (!twelve?.stops[0]) throw new Error('The sample content has no tour.')
  const mode = {
    name: 'tour',
    tour: twelve.id,
    phase: 'stop',
    stop: twelve.stops[0].id,
    visited: [],
    length: 'short',
    welcome: null,
    kiosks: 'all',
    released: [],
    since: 0,
    phaseSince: 0,
    pausedSince: null,
    pausedMs: 0,
    phasePausedMs: 0,
  } as const
  return boothNow({ mode: { ...mode, visited: [], ahead: [], released: [] }, ...change })
}

/** Animation frames that come when the test says so. */
export function steppedFrames() {
  let waiting: FrameRequestCallback | null = null
  const frames = new Frames(
    (callback) => {
      waiting = callback
      return 1
    },
    () => (waiting = null),
  )
  frames.start()
  const step = (timestamp: number) => {
    const callback = waiting
    waiting = null // asked for once, called once
    callback?.(timestamp)
  }
  return { frames, step }
}

/** Keeps what a visitor's acts would put on disk. */
export function recording() {
  const events: { visit: string; type: VisitEvent['type']; [field: string]: unknown }[] = []
  let ids = 0
  return {
    events,
    types: () => events.map((event) => event.type),
    recorder: {
      record: (visit: string, detail: { type: VisitEvent['type'] }) => void events.push({ visit, ...detail }),
      newId: () => String(++ids).padStart(26, '0'),
    },
  }
}
