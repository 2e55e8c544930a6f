import { z } from 'zod'
import { DeskId, Sha256 } from './ids.ts'

/** What people at the booth enter by hand: counts, media reports, incidents, pictures. Each line has an id, so that sending it twice stores it once. */

export const handCounts = ['visitors', 'leaflets', 'school-groups'] as const
export type HandCount = (typeof handCounts)[number]

export const mediaLevels = ['national', 'province', 'city', 'county', 'other'] as const
export const mediaKinds = ['paper', 'television', 'radio', 'web', 'account', 'video'] as const

const line = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'one line of text')

const CountEntry = z.strictObject({
  kind: z.literal('count'),
  what: z.enum(handCounts),
  change: z
    .int()
    .min(-10_000)
    .max(10_000)
    .refine((change) => change !== 0, 'not nought'),
  /** Who or what counted: without it no figure by hand is believed. */
  source: line(60),
})

const MediaEntry = z.strictObject({
  kind: z.literal('media'),
  day: z.iso.date(),
  outlet: line(60),
  level: z.enum(mediaLevels),
  type: z.enum(mediaKinds),
  title: line(120),
  link: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable(),
  /** As the outlet tells it; null is unknown and never nought. */
  reads: z.int().min(0).max(10_000_000_000).nullable(),
})

const IncidentEntry = z.strictObject({
  kind: z.literal('incident'),
  what: line(200),
  screen: line(60).nullable(),
})

const PictureEntry = z.strictObject({
  kind: z.literal('picture'),
  place: line(60),
  what: line(120),
  hash: Sha256, // of the original
})

/** What a tablet sends; a picture comes with its bytes, by another way. */
export const NewDeskEntry = z.strictObject({
  id: DeskId,
  /** When it was tapped: a line that was written without a connection follows later. */
  at: z.int().min(0),
  body: z.discriminatedUnion('kind', [CountEntry, MediaEntry, IncidentEntry]),
})
export type NewDeskEntry = z.infer<typeof NewDeskEntry>

export const DeskBody = z.discriminatedUnion('kind', [CountEntry, MediaEntry, IncidentEntry, PictureEntry])
export type DeskBody = z.infer<typeof DeskBody>

export const NewPicture = z.object({
  id: DeskId,
  at: z.coerce.number().int().min(0),
  place: line(60),
  what: line(120),
})
export type NewPicture = z.infer<typeof NewPicture>

export const DeskEntry = z.object({
  id: DeskId,
  at: z.number(),
  by: z.string(),
  rehearsal: z.boolean(), // no figure counts it
  body: DeskBody,
  /** When an incident was resolved. */
  resolved: z.number().nullable(),
})
export type DeskEntry = z.infer<typeof DeskEntry>

export type CountTotal = { value: number; sources: string[] }

/** The sums of what was counted, without rehearsals; what nobody counted is not in it, and is never nought (R13). */
export function countTotals(entries: readonly DeskEntry[]): Partial<Record<HandCount, CountTotal>> {
  const totals: Partial<Record<HandCount, CountTotal>> = {}
  for (const { body, rehearsal } of entries) {
    if (body.kind !== 'count' || rehearsal) continue
    const { value, sources } = totals[body.what] ?? { value: 0, sources: [] }
    const named = sources.includes(body.source) ? sources : [...sources, body.source]
    totals[body.what] = { value: value + body.change, sources: named.toSorted() }
  }
  return totals
}
