import { isEntry, keysOf, same, samePlaces } from './same.ts'

/** A field that two people changed, each in another way. What is not there is undefined. */
export type Clash = { path: string; base?: unknown; mine?: unknown; theirs?: unknown }

/** `value` holds what both did; where they clash it says what the others say, until somebody has looked. */
export type Merged = { value: unknown; clashes: Clash[] }

/**
 * Brings two people's work on one item together, both of which began with `base`: a field that only one of them touched is
 * theirs. Lists whose named entries stand in the same order are gone through entry by entry; any other list is one value.
 */
export function merge(base: unknown, mine: unknown, theirs: unknown, path = ''): Merged {
  if (same(mine, theirs) || same(base, mine)) return { value: theirs, clashes: [] }
  if (same(base, theirs)) return { value: mine, clashes: [] }
  if (isEntry(base) && isEntry(mine) && isEntry(theirs)) {
    const parts = keysOf(theirs, mine).map(
      (key) => [key, merge(base[key], mine[key], theirs[key], under(path, key))] as const,
    )
    const kept = parts.filter(([, { value }]) => value !== undefined)
    return {
      value: Object.fromEntries(kept.map(([key, { value }]) => [key, value])),
      clashes: parts.flatMap(([, { clashes }]) => clashes),
    }
  }
  const lists = [mine, base, theirs]
  if (samePlaces(...lists)) {
    const parts = (lists[0] as unknown[]).map((entry, i) =>
      // `samePlaces` has looked
      merge((base as unknown[])[i], entry, (theirs as unknown[])[i], under(path, i)),
    )
    return { value: parts.map(({ value }) => value), clashes: parts.flatMap(({ clashes }) => clashes) }
  }
  return { value: theirs, clashes: [{ path, base, mine, theirs }] }
}

/** The address of a part: `title.zh`, `stops.3.notes`. */
export const under = (path: string, key: string | number): string => (path === '' ? String(key) : `${path}.${key}`)
