import type { Booth } from './booth.ts'
import type { TimetableItem } from './content.ts'
import { strongest } from './opening.ts'

/** An item of the timetable with its instant, epoch milliseconds. */
export type DueItem = TimetableItem & { dueAt: number }

/** What the timetable asks for now, and what comes next. */
export type Due = {
  /** The item to carry out now, or null: nothing is due, or it waits. */
  now: DueItem | null
  /** Due, and held back by what is going on. */
  waiting: { item: DueItem; because: 'tour' | 'standby' | 'emergency' } | null
  /** Something that people begin by hand, such as the ceremony, is near. */
  reminder: DueItem | null
  next: DueItem | null
}

const remindAroundMs = 10 * 60_000

/**
 * The timetable's say (D6). Items up to `booth.timetableUntil` are dealt with, and later choices made by hand stand until
 * the next one. Of several missed while the server was off only the last counts: it is what the day has come to. Opening
 * and closing wait for a tour, a standby or an emergency to end: no tour is ever ended by a clock, no ceremony begun by one.
 */
export function nextDue(booth: Booth, items: readonly DueItem[], now: number): Due {
  const inOrder = items.toSorted((a, b) => a.dueAt - b.dueAt)
  const next = inOrder.find((item) => item.dueAt > now) ?? null
  const reminder =
    inOrder.find((item) => item.does === 'remind' && Math.abs(item.dueAt - now) <= remindAroundMs) ?? null
  const due = inOrder
    .filter((item) => item.does !== 'remind' && item.dueAt > booth.timetableUntil && item.dueAt <= now)
    .at(-1)
  const because = due ? busyWith(booth) : null
  if (!due || !because) return { now: due ?? null, waiting: null, reminder, next }
  return { now: null, waiting: { item: due, because }, reminder, next }
}

function busyWith(booth: Booth): 'tour' | 'standby' | 'emergency' | null {
  if (strongest(booth.over)?.name === 'emergency') return 'emergency'
  const { name } = booth.mode
  return name === 'tour' || name === 'standby' ? name : null
}
