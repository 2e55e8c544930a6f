import { z } from 'zod'
import { listKinds, singleKinds } from '../draft/items.ts'
import { BundleHash, Sha256 } from '../ids.ts'

/** Approval of content: bodies and answers of its calls. */

/** The digest of an item says everything about it, its media included; one that is to go has this one. */
export const goneDigest = 'gone'

export const ItemName = z.strictObject({
  kind: z.enum([...listKinds, ...singleKinds, 'order']),
  id: z.string().max(60),
})
export type ItemName = z.infer<typeof ItemName>

/** An item as somebody saw it: whoever signs this signs nothing else. */
export const SeenItem = ItemName.extend({ digest: z.union([Sha256, z.literal(goneDigest)]) })
export type SeenItem = z.infer<typeof SeenItem>

const comment = z
  .string()
  .trim()
  .max(500)
  .refine((text) => text.isWellFormed() && !text.includes('\0'), 'text')

const items = z.array(SeenItem).min(1).max(1_000)
export const Act = z.strictObject({ items, comment: comment.default('') })
export const SendBack = z.strictObject({ items, comment: comment.min(1) })

const Said = z.object({ by: z.string(), at: z.number(), comment: z.string() })
export type Said = z.infer<typeof Said>

/** `approved` is left out of lists: it is everything else. */
export const ItemState = z.enum(['new', 'changed', 'deleted', 'submitted', 'returned'])
export type ItemState = z.infer<typeof ItemState>

/** An item whose newest state is not approved. */
export const PendingItem = SeenItem.extend({
  title: z.object({ zh: z.string(), en: z.string() }),
  class: z.enum(['A', 'B', 'C']),
  needed: z.number(),
  change: z.enum(['new', 'changed', 'deleted']),
  state: ItemState,
  submitted: Said.nullable(),
  returned: Said.nullable(),
  signatures: z.array(Said),
  /** Whoever asks worked on it, so cannot sign it. */
  own: z.boolean(),
})
export type PendingItem = z.infer<typeof PendingItem>

export const ApprovalList = z.object({
  items: z.array(PendingItem),
  freezeAt: z.number().nullable(),
  frozen: z.boolean(),
  /** What publishing would put up, or why it would be refused. */
  toPublish: z.object({ bundle: BundleHash.nullable(), changed: z.boolean(), refusal: z.string().nullable() }),
})
export type ApprovalList = z.infer<typeof ApprovalList>

const MediaPair = z.object({ key: z.string(), before: Sha256.nullable(), after: Sha256.nullable() })

export const ItemDetail = PendingItem.extend({
  differences: z.array(
    z.object({ path: z.array(z.string()), before: z.string().nullable(), after: z.string().nullable() }),
  ),
  media: z.array(MediaPair),
})
export type ItemDetail = z.infer<typeof ItemDetail>

export const Freeze = z.strictObject({ at: z.number().int().min(0).max(8.64e15).nullable() })

/** What a publication changed, in counts of items. */
export const Changes = z.object({ added: z.number(), changed: z.number(), removed: z.number() })
export type Changes = z.infer<typeof Changes>

/** A bundle that was published, newest first. `at` and `by` are of the last time that it went up. */
export const PublishedBundle = z.object({
  bundle: BundleHash,
  at: z.number(),
  by: z.string().nullable(),
  act: z.enum(['first', 'published', 'rolled-back']),
  changes: Changes.nullable(),
  bytes: z.number().nullable(),
  current: z.boolean(),
})
export type PublishedBundle = z.infer<typeof PublishedBundle>
