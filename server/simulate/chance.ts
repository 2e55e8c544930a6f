/** Chance with a seed: the same seed gives the same fair (mulberry32). */
export type Chance = {
  /** From 0 up to, but not, 1. */
  number: () => number
  /** A whole number from `least` to `most`, both included. */
  between: (least: number, most: number) => number
  /** One of these, each as likely as its weight. */
  one: <T>(list: readonly (readonly [T, number])[]) => T
  bytes: () => Uint8Array
}

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (least: number, most: number) => least + Math.floor(number() * (most - least + 1))
  return {
    number,
    between,
    one: (list) => {
      let left = number() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) if ((left -= weight) < 0) return value
      const [last] = list.slice(-1)
      if (!last) throw new Error('There is nothing to choose from.')
      return last[0]
    },
    bytes: () => Uint8Array.from({ length: 16 }, () => between(0, 255)),
  }
}
