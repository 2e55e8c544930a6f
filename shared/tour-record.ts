import { z } from 'zod'
import { GuidedSessionId, LogEntryId, RecordId, StopId, TourId } from './ids.ts'
import { changeKinds, logKinds, longestNote, mostHeads, tourCategories } from './tour-words.ts'
import { Words } from './words.ts'

/** 巡馆记录: what was shown to a group, when and for how long. It holds categories and counts, never names of guests. */

const instant = z.number().int().nonnegative()
const duration = z.number().int().nonnegative()
const heads = z.number().int().min(0).max(mostHeads)

/** One stay at a stop. A stop that the group came back to is there twice. */
const RecordedStop = z.object({
  stop: StopId,
  title: Words, // the exhibit's, as it was then
  arrived: instant,
  left: instant.nullable(), // null: the group stands there
  dwellMs: duration, // without pauses; 0 until the group leaves
  plannedSeconds: z.number().int().nonnegative(),
})
export type RecordedStop = z.infer<typeof RecordedStop>
export const RecordedStops = z.array(RecordedStop)

const RouteChange = z.object({
  at: instant,
  kind: z.enum(changeKinds),
  stop: StopId.nullable(), // which stop it is about
  title: Words.nullable(),
  phase: z.enum(['arrival', 'overview', 'closing']).nullable(), // where it led, if not to a stop
})
export type RouteChange = z.infer<typeof RouteChange>
export const RouteChanges = z.array(RouteChange)

/** One line that any database stores as it is; empty where the button says enough. */
const note = z
  .string()
  .trim()
  .max(longestNote)
  .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'one line of text')

export const LogEntry = z.object({
  id: LogEntryId,
  at: instant,
  kind: z.enum(logKinds),
  text: z.string(),
  stop: StopId.nullable(),
  by: z.string(),
})
export type LogEntry = z.infer<typeof LogEntry>

/** `at` and `stop` are for a line that was written while the server was away; otherwise it is now and here. */
export const NewLogEntry = z.strictObject({
  id: LogEntryId,
  kind: z.enum(logKinds),
  text: note.default(''),
  at: instant.optional(),
  stop: StopId.nullable().optional(),
})
export type NewLogEntry = z.infer<typeof NewLogEntry>

/** What the booth itself knows of a tour, followed from its states. */
const FollowedTour = z.object({
  id: RecordId,
  tour: TourId,
  title: Words, // the route's name, as it was then
  started: instant,
  ended: instant.nullable(),
  operators: z.array(z.string()), // who steered: the first began, the others took over
  rehearsal: z.boolean(),
  stops: RecordedStops,
  changes: RouteChanges,
})
export type FollowedTour = z.infer<typeof FollowedTour>

export const TourRecord = FollowedTour.extend({
  category: z.enum(tourCategories).nullable(),
  headCount: heads.nullable(),
  log: z.array(LogEntry),
})
export type TourRecord = z.infer<typeof TourRecord>

/** What only people know. Null takes it back. */
export const TourFacts = z.strictObject({
  category: z.enum(tourCategories).nullable().optional(),
  headCount: heads.nullable().optional(),
})
export type TourFacts = z.infer<typeof TourFacts>

/** 讲解场次: an ordinary group, led without steering the screens. */
export const GuidedSession = z.object({
  id: GuidedSessionId,
  guide: z.string(),
  started: instant,
  ended: instant.nullable(),
  headCount: heads.nullable(),
  rehearsal: z.boolean(),
})
export type GuidedSession = z.infer<typeof GuidedSession>

/** `ended` is for a session that somebody forgot to end; otherwise it is now. */
export const GuidedEnd = z.strictObject({ headCount: heads, ended: instant.optional() })
export type GuidedEnd = z.infer<typeof GuidedEnd>
