/** Wall-clock time in the booth's zone, without a library: Intl knows the zones. */

const formats = new Map<string, Intl.DateTimeFormat>() // making one costs more than using it a hundred times

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const two = '2-digit'
  const date = { year: 'numeric', month: two, day: two } as const
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    ...date,
    hour: two,
    minute: two,
    second: two,
  })
  formats.set(timeZone, format)
  return format
}

const partsOf = (instant: number, timeZone: string): Record<string, string> =>
  Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )

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
