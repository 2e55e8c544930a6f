import { titleOf, type ApprovalKind, approvalNames } from '#shared/approval/names.ts'
import { mergedOrder } from '#shared/approval/order.ts'
import { Content } from '#shared/content.ts'
import { listKinds, putItem, singleKinds, type ListKind } from '#shared/draft/items.ts'
import type { MediaFile } from '#shared/media.ts'
import { err, ok, type Result } from '#shared/result.ts'
import { heldItems, keyOf, type Held } from './held.ts'

/** Where a list of the content stands in it: the place of a problem leads back to the item that has it. */
const places: Record<ListKind, string> = {
  exhibit: 'exhibits',
  tour: 'tours',
  unit: 'units',
  category: 'categories',
  field: 'fields',
  activity: 'activities.list',
  challenge: 'challenges',
  quiz: 'quiz',
  programme: 'ceremony.items',
  timetable: 'timetable',
  welcome: 'welcomes',
  emergency: 'emergency',
  'emergency-card': 'emergencyCards',
  screen: 'screens',
}

/** The content that is approved: each item as it was signed last. The error is one sentence that names what does not fit together. */
export function compose(draft: Content, approved: ReadonlyMap<string, Held>): Result<Content, string> {
  const content = structuredClone(draft)
  const media = mergedMedia(approved)
  if (!media.ok) return media
  content.media = { ...unnamedMedia(draft), ...media.value }
  for (const kind of listKinds) putList(content, draft, kind, approved)
  for (const kind of singleKinds) {
    putItem(content, kind, '', structuredClone(approved.get(keyOf({ kind, id: '' }))?.value ?? null))
  }
  if (content.activities?.list.length === 0 && !approved.has('activity-lists/')) delete content.activities
  const parsed = Content.safeParse(content)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  return err(misfit(content, draft, approved, issue ?? { path: [], message: 'not understood' }))
}

function putList(content: Content, draft: Content, kind: ListKind, approved: ReadonlyMap<string, Held>): void {
  const drafted = orderIn(heldItems(draft), kind)
  for (const id of drafted) putItem(content, kind, id, null)
  const present = new Set([...approved.values()].filter((held) => held.kind === kind).map(({ id }) => id))
  for (const id of mergedOrder(orderIn(approved, kind), drafted, present)) {
    putItem(content, kind, id, structuredClone(approved.get(keyOf({ kind, id }))?.value))
  }
}

/** The names in a list, in the order that these items give it. */
export function orderIn(items: ReadonlyMap<string, Held>, kind: string): string[] {
  const value = items.get(keyOf({ kind: 'order', id: kind }))?.value
  return Array.isArray(value) ? value.map(String) : []
}

/** What nothing in the draft names is never shown; it travels along as it always did. */
function unnamedMedia(draft: Content): Record<string, MediaFile> {
  const named = new Set([...heldItems(draft).values()].flatMap((held) => Object.keys(held.media)))
  return Object.fromEntries(Object.entries(draft.media).filter(([key]) => !named.has(key)))
}

function mergedMedia(approved: ReadonlyMap<string, Held>): Result<Record<string, MediaFile>, string> {
  const media: Record<string, MediaFile> = {}
  const from = new Map<string, Held>()
  for (const held of approved.values()) {
    for (const [key, file] of Object.entries(held.media)) {
      const other = from.get(key)
      if (other && media[key]?.hash !== file.hash) return err(twoFiles(key, other, held))
      media[key] = file
      from.set(key, held)
    }
  }
  return ok(media)
}

const named = (held: { kind: ApprovalKind; id: string; value: unknown }) => {
  const [kind, title] = [approvalNames[held.kind], titleOf(held)]
  return { zh: `${kind.zh}“${title.zh}”`, en: `${kind.en.toLowerCase()} “${title.en}”` }
}

function twoFiles(key: string, one: Held, other: Held): string {
  const [a, b] = [named(one), named(other)]
  return (
    `媒体文件“${key}”换过：${a.zh}和${b.zh}审定的不是同一份，没有发布。请把两项都提交并审定。` +
    ` The media file “${key}” was replaced: the ${a.en} and the ${b.en} were approved with different ones, so nothing was published. Submit and approve both.`
  )
}

type Issue = { path: PropertyKey[]; message: string }

/** One sentence for what does not fit: who names what, and that this is not approved, where that is the reason. */
function misfit(content: Content, draft: Content, approved: ReadonlyMap<string, Held>, issue: Issue): string {
  const [from, missing] = [itemAt(content, issue.path), valueAt(content, issue.path)]
  const holder = named(from)
  const wanted = [...heldItems(draft).values()].find(
    (held) => held.id === missing && held.kind !== 'order' && !approved.has(keyOf(held)),
  )
  if (wanted) {
    const item = named(wanted)
    return (
      `${holder.zh}用到${item.zh}，而后者还没有审定，没有发布。请先审定后者，或改前者。` +
      ` The ${holder.en} names the ${item.en}, which is not approved, so nothing was published. Approve that first, or change the former.`
    )
  }
  const what = typeof missing === 'string' ? `“${missing}”` : ''
  return (
    `审定的内容对不上：${holder.zh}里的 ${issue.path.map(String).join('.')}${what}。没有发布，请改好后提交并审定。` +
    ` The approved content does not fit together: the ${holder.en} ${issue.message}. Nothing was published: correct it, submit it and approve it.`
  )
}

function itemAt(content: Content, path: readonly PropertyKey[]): { kind: ApprovalKind; id: string; value: unknown } {
  const words = path.map(String)
  for (const kind of listKinds) {
    const place = places[kind].split('.')
    if (!place.every((word, i) => word === words[i]) || words.length <= place.length) continue
    const value = valueAt(content, path.slice(0, place.length + 1))
    return { kind, id: words[place.length] ?? '', value }
  }
  const single = singleKinds.find((kind) => words[0] === kind) ?? 'texts'
  return { kind: single, id: '', value: null }
}

const valueAt = (content: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], content) // a path that its schema gave
