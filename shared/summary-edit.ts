import { z } from 'zod'
import { DeskId, Sha256 } from './ids.ts'
import { sectionIds, type SectionId } from './summary-sections.ts'
import { Words } from './words.ts'

/** What people change in the summary, part by part, and what the panel is shown of it. */

const line = (longest: number, shortest = 0) =>
  z
    .string()
    .trim()
    .min(shortest)
    .max(longest)
    .refine((text) => text.isWellFormed() && !/[\p{Cc}\u2028\u2029]/u.test(text), 'one line of text')

const Written = z.strictObject({ figure: z.string().max(40), value: z.string().max(200) })

const SentenceEdit = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9.-]{0,39}$/i, 'the key of a sentence'),
  text: line(600).nullable(),
  written: z.array(Written).max(20),
})

const unique = <Item>(keyOf: (item: Item) => string) =>
  [(items: readonly Item[]) => new Set(items.map(keyOf)).size === items.length, 'each only once'] as const

/** A part as somebody left it. */
export const PartBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'),
    sentences: z
      .array(SentenceEdit)
      .max(40)
      .refine(...unique<{ key: string }>(({ key }) => key)),
  }),
  z.strictObject({ kind: z.literal('title'), lines: z.array(line(40, 1)).min(1).max(6) }),
  z.strictObject({
    kind: z.literal('pictures'),
    pictures: z
      .array(z.strictObject({ id: DeskId, caption: line(120, 1) }))
      .max(200)
      .refine(...unique<{ id: DeskId }>(({ id }) => id)),
  }),
  z.strictObject({ kind: z.literal('closing'), signature: line(60, 1), day: z.iso.date().nullable() }),
  z.strictObject({ kind: z.literal('prose'), rounded: z.boolean() }),
])
export type PartBody = z.infer<typeof PartBody>

export const PartId = z.enum([...sectionIds, 'title', 'pictures', 'closing', 'prose'])
export type PartId = z.infer<typeof PartId>

/** Which kind of body a part has. */
export const kindOf = (part: PartId): PartBody['kind'] =>
  (sectionIds as readonly string[]).includes(part) ? 'text' : (part as Exclude<PartId, SectionId>) // the other names are kinds

/** What the panel sends: the version that it was changed from, and the new body, or null for the text as it is made. */
export const NewPart = z.strictObject({ base: z.int().min(0), body: PartBody.nullable() })
export type NewPart = z.infer<typeof NewPart>

/** One state of a part: who left it so, and when. Version 0: nobody has touched it. */
export const SavedPart = z.object({
  part: PartId,
  version: z.int().min(0),
  body: PartBody.nullable(),
  at: z.number(),
  by: z.string(),
})
export type SavedPart = z.infer<typeof SavedPart>

/** A line of the history. */
export const PartChange = SavedPart.extend({ before: PartBody.nullable() })
export type PartChange = z.infer<typeof PartChange>

const ShownSentence = z.object({
  key: z.string(),
  text: z.string(),
  made: z.string().nullable(),
  edited: z.boolean(),
  figures: z.array(z.string()),
  written: z.array(Written),
  changed: z.array(z.object({ figure: z.string(), was: z.string(), now: z.string() })),
})
export type ShownSentence = z.infer<typeof ShownSentence>

const ShownFigure = z.object({
  name: Words,
  value: z.string(),
  unit: Words.nullable(),
  note: Words,
  source: z.string().nullable(),
})

/** The paper as the editor shows it: each part as it stands, with what it would be without anybody's hand. */
export const EditedSummary = z.object({
  window: Words,
  /** Versions of the parts that somebody has touched. */
  saved: z.array(SavedPart),
  sections: z.array(z.object({ section: z.enum(sectionIds), sentences: z.array(ShownSentence) })),
  figures: z.record(z.string(), ShownFigure),
  title: z.object({ lines: z.array(z.string()), made: z.array(z.string()) }),
  pictures: z.array(z.object({ id: DeskId, hash: Sha256, caption: z.string(), made: z.string(), chosen: z.boolean() })),
  closing: z.object({ signature: z.string(), day: z.string().nullable(), made: z.string(), today: z.string() }),
  rounded: z.boolean(),
})
export type EditedSummary = z.infer<typeof EditedSummary>
