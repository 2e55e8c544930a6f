import type { Call } from '#shared/calls.ts'
import type { Content } from '#shared/content.ts'
import { CallId, GuidedSessionId, RecordId } from '#shared/ids.ts'
import { timeOrderedId } from '#shared/time-ordered-id.ts'
import type { FollowedTour, GuidedSession, TourFacts } from '#shared/tour-record.ts'
import { zonedInstant } from '../zoned-time.ts'
import type { Chance } from './chance.ts'

/** The groups of the fair: five tours and a rehearsal, guided sessions, and calls for an explainer. */

export type SimulatedTour = { record: FollowedTour & { ended: number }; facts: TourFacts }
type Setting = { chance: Chance; content: Content; days: readonly string[]; timeZone: string }

const plan = [
  { day: 0, time: '08:50', rehearsal: true, facts: { category: null, headCount: null } },
  { day: 0, time: '10:05', rehearsal: false, facts: { category: 'regional', headCount: 18 } },
  { day: 0, time: '14:10', rehearsal: false, facts: { category: 'school', headCount: 42 } },
  { day: 1, time: '10:20', rehearsal: false, facts: { category: 'department', headCount: 9 } },
  { day: 1, time: '13:40', rehearsal: false, facts: { category: 'enterprise', headCount: null } },
  { day: 1, time: '15:35', rehearsal: false, facts: { category: 'foreign', headCount: 12 } },
] as const

export function toursOf({ chance, content, days, timeZone }: Setting): SimulatedTour[] {
  return plan.flatMap(({ day, time, rehearsal, facts }) => {
    const tour = content.tours[day] ?? content.tours[0]
    const date = days[day] ?? days[0]
    if (!tour || !date) return []
    const started = zonedInstant(date, time, timeZone)
    let now = started + 60_000
    const stops: FollowedTour['stops'] = []
    for (const { id: stop, exhibit, plannedSeconds } of tour.stops) {
      const title = content.exhibits.find(({ id }) => id === exhibit)?.title ?? tour.name
      const dwellMs = chance.between(plannedSeconds * 600, plannedSeconds * 1_800)
      stops.push({ stop, title, arrived: now, left: now + dwellMs, dwellMs, plannedSeconds })
      now += dwellMs + 8_000
    }
    const id = RecordId.parse(timeOrderedId(started, chance.bytes()))
    const record = { id, tour: tour.id, title: tour.name, started, ended: now, operators: ['admin'], rehearsal, stops }
    return [{ record: { ...record, changes: [] }, facts }]
  })
}

export function guidedOf({ chance, days, timeZone }: Setting): GuidedSession[] {
  return days.flatMap((date) =>
    ['09:40', '11:30', '16:10'].map((time) => {
      const started = zonedInstant(date, time, timeZone)
      const id = GuidedSessionId.parse(timeOrderedId(started, chance.bytes()))
      const ended = started + chance.between(6, 20) * 60_000
      return { id, guide: 'admin', started, ended, headCount: chance.between(5, 30), rehearsal: false }
    }),
  )
}

/** Most are answered, some visitors go before anybody comes, and one call is nobody's. */
export function callsOf({ chance, content, days, timeZone }: Setting): Call[] {
  return days.flatMap((date) =>
    Array.from({ length: 8 }, (_, place) => {
      const called =
        zonedInstant(date, `${String(9 + place).padStart(2, '0')}:20`, timeZone) + chance.between(0, 900_000)
      const { kiosk } = chance.one(content.screens.map((screen) => [screen, 1]))
      const { id: exhibit } = chance.one(content.exhibits.map((one) => [one, 1]))
      const id = CallId.parse(timeOrderedId(called, chance.bytes()))
      const unanswered = { id, kiosk, exhibit, called, accepted: null, by: null, arrived: null, rehearsal: false }
      if (place === 5) return { ...unanswered, closed: called + 15 * 60_000, ending: 'expired' as const }
      const accepted = called + chance.between(4_000, 70_000)
      if (chance.number() < 0.2) return { ...unanswered, closed: accepted, ending: 'left' as const }
      const arrived = accepted + chance.between(15_000, 120_000)
      return { ...unanswered, accepted, by: 'admin', arrived, closed: arrived, ending: 'arrived' as const }
    }),
  )
}
