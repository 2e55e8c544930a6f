import { remarksOn } from '#shared/checks/remarks.ts'
import type { Content } from '#shared/content.ts'
import { itemsOf } from '#shared/draft/items.ts'
import { same } from '#shared/draft/same.ts'
import { titleOf } from '#shared/draft/titles.ts'
import type { DraftList, DraftRow } from '#shared/draft/wire.ts'

type Touched = ReadonlyMap<string, { at: number; by: string }>

/** Every item of the draft against what is published: what is new, what differs, what is no more, and what wants a look. */
export function overview(
  draft: Content,
  published: Content | null,
  { touched, unfinished }: { touched: Touched; unfinished: ReadonlySet<string> },
): DraftList {
  const before = new Map((published ? itemsOf(published) : []).map((item) => [`${item.kind} ${item.id}`, item]))
  const items = itemsOf(draft).map(({ kind, id, value }): DraftRow => {
    const key = `${kind} ${id}`
    const old = before.get(key)
    before.delete(key)
    const remarks = remarksOn(kind, value, draft)
    const { at = null, by = null } = touched.get(key) ?? {}
    const refused = remarks.filter(({ weight }) => weight === 'refuse').length
    return {
      ...{ kind, id, title: titleOf(value, id), at, by, refused, remarked: remarks.length - refused },
      state: !old ? 'new' : same(old.value, value) ? 'same' : 'changed',
      unfinished: unfinished.has(key),
    }
  })
  const gone = [...before.values()].map(({ kind, id, value }) => ({ kind, id, title: titleOf(value, id) }))
  return { items, gone }
}
