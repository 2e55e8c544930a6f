import type { ListKind } from '../items.ts'

/** One description of what a kind of item holds: the form, its order, and the names of fields in a history follow from it. */

export type Label = { zh: string; en: string }
export type Option = { value: string; label: Label }

type Base = { key: string; label: Label; hint?: Label; optional?: true }

export type Field = Base &
  (
    | { type: 'words'; long?: true } // Chinese and English, and the booth's other languages where they are there
    | { type: 'text'; long?: true; fixed?: true }
    | { type: 'number'; min?: number; max?: number; step?: number }
    | { type: 'date' }
    | { type: 'time' }
    | { type: 'flag' }
    | { type: 'choice'; options: readonly Option[] }
    | { type: 'reference'; to: ListKind }
    | { type: 'references'; to: ListKind }
    | { type: 'languages' }
    | { type: 'pair' } // two numbers: a place on the floor
    | { type: 'table'; of: Label } // texts by name
    | { type: 'picture' } // a key of the content's media
    | { type: 'group'; fields: readonly Field[] }
    | { type: 'list'; fields: readonly Field[]; entry: () => unknown }
    | { type: 'words-list' }
    | { type: 'text-list' }
    | { type: 'qr' }
  )

export type FieldOf<Type extends Field['type']> = Extract<Field, { type: Type }>

const label = (zh: string, en: string): Label => ({ zh, en })
type More = { optional?: true; hint?: Label }

/** Short ways to say what is said most often. */
export const words = (key: string, zh: string, en: string, more: More & { long?: true } = {}): Field => ({
  ...{ key, label: label(zh, en), type: 'words' },
  ...more,
})
export const text = (key: string, zh: string, en: string, more: More & { long?: true; fixed?: true } = {}): Field => ({
  ...{ key, label: label(zh, en), type: 'text' },
  ...more,
})
export const number = (
  key: string,
  [zh, en]: readonly [string, string],
  more: More & { min?: number; max?: number; step?: number } = {},
): Field => ({ ...{ key, label: label(zh, en), type: 'number' }, ...more })
export const plain = (
  key: string,
  [zh, en]: readonly [string, string],
  type: 'date' | 'time' | 'flag' | 'languages' | 'pair' | 'picture' | 'words-list' | 'text-list' | 'qr',
  more: More = {},
): Field => ({ ...{ key, label: label(zh, en), type }, ...more })
export const choice = (
  key: string,
  [zh, en]: readonly [string, string],
  options: readonly (readonly [value: string, zh: string, en: string])[],
  more: More = {},
): Field => ({
  ...{ key, label: label(zh, en), type: 'choice' },
  ...{ options: options.map(([value, chinese, english]) => ({ value, label: label(chinese, english) })) },
  ...more,
})
export const reference = (
  key: string,
  [zh, en]: readonly [string, string],
  to: ListKind,
  more: More & { many?: true } = {},
): Field => {
  const { many, ...rest } = more
  return { ...{ key, label: label(zh, en), to }, type: many ? 'references' : 'reference', ...rest }
}
export const group = (
  key: string,
  [zh, en]: readonly [string, string],
  fields: readonly Field[],
  more: More = {},
): Field => ({ ...{ key, label: label(zh, en), type: 'group', fields }, ...more })
export const list = (
  key: string,
  [zh, en]: readonly [string, string],
  { fields, entry, ...more }: More & { fields: readonly Field[]; entry: () => unknown },
): Field => ({ ...{ key, label: label(zh, en), type: 'list', fields, entry }, ...more })
export const table = (key: string, [zh, en]: readonly [string, string], of: Label): Field => ({
  ...{ key, label: label(zh, en), type: 'table', of },
  optional: true,
})
