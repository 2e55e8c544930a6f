import type { Content } from './content.ts'
import type { ActivityId } from './ids.ts'
import { unitsInOrder } from './lookup.ts'
import type { Activity } from './rooms.ts'
import type { Words } from './words.ts'

/** How the activities are laid out: by day, by one of their two lists, or by unit. */
export const activityOrders = ['day', 'series', 'theme', 'unit'] as const
export type ActivityOrder = (typeof activityOrders)[number]

/** One heading with what stands under it. A day is named by its date and has no words of its own. */
export type ActivityGroup = { key: string; name: Words | null; activities: Activity[] }

export const findActivity = (content: Content, id: ActivityId): Activity | undefined =>
  content.activities?.list.find((activity) => activity.id === id)

/** The earlier first; of one morning in the order of the content. */
export const activitiesInOrder = (activities: readonly Activity[]): Activity[] =>
  activities.toSorted((a, b) => a.date.localeCompare(b.date) || a.from.localeCompare(b.from))

/** All activities under their headings; what would be an empty heading is left out, except a day of the week itself. */
export function activityGroups(content: Content, order: ActivityOrder): ActivityGroup[] {
  const book = content.activities
  if (!book) return []
  const list = activitiesInOrder(book.list)
  const under = (key: string, name: Words | null, holds: (activity: Activity) => boolean): ActivityGroup => ({
    key,
    name,
    activities: list.filter(holds),
  })
  const groups = {
    day: () => daysOf(book.from, book.to).map((day) => under(day, null, (activity) => isOn(activity, day))),
    series: () => book.series.map(({ id, name }) => under(id, name, ({ series }) => series === id)),
    theme: () => book.themes.map(({ id, name }) => under(id, name, ({ theme }) => theme === id)),
    unit: () => unitsInOrder(content).map(({ code, name }) => under(code, name, ({ unit }) => unit === code)),
  }[order]()
  return order === 'day' ? groups : groups.filter(({ activities }) => activities.length > 0)
}

/** Whether it takes place on this day, one of several days included. */
export const isOn = ({ date, until = date }: Activity, day: string): boolean => date <= day && day <= until

const dayMs = 86_400_000

/** Each day from the first to the last, both included. Days have no time zone here: they are counted in UTC. */
function daysOf(from: string, to: string): string[] {
  const first = Date.parse(from)
  const count = Math.round((Date.parse(to) - first) / dayMs) + 1
  return Array.from({ length: Math.max(0, count) }, (_, i) => new Date(first + i * dayMs).toISOString().slice(0, 10))
}
