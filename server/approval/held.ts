import { createHash } from 'node:crypto'
import type { ApprovalKind } from '#shared/approval/names.ts'
import type { Content } from '#shared/content.ts'
import { itemsOf, listKinds } from '#shared/draft/items.ts'
import type { MediaFile } from '#shared/media.ts'
import { canonicalJson } from '../content/canonical-json.ts'

/** What an item says and the media that it names: everything of it that a screen can show. */
export type Held = {
  kind: ApprovalKind
  id: string
  digest: string
  value: unknown
  media: Record<string, MediaFile>
}

export const keyOf = ({ kind, id }: { kind: string; id: string }): string => `${kind}/${id}`

/** A content never changes once it is taken over, so that it is looked through once. */
const known = new WeakMap<Content, ReadonlyMap<string, Held>>()

/** Every item of a content by its key, and the order of each of its lists. */
export function heldItems(content: Content): ReadonlyMap<string, Held> {
  const before = known.get(content)
  if (before) return before
  const found = new Map<string, Held>()
  const add = (kind: ApprovalKind, id: string, value: unknown) => {
    const media = mediaOf(content, value)
    const digest = createHash('sha256').update(canonicalJson({ value, media })).digest('hex')
    found.set(keyOf({ kind, id }), { kind, id, digest, value, media })
  }
  const items = itemsOf(content)
  for (const { kind, id, value } of items) add(kind, id, value)
  for (const kind of listKinds) {
    add(
      'order',
      kind,
      items.filter((item) => item.kind === kind).map(({ id }) => id),
    )
  }
  known.set(content, found)
  return found
}

const naming = new Set(['media', 'before', 'after', 'poster']) // fields that hold keys of `media`

function mediaOf(content: Content, value: unknown): Record<string, MediaFile> {
  const found: Record<string, MediaFile> = {}
  const look = (part: unknown, field: string) => {
    if (typeof part === 'string') {
      const file = naming.has(field) && Object.hasOwn(content.media, part) ? content.media[part] : undefined
      if (file) found[part] = file
    } else if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) look(inner, key)
    }
  }
  look(value, '')
  return found
}
