/** What the parts of an item have in common, for comparing and merging them. */

export type Entry = Record<string, unknown>

export const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether two values say the same, in whatever order their fields stand. */
export function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]))
  if (!isEntry(a) || !isEntry(b)) return Object.is(a ?? null, b ?? null)
  return keysOf(a, b).every((key) => same(a[key], b[key]))
}

/** The fields that any of them has. */
export const keysOf = (...entries: readonly Entry[]): string[] => [...new Set(entries.flatMap(Object.keys))]

/** What an entry of a list is called; entries without a name can only be told apart by their place. */
const nameOf = (entry: unknown): unknown =>
  isEntry(entry) ? (entry['id'] ?? entry['media'] ?? entry['exhibit'] ?? entry['kiosk']) : undefined

/** Whether the lists hold the same named entries in the same order, so that entry and entry can be compared. */
export function samePlaces(...lists: readonly unknown[]): boolean {
  const [first, ...others] = lists
  if (!Array.isArray(first) || first.some((entry) => nameOf(entry) === undefined)) return false
  return others.every(
    (list) =>
      Array.isArray(list) &&
      list.length === first.length &&
      list.every((entry, i) => same(nameOf(entry), nameOf(first[i]))),
  )
}
