import type { Mode } from '#shared/booth.ts'
import type { Due, DueItem } from '#shared/schedule.ts'

const fromMs = 60 * 60_000

/**
 * What people will begin by hand, such as the ceremony, and how long until then; below zero it is late. Null when it is
 * more than an hour off, or has begun. It counts and does nothing: no ceremony is ever begun by a clock (D6).
 */
export function ceremonyIn(due: Due, mode: Mode, now: number): { item: DueItem; ms: number } | null {
  const { reminder, next } = due
  const item = reminder ?? (next?.does === 'remind' ? next : null)
  const begun = mode.name === 'ceremony' && mode.item !== null
  if (!item || begun || item.dueAt - now > fromMs) return null
  return { item, ms: item.dueAt - now }
}
