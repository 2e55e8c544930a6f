import type { Content } from '#shared/content.ts'
import { idField, itemOf, putItem, type ListKind } from '#shared/draft/items.ts'
import type { DraftBulk } from '#shared/draft/wire.ts'
import type { z } from 'zod'

/** Sets the same fields in several items, or takes them out. The store checks the whole before it takes it. */
export function bulkEdit(content: Content, kind: ListKind, { ids, set }: z.infer<typeof DraftBulk>): void {
  for (const id of ids) {
    const value = itemOf(content, kind, id)?.value
    if (value === undefined) continue
    putItem(content, kind, id, set && withFields(value as Record<string, unknown>, { ...set, [idField(kind)]: id })) // an item of the content
  }
}

function withFields(value: Record<string, unknown>, set: Record<string, unknown>): Record<string, unknown> {
  const all = Object.entries({ ...value, ...set })
  return Object.fromEntries(all.filter(([, said]) => said !== null))
}
