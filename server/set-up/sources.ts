import type { Content } from '#shared/content.ts'
import { availability, onTime } from '#shared/metric-operations.ts'
import { faultsOf, linesOf } from '#shared/set-up-board.ts'
import type { OtherSources } from '#shared/summary-input.ts'
import type { Database } from '../storage/database.ts'
import { readMarks } from '../storage/set-up-log.ts'
import { openingOf, setUpDeadline } from './times.ts'

const minuteMs = 60_000

/** How many exhibits were there in time, and for how much of the opening hours of these days they were in order. Unknown where nobody keeps the board (R24). */
export async function setUpSources(
  db: Database,
  { content, timeZone, days }: { content: Content; timeZone: string; days: readonly string[] },
): Promise<Pick<OtherSources, 'arrivals' | 'exhibitsInOrder'>> {
  const marks = await readMarks(db)
  if (marks.length === 0) return { arrivals: null, exhibitsInOrder: null }
  const lines = linesOf(marks)
  const deadline = setUpDeadline(content, timeZone)
  const arrived = content.exhibits.map(({ id }) => lines.get(id)?.arrived?.at ?? null)
  const opening = openingOf(content, days, timeZone)
  const until = Math.max(0, ...opening.map(({ to }) => to))
  const inPlace = content.exhibits.filter(({ id }) =>
    marks.some((mark) => mark.exhibit === id && mark.state === 'in-place'),
  )
  const each = inPlace.map(({ id }) => ({
    opening,
    faults: faultsOf(
      marks.filter(({ exhibit }) => exhibit === id),
      until,
    ),
  }))
  return {
    arrivals: deadline === null ? null : onTime(arrived, deadline),
    exhibitsInOrder: opening.length > 0 && each.length > 0 ? availability(each, minuteMs) : null,
  }
}
