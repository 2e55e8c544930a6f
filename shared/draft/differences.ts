import { under } from './merge.ts'
import { isEntry, keysOf, same, samePlaces } from './same.ts'

/** One field that says something else now. Undefined: it was not there, or is no more. */
export type Difference = { path: string; before: unknown; after: unknown }

/** Everything that differs, field by field and language by language. */
export function differences(before: unknown, after: unknown, path = ''): Difference[] {
  if (same(before, after)) return []
  if (isEntry(before) && isEntry(after)) {
    return keysOf(before, after).flatMap((key) => differences(before[key], after[key], under(path, key)))
  }
  if (samePlaces(before, after)) {
    const now = after as unknown[] // `samePlaces` has looked
    return (before as unknown[]).flatMap((entry, i) => differences(entry, now[i], under(path, i)))
  }
  return [{ path, before, after }]
}

/** What stands at an address of an item. */
export function valueAt(value: unknown, path: string): unknown {
  if (path === '') return value
  const [key, rest] = step(value, path)
  return valueAt((value as Record<string, unknown> | null | undefined)?.[key], rest) // a list is asked by number
}

/** The item with another value at an address; undefined takes the field out. The item itself is left as it is. */
export function withValueAt(value: unknown, path: string, put: unknown): unknown {
  if (path === '') return put
  const [key, rest] = step(value, path)
  const copy = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object | undefined) }
  const holder = copy as Record<string, unknown> // a list is asked by number, which is a key all the same
  const inner = withValueAt(holder[key], rest, put)
  if (inner === undefined) Reflect.deleteProperty(holder, key)
  else holder[key] = inner
  return copy
}

/** The first field of an address, and what remains. What there is once has fields with a point in their names. */
function step(value: unknown, path: string): [key: string, rest: string] {
  const named = isEntry(value) ? Object.keys(value).filter((key) => `${path}.`.startsWith(`${key}.`)) : []
  const key = named.toSorted((a, b) => b.length - a.length)[0] ?? path.split('.')[0] ?? path
  return [key, path.slice(key.length + 1)]
}
