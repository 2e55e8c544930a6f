import { z } from 'zod'
import { CategoryId } from './content.ts'
import {
  ActivityId,
  BundleHash,
  ChallengeId,
  EventId,
  ExhibitId,
  FieldId,
  KioskId,
  QuestionId,
  UnitCode,
  VisitId,
  ZoneId,
} from './ids.ts'
import { Language } from './words.ts'

/** One recorded interaction. It carries no personal data: a visit id is random and dies with the visit. */

/** Whose touch it was. Only `visitor` counts in visitor figures; the others are shown apart. */
export const Audience = z.enum(['visitor', 'tour', 'staff'])
export type Audience = z.infer<typeof Audience>

const milliseconds = z.number().int().nonnegative()

const what = z.discriminatedUnion('type', [
  z.object({ type: z.literal('visit-started'), via: z.enum(['attract', 'highlight', 'resumed']), language: Language }),
  z.object({ type: z.literal('home-opened') }),
  z.object({ type: z.literal('category-opened'), category: CategoryId }),
  z.object({ type: z.literal('unit-opened'), unit: UnitCode }),
  z.object({ type: z.literal('exhibit-opened'), exhibit: ExhibitId, from: z.string().max(40) }),
  z.object({ type: z.literal('exhibit-closed'), exhibit: ExhibitId, dwellMs: milliseconds }),
  z.object({ type: z.literal('field-opened'), field: FieldId }),
  z.object({ type: z.literal('activities-opened') }),
  z.object({ type: z.literal('activity-opened'), activity: ActivityId }),
  z.object({ type: z.literal('challenges-opened') }),
  z.object({ type: z.literal('challenge-opened'), challenge: ChallengeId }),
  z.object({ type: z.literal('plan-opened') }),
  z.object({ type: z.literal('zone-opened'), zone: ZoneId }),
  z.object({ type: z.literal('search-opened') }),
  // What was typed stays on the screen: only how long it was, and how much it found.
  z.object({
    type: z.literal('searched'),
    letters: z.number().int().positive(),
    results: z.number().int().nonnegative(),
  }),
  z.object({ type: z.literal('picture-enlarged'), exhibit: ExhibitId }),
  // Once each while its page is open.
  z.object({ type: z.literal('film-played'), exhibit: ExhibitId }),
  z.object({ type: z.literal('compare-moved'), exhibit: ExhibitId }),
  // 二维码展示: the code was shown. Whether anybody scanned it is not known here.
  z.object({ type: z.literal('qr-shown'), exhibit: ExhibitId }),
  z.object({ type: z.literal('exhibit-liked'), exhibit: ExhibitId, liked: z.boolean() }),
  // 对接意向: that it was opened and sent, never what was written.
  z.object({ type: z.literal('lead-opened'), exhibit: ExhibitId }),
  z.object({ type: z.literal('lead-sent'), exhibit: ExhibitId }),
  z.object({ type: z.literal('quiz-started') }),
  z.object({ type: z.literal('quiz-answered'), question: QuestionId, correct: z.boolean() }),
  z.object({
    type: z.literal('quiz-finished'),
    right: z.number().int().nonnegative(),
    of: z.number().int().positive(),
  }),
  z.object({ type: z.literal('language-chosen'), language: Language }),
  z.object({ type: z.literal('text-size-chosen'), large: z.boolean() }),
  z.object({ type: z.literal('low-controls-chosen'), low: z.boolean() }),
  z.object({ type: z.literal('visit-extended') }),
  z.object({
    type: z.literal('visit-ended'),
    reason: z.enum(['idle', 'finished', 'interrupted']),
    language: Language,
    durationMs: milliseconds, // first touch to last touch
    actions: z.number().int().nonnegative(),
  }),
  /** The outbox was full: this many of the oldest events are gone. */
  z.object({ type: z.literal('events-dropped'), count: z.number().int().positive() }),
])

const base = z.object({
  id: EventId,
  at: z.number().int().positive(), // booth time, epoch ms
  kiosk: KioskId.optional(), // where it happened; the sender's own name when left out
  visit: VisitId.nullable(), // null only for `events-dropped`
  audience: Audience,
  rehearsal: z.boolean(),
  bundle: BundleHash.nullable(),
})

export const VisitEvent = z.intersection(base, what)
export type VisitEvent = z.infer<typeof VisitEvent>
export type VisitEventDetail = z.infer<typeof what>
export type VisitEventType = VisitEventDetail['type']

export const batchLimit = 100

/** `POST /api/visit-events`. Each event is judged by itself, so a bad one cannot hold up the rest. */
export const VisitEventBatch = z.object({ events: z.array(z.unknown()).max(batchLimit) })

/** Ids in `settled` are on disk, or malformed for good and logged: the kiosk may forget them. */
export const SettledReply = z.object({ settled: z.array(z.string()) })
export type SettledReply = z.infer<typeof SettledReply>
