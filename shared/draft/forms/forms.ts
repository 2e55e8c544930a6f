import type { ItemKind } from '../items.ts'
import { boothForms } from './booth.ts'
import type { Field } from './field.ts'
import { thingForms } from './things.ts'

/** What each kind of item holds, in the order of its form. */
export const forms: Record<ItemKind, readonly Field[]> = { ...thingForms, ...boothForms }

/** What the fields on the way to a place are called: “站点 2 · 讲解词 · 一句话”. */
export function placeName(kind: ItemKind, path: string, language: 'zh' | 'en'): string {
  const names: string[] = []
  let fields: readonly Field[] = forms[kind]
  let rest = path
  while (rest !== '') {
    const field = fields.find(({ key }) => `${rest}.`.startsWith(`${key}.`))
    const part = field?.key ?? rest.split('.')[0] ?? rest
    rest = rest.slice(part.length + 1)
    if (field) names.push(field.label[language])
    else if (/^\d+$/.test(part)) names.push(String(Number(part) + 1))
    else names.push(languageName(part, language))
    if (field && 'fields' in field) fields = field.fields
  }
  return names.join(' · ')
}

const languageName = (part: string, language: 'zh' | 'en'): string =>
  part === 'zh'
    ? { zh: '中文', en: 'Chinese' }[language]
    : part === 'en'
      ? { zh: '英文', en: 'English' }[language]
      : part
