/**
 * Counters by name, such as `sessions`, `hour:9` or `view:gl-01`. They are whole numbers that are only ever added and
 * subtracted, so that what is kept is always equal to what a new count would give (F9).
 */
export type Tally = Map<string, number>

/** Counts once more, or `times` more. */
export function bump(tally: Tally, name: string, times = 1): void {
  if (times !== 0) tally.set(name, (tally.get(name) ?? 0) + times)
}

/** Adds `other`, or takes it away with `sign` −1. A counter that comes to nothing is gone. */
export function addTally(tally: Tally, other: Iterable<readonly [string, number]>, sign: 1 | -1 = 1): void {
  for (const [name, count] of other) {
    const sum = (tally.get(name) ?? 0) + sign * count
    if (sum === 0) tally.delete(name)
    else tally.set(name, sum)
  }
}

/** A counter, nought where nothing was counted. */
export const countOf = (tally: Tally, name: string): number => tally.get(name) ?? 0

/** The counters that begin with `prefix:`, by what follows. */
export function countsUnder(tally: Tally, prefix: string): [string, number][] {
  const start = `${prefix}:`
  return [...tally].flatMap(([name, count]) =>
    name.startsWith(start) ? [[name.slice(start.length), count] as [string, number]] : [],
  )
}

/** The median of values that are counted, the mean of the middle two where their number is even; null without any. */
export function medianOf(counted: readonly (readonly [value: number, count: number])[]): number | null {
  const sorted = counted.filter(([, count]) => count > 0).toSorted(([a], [b]) => a - b)
  const total = sorted.reduce((sum, [, count]) => sum + count, 0)
  if (total === 0) return null
  return (valueAt(sorted, Math.floor((total - 1) / 2)) + valueAt(sorted, Math.floor(total / 2))) / 2
}

function valueAt(sorted: readonly (readonly [number, number])[], place: number): number {
  let passed = 0
  for (const [value, count] of sorted) {
    passed += count
    if (place < passed) return value
  }
  throw new Error(`There is no value at place ${place} of ${passed}.`)
}

/** As it is stored: one name for each set of counters, whatever order they were counted in. */
export const tallyText = (tally: Tally): string =>
  JSON.stringify(Object.fromEntries([...tally].toSorted(([a], [b]) => (a < b ? -1 : 1))))

/** What `tallyText` wrote. */
export const tallyOf = (text: string): Tally => new Map(Object.entries(JSON.parse(text) as Record<string, number>)) // written by `tallyText`
