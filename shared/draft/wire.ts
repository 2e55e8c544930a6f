import { z } from 'zod'
import { listKinds, singleKinds } from './items.ts'

/** Bodies and answers of `/api/draft`: what staff edit before anybody approves it. */

export const DraftKind = z.enum([...listKinds, ...singleKinds])
export const DraftListKind = z.enum(listKinds)

/** The name of what there is once, in an address. */
export const onlyOne = '-'

const Words = z.object({ zh: z.string(), en: z.string() })

/** What is wrong at one place of an item: it cannot be kept like this. */
export const DraftProblem = z.object({ path: z.string(), says: Words })
export type DraftProblem = z.infer<typeof DraftProblem>

export const DraftRow = z.object({
  kind: DraftKind,
  id: z.string(),
  title: Words,
  /** Against what is published: newly there, says something else, or the same. */
  state: z.enum(['new', 'changed', 'same']),
  refused: z.number(), // remarks that keep it from the screens
  remarked: z.number(), // remarks that want a look
  at: z.number().nullable(),
  by: z.string().nullable(),
  unfinished: z.boolean(), // the caller has a form of it that could not be kept
})
export type DraftRow = z.infer<typeof DraftRow>

export const DraftList = z.object({
  items: z.array(DraftRow),
  gone: z.array(z.object({ kind: DraftKind, id: z.string(), title: Words })), // published, and no more in the draft
})
export type DraftList = z.infer<typeof DraftList>

export const DraftItem = z.object({
  value: z.unknown(),
  /** A form that this person left, which could not be kept as it was. */
  unfinished: z.object({ base: z.unknown(), value: z.unknown(), at: z.number() }).nullable(),
})
export type DraftItem = z.infer<typeof DraftItem>

/** `base`: what the form began with; null for an item that is to be new. */
export const DraftChange = z.strictObject({ base: z.unknown(), value: z.unknown() })
export type DraftChange = z.infer<typeof DraftChange>

export const DraftSaved = z.object({
  value: z.unknown(),
  merged: z.boolean(), // somebody else's work is in it too
})
export type DraftSaved = z.infer<typeof DraftSaved>

/** RFC 9457 with what a form needs: 409 with the clashes, 422 with the problems. */
export const DraftRefused = z.object({
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  reason: z.enum(['clash', 'invalid', 'content-broken', 'not-there']),
  problems: z.array(DraftProblem).optional(),
  clashes: z
    .array(
      z.object({
        path: z.string(),
        base: z.unknown().optional(),
        mine: z.unknown().optional(),
        theirs: z.unknown().optional(),
      }),
    )
    .optional(),
  /** The item as the others left it, with what does not clash put in; it is the base of the next try. */
  theirs: z.unknown().optional(),
  value: z.unknown().optional(),
  by: z.string().nullable().optional(),
})
export type DraftRefused = z.infer<typeof DraftRefused>

export const DraftBulk = z.strictObject({
  ids: z.array(z.string().max(40)).min(1).max(500),
  /** Fields and what they say in all of them; null takes a field out. Without fields the items are deleted. */
  set: z
    .record(
      z
        .string()
        .regex(/^[a-z]+$/i)
        .max(40),
      z.unknown(),
    )
    .nullable(),
})
export type DraftBulk = z.infer<typeof DraftBulk>

export const DraftOrder = z.strictObject({ ids: z.array(z.string().max(40)).max(1_000) })

/** One field of an item: what it said, what it says since, who did it and when. `path` is empty for the whole item. */
export const DraftHistoryRow = z.object({
  path: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  at: z.number(),
  by: z.string(),
})
export type DraftHistoryRow = z.infer<typeof DraftHistoryRow>

/** A picture or film that was taken in: the key of the content's media under which items name it. */
export const DraftMedia = z.object({ key: z.string(), width: z.number(), height: z.number(), film: z.boolean() })
export type DraftMedia = z.infer<typeof DraftMedia>
