import type { Category, ContentShape, Exhibit } from '../content.ts'
import type { UnitCode } from '../ids.ts'
import type { Words } from '../words.ts'
import { keyOf } from './clean.ts'
import type { ImportField } from './header-names.ts'
import type { FieldChange } from './preview.ts'
import { notes } from './reasons.ts'
import type { RowValues } from './row-values.ts'

/** What a row makes of an exhibit, or a new one of it. What the row does not say stays as it was. */

/** What the row said in words and the booth knows by a name. */
export type Known = { no: string; unit: UnitCode; park?: UnitCode | undefined; category: Category['id'] }
export type Said = { field: ImportField; says: Words }

type Draft = { exhibit: Exhibit; said: Said[] }

const sampleMark = /^示例/u
const general: Words = { zh: '综合', en: 'General' }

/** Words that the booth has in both languages already: a form or a field that returns is not left without English. */
export type Glossary = ReadonlyMap<string, Words>

export const glossaryOf = (content: Pick<ContentShape, 'exhibits'>): Glossary =>
  new Map(content.exhibits.flatMap(({ form, field }) => [...form, field].map((words) => [words.zh, words] as const)))

/** An exhibit that was not there before. Its pictures come from the files beside the sheet. */
export function newExhibit(id: Exhibit['id'], values: RowValues, known: Known, glossary: Glossary): Draft {
  const said: Said[] = []
  const title = fresh('title', values.title ?? '', values['title-en'], said)
  const description = fresh('description', values.description ?? values.plain ?? '', values['description-en'], said)
  const plain = values.plain
    ? fresh('plain', values.plain, values['plain-en'], said)
    : { ...description, ...(values['plain-en'] && { en: values['plain-en'] }) }
  if (!values.plain) said.push({ field: 'description', says: notes['no-plain'] })
  if (!values.field) said.push({ field: 'title', says: notes['no-field'] })
  const exhibitor = values.exhibitor && inBoth(values.exhibitor, glossary)
  const exhibit: Exhibit = {
    ...{ id, no: known.no, unit: known.unit, ...(known.park && { park: known.park }), category: known.category },
    ...{ field: values.field ? inBoth(values.field, glossary) : general, title, description, plain },
    ...{ form: formOf(values.form, glossary), facts: [], pictures: [], related: [] },
    ...(exhibitor && { exhibitor }),
    sample: sampleMark.test(description.zh),
  }
  return { exhibit, said }
}

/** The exhibit with what the row says of it. */
export function changedExhibit(before: Exhibit, values: RowValues, known: Partial<Known>, glossary: Glossary): Draft {
  const said: Said[] = []
  const words = (field: 'title' | 'description' | 'plain', old: Words) =>
    anew(field, old, { zh: values[field], en: values[`${field}-en`] }, said)
  const description = words('description', before.description)
  const standsIn = before.plain.zh === before.description.zh // nobody has written one yet
  const exhibit: Exhibit = {
    ...before,
    ...(known.no && { no: known.no }),
    ...(known.category && { category: known.category }),
    ...placeOf(before, known),
    title: words('title', before.title),
    description,
    plain: standsIn && !values.plain ? description : words('plain', before.plain),
    field: values.field && values.field !== before.field.zh ? inBoth(values.field, glossary) : before.field,
    form: values.form ? keptForm(before.form, formOf(values.form, glossary)) : before.form,
    ...(values.exhibitor &&
      values.exhibitor !== before.exhibitor?.zh && { exhibitor: inBoth(values.exhibitor, glossary) }),
    sample: before.sample && sampleMark.test(description.zh),
  }
  return { exhibit, said }
}

/** A park named alone says under which tile it is shown too; the unit where it counts stays. */
function placeOf(before: Exhibit, { unit, park }: Partial<Known>): Partial<Pick<Exhibit, 'unit' | 'park'>> {
  if (!unit || unit === before.park) return {}
  return { unit, ...(park && { park }) }
}

const keptForm = (before: Exhibit['form'], after: Exhibit['form']) =>
  before.map(({ zh }) => zh).join() === after.map(({ zh }) => zh).join() ? before : after

function fresh(field: ImportField, zh: string, en: string | undefined, said: Said[]): Words {
  if (!en) said.push({ field, says: notes['no-english'] })
  return { zh, en: en ?? zh }
}

/** Chinese that changed under an English text is told; English that only stood in for it changes with it. */
function anew(
  field: ImportField,
  before: Words,
  { zh, en }: { zh?: string | undefined; en?: string | undefined },
  said: Said[],
): Words {
  const untranslated = before.en === before.zh
  const after = { ...before, zh: zh ?? before.zh, en: en ?? (untranslated && zh ? zh : before.en) }
  if (after.zh !== before.zh && !en && !untranslated) said.push({ field, says: notes['stale-english'] })
  return after
}

const inBoth = (zh: string, glossary: Glossary): Words => glossary.get(zh) ?? { zh, en: zh }

const formOf = (text: string | undefined, glossary: Glossary): Words[] =>
  [...new Set((text ?? '').split(/[、，,;；/／+＋\n]+/u).map((part) => part.trim()))]
    .filter((part) => part !== '')
    .map((part) => inBoth(part, glossary))

/** What is different now, field by field, as text to show. `unit` names a unit by its code. */
export function differences(before: Exhibit, after: Exhibit, unitName: (code: UnitCode) => string): FieldChange[] {
  const list = (words: Exhibit['form']) => words.map(({ zh }) => zh).join('、')
  const place = (exhibit: Exhibit) =>
    [exhibit.unit, exhibit.park].flatMap((code) => (code ? unitName(code) : [])).join('、')
  const texts = (exhibit: Exhibit): Partial<Record<ImportField, string>> => ({
    no: exhibit.no,
    title: exhibit.title.zh,
    'title-en': exhibit.title.en,
    unit: place(exhibit),
    category: exhibit.category,
    field: exhibit.field.zh,
    description: exhibit.description.zh,
    'description-en': exhibit.description.en,
    plain: exhibit.plain.zh,
    'plain-en': exhibit.plain.en,
    form: list(exhibit.form),
    exhibitor: exhibit.exhibitor?.zh ?? '',
  })
  const [old, now] = [texts(before), texts(after)]
  return Object.entries(now).flatMap(([field, text]) => {
    const earlier = old[field as ImportField] ?? '' // the keys are those of the table above
    return earlier === text ? [] : [{ field: field as ImportField, before: earlier, after: text }]
  })
}

/** A category by its name in either language, its id, or with 类 after it. */
export function categoryOf(text: string, categories: readonly Category[]): Category['id'] | null {
  const key = keyOf(text).replace(/类$|^科技|^新|^创新/gu, '')
  const also: Record<Category['id'], string[]> = {
    project: ['成果', '项目类', 'projects'],
    technology: ['技术类', '产品', '装备', 'technologies'],
    talent: ['团队', '人才团队', '人才类', 'people', 'team'],
  }
  const found = categories.find(({ id, name }) =>
    [id, name.zh, name.en, ...also[id]].some((name) => keyOf(name) === key),
  )
  return found?.id ?? null
}
