import { createClock, type BoothClock } from '../../server/clock.ts'

export type TestClock = BoothClock & {
  /** Time passes: both clocks go on. */
  advance: (ms: number) => void
  /** Somebody sets the machine's clock: only the wall clock jumps. */
  setBy: (ms: number) => void
}

/** The machine's two clocks, running, and movable by hand. */
export function testClock(): TestClock {
  let passed = 0
  let set = 0
  const clock = createClock(
    () => Date.now() + passed + set,
    () => performance.now() + passed,
  )
  return { ...clock, advance: (ms) => void (passed += ms), setBy: (ms) => void (set += ms) }
}
