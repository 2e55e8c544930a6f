/** One place in an item that is not what it was: its path, and the text before and after; null where there was or is none. */
export type Difference = { path: string[]; before: string | null; after: string | null }

type Leaves = Map<string, { path: string[]; text: string }>

/** Field by field, language by language, in the order in which the item holds them. */
export function differencesOf(before: unknown, after: unknown): Difference[] {
  const [old, now] = [leavesOf(before), leavesOf(after)]
  const keys = new Set([...now.keys(), ...old.keys()])
  return [...keys].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)]
    if (was?.text === is?.text) return []
    return [{ path: (is ?? was)?.path ?? [], before: was?.text ?? null, after: is?.text ?? null }]
  })
}

function leavesOf(value: unknown, path: string[] = [], found: Leaves = new Map()): Leaves {
  if (value === null || value === undefined) return found
  if (typeof value === 'object') {
    for (const [key, part] of Object.entries(value)) {
      leavesOf(part, [...path, Array.isArray(value) ? nameIn(part, key) : key], found)
    }
  } else found.set(JSON.stringify(path), { path, text: typeof value === 'string' ? value : JSON.stringify(value) })
  return found
}

/** An entry of a list that has a name of its own is followed by it, so that one put before it does not change all the rest. */
function nameIn(part: unknown, index: string): string {
  const id = typeof part === 'object' && part !== null && 'id' in part ? part.id : null
  return typeof id === 'string' ? id : String(Number(index) + 1)
}
