import type { Summary } from '#shared/summary.ts'

export type Hour = { hour: number; sessions: number; other: number }

/** The hours of a day from the first to the last in which anybody touched, of either day; quiet hours between them are noughts. */
export function hoursOf(summary: Summary, other: Summary | null): Hour[] {
  const sessionsAt = (of: Summary | null, hour: number) =>
    (of?.byHour ?? []).filter((row) => row.hour === hour).reduce((sum, { sessions }) => sum + sessions, 0)
  const touched = [...summary.byHour, ...(other?.byHour ?? [])].filter(({ sessions }) => sessions > 0)
  if (touched.length === 0) return []
  const [first, last] = [Math.min(...touched.map(({ hour }) => hour)), Math.max(...touched.map(({ hour }) => hour))]
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const hour = first + i
    return { hour, sessions: sessionsAt(summary, hour), other: sessionsAt(other, hour) }
  })
}
