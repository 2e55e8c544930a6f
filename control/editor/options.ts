import type { Content } from '#shared/content.ts'
import type { Option } from '#shared/draft/forms/field.ts'
import { itemsOf, type ListKind } from '#shared/draft/items.ts'
import { titleOf } from '#shared/draft/titles.ts'

/** What a field may name: every item of the other kind, as it is called. */
export const optionsOf = (content: Content, kind: ListKind): Option[] =>
  itemsOf(content)
    .filter((item) => item.kind === kind)
    .map(({ id, value }) => ({ value: id, label: titleOf(value, id) }))
