import type { ItemKind } from '../draft/items.ts'
import { kindNames } from '../draft/kind-names.ts'
import { titleOf as titleIn, type Title } from '../draft/titles.ts'

/** What is approved one at a time: the items of the content, and the order of each of its lists. */
export type ApprovalKind = ItemKind | 'order'

/** What everything that is approved is called. */
export const approvalNames: Record<ApprovalKind, { zh: string; en: string }> = {
  ...kindNames,
  order: { zh: '排列顺序', en: 'Order' },
}

/** What a person would call the item: the words that head it, else its name within its kind; what there is once by its kind. */
export function titleOf({ kind, id, value }: { kind: ApprovalKind; id: string; value: unknown }): Title {
  if (kind === 'order') return isKind(id) ? approvalNames[id] : { zh: id, en: id } // the list that is in order
  return id === '' ? approvalNames[kind] : titleIn(value, id)
}

const isKind = (text: string): text is ApprovalKind => Object.hasOwn(approvalNames, text)
