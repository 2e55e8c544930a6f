import type { Booth, TourMode } from '#shared/booth.ts'
import { Content } from '#shared/content.ts'
import type { Tour } from '#shared/content.ts'
import { BundleHash, Epoch, ItemId, KioskId, StopId, TextId, TourId } from '#shared/ids.ts'
import { openingBooth } from '#shared/opening.ts'
import type { KioskPresence, KioskStatus } from '#shared/presence.ts'

/** A small booth of another town: three exhibits, one tour. */

const words = (zh: string, en = zh) => ({ zh, en })
const hash = 'a'.repeat(64)

const exhibit = (id: string, title: string) => ({
  id,
  no: id,
  unit: '450302',
  category: 'project',
  field: words('领域'),
  title: words(title, `${title} EN`),
  description: words('说明'),
  plain: words('科普'),
  pictures: [{ media: 'picture', alt: words('图') }],
})
const stop = (id: string, exhibit: string, plannedSeconds = 60) => ({
  id,
  exhibit,
  scripts: { oneLine: words('一句'), short: words('短') },
  plannedSeconds,
})

export const content: Content = Content.parse({
  version: 1,
  event: {
    name: words('展'),
    short: words('展'),
    theme: words('主题'),
    booth: words('展区'),
    welcome: words('欢迎'),
    host: words('主办'),
    organiser: words('承办'),
    place: words('地点'),
    area: 84,
    from: '2023-05-20',
    to: '2023-05-21',
  },
  categories: (['project', 'technology', 'talent'] as const).map((id) => ({ id, name: words(id), hint: words(id) })),
  units: [{ code: '450302', order: 1, name: words('区'), short: words('区'), pinyin: 'qu', kind: 'district' }],
  exhibits: [exhibit('a', '稻鱼'), exhibit('b', '罗汉果'), exhibit('c', '云台')],
  tours: [
    {
      id: 'walk',
      name: words('六分钟', 'Six minutes'),
      minutes: 6,
      overview: { script: words('总览讲解词') },
      stops: [stop('first', 'a'), stop('second', 'b', 90), stop('third', 'c')],
    },
  ],
  ceremony: { title: words('仪式'), items: [{ id: 'flag', name: words('授旗') }] },
  emergency: [{ id: 'leave', title: words('请有序离开'), instruction: words('请离开') }],
  standby: words('请稍候'),
  farewell: words('感谢'),
  closed: { title: words('闭馆'), note: words('明天见') },
  safe: words('内容更新中'),
  screens: [],
  media: { picture: { hash, type: 'image/svg+xml', bytes: 1, width: 1, height: 1 } },
})

export const [tour] = content.tours as [Tour]
export const stopId = (id: string) => StopId.parse(id)
export const kioskId = (id: string) => KioskId.parse(id)
export const textId = (id: string) => TextId.parse(id)
export const itemId = (id: string) => ItemId.parse(id)

export const booth = (change: Partial<Booth> = {}): Booth => ({
  ...openingBooth(Epoch.parse('epoch-of-tests'), BundleHash.parse(hash), 0),
  revision: 10,
  ...change,
})

export const tourMode = (change: Partial<TourMode> = {}): TourMode => ({
  name: 'tour',
  tour: TourId.parse('walk'),
  phase: 'arrival',
  stop: null,
  visited: [],
  ahead: tour.stops.map((stop) => stop.id),
  length: 'short',
  welcome: null,
  kiosks: 'all',
  released: [],
  since: 0,
  phaseSince: 0,
  pausedSince: null,
  pausedMs: 0,
  phasePausedMs: 0,
  ...change,
})

/** Standing at this stop, walked to in order. */
export function atStop(id: string, change: Partial<TourMode> = {}): TourMode {
  const walk = tour.stops.map((stop) => stop.id)
  const here = walk.indexOf(stopId(id))
  const visited = here < 0 ? [stopId(id)] : walk.slice(0, here + 1)
  return tourMode({ phase: 'stop', stop: stopId(id), visited, ahead: walk.slice(here + 1), ...change })
}

export const status = (change: Partial<KioskStatus> = {}): KioskStatus => ({
  pending: 0,
  lastTouch: null,
  visiting: false,
  framesPerSecond: 60,
  visible: true,
  bundle: null,
  ready: null,
  width: 1080,
  height: 1920,
  clock: { offsetMs: 0, errorMs: 1, oneWayMs: 1, frameAt: 0, frameMs: 16.7 },
  ...change,
})

/** A screen that is here and has painted what the booth says now. */
export const kiosk = (id: string, change: Partial<KioskPresence> = {}): KioskPresence => ({
  kiosk: kioskId(id),
  name: id,
  number: 1,
  paired: true,
  online: true,
  address: null,
  since: 0,
  heardAt: 0,
  painted: { revision: 10, at: 0, scene: 'attract' },
  status: status(),
  ...change,
})
