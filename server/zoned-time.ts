/** Wall-clock time in the booth's zone, without a library: Intl knows the zones. */

function partsOf(instant: number, timeZone: string): Record<string, string> {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]))
}

/** `2023-05-20 10:05:30` in the zone: what a spreadsheet takes for a date. */
export function zonedText(instant: number, timeZone: string): string {
  const { year, month, day, hour, minute, second } = partsOf(instant, timeZone)
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`
}

/** The first instant of a day in the zone, and that of the next day. */
export function zonedDay(date: string, timeZone: string): { start: number; end: number } {
  const next = new Date(`${date}T12:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return {
    start: zonedInstant(date, '00:00', timeZone),
    end: zonedInstant(next.toISOString().slice(0, 10), '00:00', timeZone),
  }
}

/** The instant of a wall-clock time, `2023-05-20` and `09:00`, in the zone. */
export function zonedInstant(date: string, time: string, timeZone: string): number {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const offsetAt = (instant: number) => Date.parse(`${zonedText(instant, timeZone).replace(' ', 'T')}Z`) - instant
  // Twice, because the offset at the first guess may lie on the other side of a change of summer time.
  return asUtc - offsetAt(asUtc - offsetAt(asUtc))
}
