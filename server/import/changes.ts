import type { Content } from '#shared/content.ts'
import { canonicalJson } from '../content/canonical-json.ts'
import type { ImportChange } from '../storage/import-log.ts'

/** What an import changes, taken apart so that it can be taken back piece by piece. */

type Part = Pick<Content, 'exhibits' | 'media'>

const kinds = ['exhibit', 'media'] as const
type Kind = (typeof kinds)[number]

/** Every exhibit and media entry that differs. */
export function changesBetween(before: Part, after: Part): ImportChange[] {
  return kinds.flatMap((kind) => {
    const [old, now] = [entries(before, kind), entries(after, kind)]
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
      const change = { kind, key, before: old.get(key) ?? null, after: now.get(key) ?? null }
      return change.before === change.after ? [] : [change]
    })
  })
}

/** Whether the content is what these changes lead to. */
export const isDone = (content: Part, changes: readonly ImportChange[]): boolean =>
  changes.every(({ kind, key, after }) => (entries(content, kind as Kind).get(key) ?? null) === after) // written by the function above

function entries(content: Part, kind: Kind): Map<string, string> {
  if (kind === 'media') return new Map(Object.entries(content.media).map(([key, file]) => [key, canonicalJson(file)]))
  return new Map(content.exhibits.map((exhibit) => [exhibit.id, canonicalJson(exhibit)]))
}
