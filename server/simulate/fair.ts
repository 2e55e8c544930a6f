import type { Content } from '#shared/content.ts'
import type { BundleHash, KioskId } from '#shared/ids.ts'
import { batchLimit, type Audience, type VisitEvent } from '#shared/visit-events.ts'
import { zonedInstant } from '../zoned-time.ts'
import type { Chance } from './chance.ts'
import { visitAt } from './visitor.ts'

/** What a fair sends to the server: batches of events, each with the instant of its receipt. */
export type Delivery = { kiosk: KioskId; receivedAt: number; events: VisitEvent[] }

/** How many visitors begin at each screen, by the hour of the day. */
const byHour: Readonly<Record<number, number>> = { 9: 8, 10: 18, 11: 16, 12: 7, 13: 9, 14: 17, 15: 15, 16: 9 }
const minute = 60_000

export type Fair = {
  chance: Chance
  content: Content
  bundle: BundleHash
  days: readonly string[]
  timeZone: string
  /** When guests had all the screens: no visitor begins then. */
  tours: readonly { from: number; to: number }[]
}

/** All deliveries of the fair, in the order in which they reach the server. */
export function deliveriesOf(fair: Fair): Delivery[] {
  const visits = fair.content.screens.flatMap(({ kiosk }) => visitsAt(kiosk, fair))
  const mishaps = mishapsOf(fair)
  const all = visits.flatMap((events) => delivered(events, mishaps))
  const again = all.filter(() => fair.chance.number() < 0.05) // a reply got lost: the screen sends once more
  return [...all, ...again.map((one) => ({ ...one, receivedAt: one.receivedAt + 5_000 }))].toSorted(
    (a, b) => a.receivedAt - b.receivedAt,
  )
}

function visitsAt(kiosk: KioskId, fair: Fair): VisitEvent[][] {
  return fair.days.flatMap((day, place) => [
    ...morningOf(kiosk, day, place === 0, fair),
    ...Object.keys(byHour).flatMap((hour) => hourOf(kiosk, day, Number(hour), fair)),
  ])
}

/** Before the doors open staff look at each screen; on the first morning they rehearse. */
function morningOf(kiosk: KioskId, day: string, isFirst: boolean, fair: Fair): VisitEvent[][] {
  const { chance, content, bundle, timeZone } = fair
  const check = visitAt(zonedInstant(day, '08:40', timeZone), { chance, content, bundle, kiosk, audience: 'staff' })
  if (!isFirst) return [check]
  const start = zonedInstant(day, '08:20', timeZone)
  return [check, visitAt(start, { chance, content, bundle, kiosk, rehearsal: true })]
}

/** One visitor after another; whoever comes while guests are there is told apart, and most just watch. */
function hourOf(kiosk: KioskId, day: string, hour: number, fair: Fair): VisitEvent[][] {
  const { chance, content, bundle, timeZone, tours } = fair
  const starts = Array.from({ length: byHour[hour] ?? 0 }, () => chance.between(0, 60 * minute - 1)).toSorted(
    (a, b) => a - b,
  )
  const begins = zonedInstant(day, `${String(hour).padStart(2, '0')}:00`, timeZone)
  const visits: VisitEvent[][] = []
  let free = begins
  for (const start of starts) {
    const at = Math.max(free, begins + start)
    const guests = tours.some(({ from, to }) => at >= from - 5 * minute && at < to)
    if (at >= begins + 60 * minute || (guests && chance.number() < 0.9)) continue
    const audience: Audience = guests ? 'tour' : 'visitor'
    const events = visitAt(at, { chance, content, bundle, kiosk, audience })
    free = (events.at(-1)?.at ?? at) + 5_000
    visits.push(events)
  }
  return visits
}

/** As the network lets them through: within a minute, or late, or with a clock that is wrong. */
function delivered(events: readonly VisitEvent[], mishaps: readonly Mishap[]): Delivery[] {
  const batches: Delivery[] = []
  let since = -Infinity
  for (const event of events) {
    const { kiosk, at } = event
    if (!kiosk) continue
    const mishap = mishaps.find((one) => one.kiosk === kiosk && at >= one.from && at < one.to)
    const receivedAt = mishap?.sentAt ?? at + 2_000
    const sent = mishap?.aheadMs ? { ...event, at: at + mishap.aheadMs } : event
    const open = batches.at(-1)
    if (open && open.events.length < batchLimit && receivedAt - since < minute) {
      Object.assign(open, { receivedAt, events: [...open.events, sent] })
    } else {
      batches.push({ kiosk, receivedAt, events: [sent] })
      since = receivedAt
    }
  }
  return batches
}

type Mishap = { kiosk: KioskId; from: number; to: number; sentAt?: number; aheadMs?: number }

/** The second screen is cut off for forty minutes, the first one at closing until the next morning, the last has a wrong clock for an hour. */
function mishapsOf({ content, days, timeZone }: Fair): Mishap[] {
  const [first = '', second = first] = days
  const [west, centre] = content.screens
  const last = content.screens.at(-1)
  if (!west || !centre || !last) return []
  const at = (day: string, time: string) => zonedInstant(day, time, timeZone)
  const mended = at(first, '11:10')
  return [
    { kiosk: centre.kiosk, from: at(first, '10:30'), to: mended, sentAt: mended + 3_000 },
    { kiosk: west.kiosk, from: at(first, '16:30'), to: at(first, '18:00'), sentAt: at(second, '08:45') },
    { kiosk: last.kiosk, from: at(second, '14:00'), to: at(second, '15:00'), aheadMs: 180 * minute },
  ]
}
