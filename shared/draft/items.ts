import type { Content } from '../content.ts'

/**
 * The content taken apart into what people edit, submit and approve one at a time. Media files, fonts and pinyin are no items:
 * they follow from the items that name them.
 */

type Entry = Record<string, unknown>

type List = {
  at: string // where the content holds it
  of: (content: Content) => readonly Entry[]
  put: (content: Content, list: Entry[]) => void
  id: string // the field that names an entry
}

const list = (at: string, id: string, of: List['of'], put: (content: Content, list: never) => void): List => ({
  at,
  id,
  of,
  put: (content, entries) => put(content, entries as never), // the content's schema is asked before anything is kept
})

/** Lists of things that have names of their own. */
const lists = {
  exhibit: list(
    'exhibits',
    'id',
    (content) => content.exhibits,
    (content, all) => (content.exhibits = all),
  ),
  tour: list(
    'tours',
    'id',
    (content) => content.tours,
    (content, all) => (content.tours = all),
  ),
  unit: list(
    'units',
    'code',
    (content) => content.units,
    (content, all) => (content.units = all),
  ),
  category: list(
    'categories',
    'id',
    (content) => content.categories,
    (content, all) => (content.categories = all),
  ),
  field: list(
    'fields',
    'id',
    (content) => content.fields ?? [],
    (content, all) => (content.fields = all),
  ),
  activity: list(
    'activities.list',
    'id',
    (content) => content.activities?.list ?? [],
    (content, all) => (activitiesOf(content).list = all),
  ),
  challenge: list(
    'challenges',
    'id',
    (content) => content.challenges ?? [],
    (content, all) => (content.challenges = all),
  ),
  quiz: list(
    'quiz',
    'id',
    (content) => content.quiz ?? [],
    (content, all) => (content.quiz = all),
  ),
  programme: list(
    'ceremony.items',
    'id',
    (content) => content.ceremony.items,
    (content, all) => (content.ceremony.items = all),
  ),
  timetable: list(
    'timetable',
    'id',
    (content) => content.timetable,
    (content, all) => (content.timetable = all),
  ),
  welcome: list(
    'welcomes',
    'id',
    (content) => content.welcomes,
    (content, all) => (content.welcomes = all),
  ),
  emergency: list(
    'emergency',
    'id',
    (content) => content.emergency,
    (content, all) => (content.emergency = all),
  ),
  'emergency-card': list(
    'emergencyCards',
    'id',
    (content) => content.emergencyCards ?? [],
    (content, all) => (content.emergencyCards = all),
  ),
  screen: list(
    'screens',
    'kiosk',
    (content) => content.screens,
    (content, all) => (content.screens = all),
  ),
} as const satisfies Record<string, List>

export type ListKind = keyof typeof lists
export const listKinds = Object.keys(lists) as ListKind[] // the keys of a constant table

/** What there is once: each of these is a part of the content itself, or several that are read together. */
const singles = {
  event: ['event'],
  texts: ['standby', 'farewell', 'closed', 'safe'],
  languages: ['languages', 'languageScopes', 'drafts', 'greetings', 'shell'],
  theme: ['theme'],
  settings: ['settings'],
  privacy: ['privacy'],
  plan: ['plan'],
  'ceremony-title': ['ceremony.title'],
  'activity-lists': ['activities.from', 'activities.to', 'activities.series', 'activities.themes'],
} as const satisfies Record<string, readonly string[]>

export type SingleKind = keyof typeof singles
export const singleKinds = Object.keys(singles) as SingleKind[] // the keys of a constant table

export type ItemKind = ListKind | SingleKind

/** How many approvers sign: A (exhibits and the like) one; B (hosts, figures, order) and C (emergency, named welcome) two (`domain` §4.7). */
export type ContentClass = 'A' | 'B' | 'C'

const classes: Partial<Record<ItemKind, ContentClass>> = {
  event: 'B',
  unit: 'B',
  category: 'B',
  programme: 'B',
  'ceremony-title': 'B',
  privacy: 'B',
  texts: 'B',
  welcome: 'C',
  emergency: 'C',
  'emergency-card': 'C',
}

