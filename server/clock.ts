/** Booth time: epoch milliseconds that never jump. A change of the system clock while running is reported, not followed. */
export type BoothClock = {
  now: () => number
  /** How far the system clock has moved away from booth time since the start: positive means it was set forward. */
  jumpedBy: () => number
}

/** `wall` and `steady` are handed in so that a test can set the clock back by a day. */
export function createClock(wall = Date.now, steady = () => performance.now()): BoothClock {
  const anchor = wall() - steady()
  const now = () => anchor + steady()
  return { now, jumpedBy: () => wall() - now() }
}
