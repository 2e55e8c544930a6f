/** A seed from the environment to repeat a run, else a new one; printed, so that a red run can be repeated. */
export function seedOf(what: string): number {
  const given = Number(process.env['FUZZ_SEED'])
  const seed = Number.isInteger(given) && given > 0 ? given : 1 + Math.floor(Math.random() * 2 ** 31)
  console.info(`${what}: FUZZ_SEED=${seed}`)
  return seed
}

/** How often a storm is repeated: FUZZ_RUNS for a long night. */
export const runsOf = (usual: number): number => Number(process.env['FUZZ_RUNS']) || usual

/** mulberry32: small, fast, and the same everywhere. Numbers from 0 to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of these. */
export function pick<T>(random: () => number, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('There is nothing to pick from.')
  return item
}