export const classOf = (kind: ItemKind): ContentClass => classes[kind] ?? 'A'
export const approvalsNeeded: Record<ContentClass, 1 | 2> = { A: 1, B: 2, C: 2 }

/** One item: its kind, its name within the kind (empty for what there is once), and what it says now. */
export type Item = { kind: ItemKind; id: string; value: unknown }

export const isListKind = (kind: ItemKind): kind is ListKind => kind in lists

/** All items of a content, in the order in which it holds them. */
export function itemsOf(content: Content): Item[] {
  const named = listKinds.flatMap((kind) =>
    lists[kind].of(content).map((value) => ({ kind, id: String(value[lists[kind].id]), value: value })),
  )
  const once = singleKinds.map((kind) => ({ kind, id: '', value: singleValue(content, kind) }))
  return [...named, ...once.filter((item) => Object.keys(item.value).length > 0)]
}

/** What an item says, or null where the content has none of that name. */
export function itemOf(content: Content, kind: ItemKind, id: string): Item | null {
  if (!isListKind(kind)) {
    const value = singleValue(content, kind)
    return Object.keys(value).length > 0 ? { kind, id: '', value } : null
  }
  const { of, id: field } = lists[kind]
  const value = of(content).find((entry) => entry[field] === id)
  return value ? { kind, id, value } : null
}

/**
 * Puts an item into the content given, in place of the one of its name or after the last; null takes it out. It is not checked
 * here: whoever keeps the result asks the schema of the content.
 */
export function putItem(content: Content, kind: ItemKind, id: string, value: unknown): void {
  if (!isListKind(kind)) return putSingle(content, kind, value)
  const { of, put, id: field } = lists[kind]
  const entries = [...of(content)]
  const at = entries.findIndex((entry) => entry[field] === id)
  if (value === null) entries.splice(at, at < 0 ? 0 : 1)
  else entries.splice(at < 0 ? entries.length : at, at < 0 ? 0 : 1, value as Entry) // checked by whoever keeps it
  put(content, entries)
}

/** Where the content holds an item: the one place of a named one, or the parts of what there is once. */
export function itemPath(content: Content, kind: ItemKind, id: string): string[] {
  if (!isListKind(kind)) return [...singles[kind]]
  const { at, of, id: field } = lists[kind]
  const place = of(content).findIndex((entry) => entry[field] === id)
  return place < 0 ? [] : [`${at}.${place}`]
}

/** The field that names the entries of a kind. */
export const idField = (kind: ListKind): string => lists[kind].id

/** Puts the entries of a kind into this order; what is not named keeps its place after them. */
export function orderItems(content: Content, kind: ListKind, ids: readonly string[]): void {
  const { of, put, id } = lists[kind]
  const place = (entry: Entry) => (ids.includes(String(entry[id])) ? ids.indexOf(String(entry[id])) : ids.length)
  put(
    content,
    of(content).toSorted((a, b) => place(a) - place(b)),
  )
}

function singleValue(content: Content, kind: SingleKind): Entry {
  const found = singles[kind].flatMap((path) => {
    const value = path.split('.').reduce<unknown>((at, key) => (at as Entry | undefined)?.[key], content) // a path of the table above
    return value === undefined ? [] : [[path, value] as const]
  })
  return Object.fromEntries(found)
}

/** The first activity, and the first heading for one, need the book that holds them. */
function activitiesOf(content: Content): NonNullable<Content['activities']> {
  const { from, to } = content.event
  return (content.activities ??= { from, to, series: [], themes: [], list: [] })
}

function putSingle(content: Content, kind: SingleKind, value: unknown): void {
  if (kind === 'activity-lists' && value !== null) activitiesOf(content)
  for (const path of singles[kind]) {
    const keys = path.split('.')
    const last = keys.pop() ?? path
    const holder = keys.reduce<unknown>((at, key) => (at as Entry | undefined)?.[key], content) as Entry | undefined
    const said = (value as Entry | null)?.[path]
    if (!holder) continue
    if (said === undefined) Reflect.deleteProperty(holder, last)
    else holder[last] = said
  }
}
