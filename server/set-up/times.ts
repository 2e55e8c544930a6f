import type { Content } from '#shared/content.ts'
import type { Interval } from '#shared/metric-operations.ts'
import { zonedInstant } from '../zoned-time.ts'

type Facts = Pick<Content, 'event' | 'settings' | 'timetable'>

/** Until when the exhibits have to be there; null where the content names no time. */
export function setUpDeadline({ settings }: Facts, timeZone: string): number | null {
  return settings.setUpBy ? zonedInstant(settings.setUpBy.date, settings.setUpBy.time, timeZone) : null
}

/** When the fair closes for the last time: by its timetable, else at the end of its last day. */
export function fairEnds({ event, timetable }: Facts, timeZone: string): number {
  const closing = timetable.filter(({ does, date }) => does === 'close' && date === event.to).map(({ time }) => time)
  return zonedInstant(event.to, closing.toSorted().at(-1) ?? '23:59', timeZone)
}

/** The opening hours of these days. A day that is opened and never closed has none. */
export function openingOf({ timetable }: Facts, days: readonly string[], timeZone: string): Interval[] {
  return days.flatMap((day) => {
    const times = (what: string) =>
      timetable.filter(({ does, date }) => does === what && date === day).map((at) => at.time)
    const [from] = times('open').toSorted()
    const to = times('close').toSorted().at(-1)
    return from && to ? [{ from: zonedInstant(day, from, timeZone), to: zonedInstant(day, to, timeZone) }] : []
  })
}
