import type { Content } from '#shared/content.ts'
import type { Field } from '#shared/draft/forms/field.ts'
import { forms } from '#shared/draft/forms/forms.ts'
import { itemsOf, type ListKind } from '#shared/draft/items.ts'

/** What a new item begins with: every field that has to be filled in, empty, and the first of what there is to choose from. */
export function freshItem(kind: ListKind, content: Content): Record<string, unknown> {
  return part(forms[kind], content)
}

const part = (fields: readonly Field[], content: Content): Record<string, unknown> =>
  Object.fromEntries(fields.filter(({ optional }) => !optional).map((field) => [field.key, begun(field, content)]))

function begun(field: Field, content: Content): unknown {
  switch (field.type) {
    case 'words':
      return { zh: '', en: '' }
    case 'flag':
      return false
    case 'number':
      return field.min ?? 1
    case 'choice':
      return field.options[0]?.value
    case 'reference':
      return itemsOf(content).find(({ kind }) => kind === field.to)?.id ?? ''
    case 'references':
    case 'languages':
    case 'words-list':
    case 'text-list':
    case 'list':
      return []
    case 'pair':
      return [0, 0]
    case 'table':
      return {}
    case 'group':
      return part(field.fields, content)
    default:
      return ''
  }
}
