import { readFileSync } from 'node:fs'
import type { Actor } from '#shared/actor.ts'
import type { Booth, Mode, TourMode } from '#shared/booth.ts'
import { Content } from '#shared/content.ts'
import { BundleHash, Epoch, EventId, ExhibitId, ItemId, KioskId, StopId, TextId, TourId, VisitId } from '#shared/ids.ts'
import { openingBooth } from '#shared/opening.ts'
import type { KioskStatus } from '#shared/presence.ts'
import type { Role } from '#shared/rights.ts'
import { timeOrderedId } from '#shared/time-ordered-id.ts'
import type { VisitEvent } from '#shared/visit-events.ts'

/** The sample booth's content, a fresh copy each time. */
export const sampleContent = (): Content => Content.parse(rawSample())

/** The same before it is checked, for breaking it. */
export const rawSample = (): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL('../../server/content/sample/content.json', import.meta.url), 'utf8'))

export const content = sampleContent()

const first = <T>(list: readonly T[], index = 0): T => {
  const item = list[index]
  if (item === undefined) throw new Error(`The sample content has no item ${index}.`)
  return item
}

/** Names that the sample content holds, and some that it does not. */
export const ids = {
  tour: first(content.tours).id,
  otherTour: first(content.tours, 1).id,
  stop: first(first(content.tours).stops).id,
  secondStop: first(first(content.tours).stops, 1).id,
  item: first(content.ceremony.items).id,
  secondItem: first(content.ceremony.items, 1).id,
  text: first(content.emergency).id,
  secondText: first(content.emergency, 1).id,
  exhibit: first(content.exhibits).id,
  west: KioskId.parse('west'),
  east: KioskId.parse('east'),
  noTour: TourId.parse('no-such-tour'),
  noStop: StopId.parse('no-such-stop'),
  noItem: ItemId.parse('no-such-item'),
  noText: TextId.parse('no-such-text'),
  noExhibit: ExhibitId.parse('no-such-exhibit'),
  bundle: BundleHash.parse('a'.repeat(64)),
  otherBundle: BundleHash.parse('b'.repeat(64)),
  visit: VisitId.parse('0'.repeat(26)),
} as const

export const fairMorning = Date.parse('2023-05-20T09:00:00+08:00')

export const freshBooth = (change: Partial<Booth> = {}): Booth => ({
  ...openingBooth(Epoch.parse('epoch-of-tests'), ids.bundle, fairMorning),
  ...change,
})

export const tourMode = (change: Partial<TourMode> = {}): TourMode => ({
  name: 'tour',
  tour: ids.tour,
  phase: 'arrival',
  stop: null,
  visited: [],
  ahead: first(content.tours).stops.map((stop) => stop.id),
  length: 'short',
  welcome: null,
  kiosks: 'all',
  released: [],
  since: fairMorning,
  phaseSince: fairMorning,
  pausedSince: null,
  pausedMs: 0,
  phasePausedMs: 0,
  ...change,
})

/** One booth in each mode. */
export const modes: Record<Mode['name'], Mode> = {
  free: { name: 'free', since: fairMorning },
  ceremony: { name: 'ceremony', item: ids.item, done: [], since: fairMorning },
  standby: { name: 'standby', tour: ids.tour, since: fairMorning, stage: 'waiting', stageSince: fairMorning },
  tour: tourMode(),
  closed: { name: 'closed', since: fairMorning, dark: false },
}

export const person = (role: Role = 'administrator', session = 'session-1', pinConfirmed = false): Actor => ({
  kind: 'person',
  name: `the ${role}`,
  session,
  role,
  pinConfirmed,
})

let events = 0

/** A visit event that no other call has made. */
export function visitEvent(change: Partial<VisitEvent> & Record<string, unknown> = {}): VisitEvent {
  events++
  const random = new Uint8Array(16)
  new DataView(random.buffer).setUint32(12, events)
  random.set([...String(events).padStart(8, '0')].map(Number), 0)
  return {
    id: EventId.parse(timeOrderedId(fairMorning + events, random)),
    at: fairMorning + events,
    visit: ids.visit,
    audience: 'visitor',
    rehearsal: false,
    bundle: ids.bundle,
    ...(change.type === undefined && { type: 'exhibit-opened', exhibit: ids.exhibit, from: 'home' }),
    ...change,
  } as VisitEvent // the caller may change the type together with what belongs to it
}

/** What a healthy kiosk says of itself. */
export const kioskStatus = (change: Partial<KioskStatus> = {}): KioskStatus => ({
  pending: 0,
  lastTouch: null,
  visiting: false,
  framesPerSecond: 60,
  visible: true,
  bundle: null,
  ready: null,
  width: 1080,
  height: 1920,
  clock: { offsetMs: 0, errorMs: 1, oneWayMs: 5, frameAt: 0, frameMs: 1_000 / 60 },
  ...change,
})
