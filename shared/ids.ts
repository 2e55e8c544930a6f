import { z } from 'zod'

/** Lower-case letters, digits and single dashes: safe in a URL, a file name and a CSS selector. */
const slug = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and dashes')

export const KioskId = slug.brand<'KioskId'>()
export type KioskId = z.infer<typeof KioskId>

export const ExhibitId = slug.brand<'ExhibitId'>()
export type ExhibitId = z.infer<typeof ExhibitId>

export const TourId = slug.brand<'TourId'>()
export type TourId = z.infer<typeof TourId>

export const StopId = slug.brand<'StopId'>()
export type StopId = z.infer<typeof StopId>

/** A programme item of the ceremony. */
export const ItemId = slug.brand<'ItemId'>()
export type ItemId = z.infer<typeof ItemId>

/** An approved welcome that names a group. */
export const WelcomeId = slug.brand<'WelcomeId'>()
export type WelcomeId = z.infer<typeof WelcomeId>

/** A question of the quiz. */
export const QuestionId = slug.brand<'QuestionId'>()
export type QuestionId = z.infer<typeof QuestionId>

/** An approved emergency text. */
export const TextId = slug.brand<'TextId'>()
export type TextId = z.infer<typeof TextId>

/** An activity of the week (科技活动周), and the two lists that it may be on: its series and its theme. */
export const ActivityId = slug.brand<'ActivityId'>()
export type ActivityId = z.infer<typeof ActivityId>

export const SeriesId = slug.brand<'SeriesId'>()
export type SeriesId = z.infer<typeof SeriesId>

export const ThemeId = slug.brand<'ThemeId'>()
export type ThemeId = z.infer<typeof ThemeId>

/** A need that waits for whoever can answer it (揭榜挂帅). */
export const ChallengeId = slug.brand<'ChallengeId'>()
export type ChallengeId = z.infer<typeof ChallengeId>

/** A group of fields, such as agriculture and food. */
export const FieldId = slug.brand<'FieldId'>()
export type FieldId = z.infer<typeof FieldId>

/** A part of the booth's floor. */
export const ZoneId = slug.brand<'ZoneId'>()
export type ZoneId = z.infer<typeof ZoneId>

/** 450305 for a county or district (its administrative-division code), GL-HNT for a park. */
export const UnitCode = z
  .string()
  .regex(/^([0-9]{6}|[A-Z]{2}-[A-Z]{2,6})$/, 'six digits, or letters such as GL-HNT')
  .brand<'UnitCode'>()
export type UnitCode = z.infer<typeof UnitCode>

/** SHA-256 in lower-case hex: the name of a media file and of a published bundle. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')

export const BundleHash = Sha256.brand<'BundleHash'>()
export type BundleHash = z.infer<typeof BundleHash>

/** Names one life of a store. A new or restored store gets a new one. */
export const Epoch = z.string().min(8).max(40).brand<'Epoch'>()
export type Epoch = z.infer<typeof Epoch>

const timeOrdered = z.string().regex(/^[0-9a-z]{26}$/, '26 characters, digits and lower-case letters')

export const EventId = timeOrdered.brand<'EventId'>()
export type EventId = z.infer<typeof EventId>

export const VisitId = timeOrdered.brand<'VisitId'>()
export type VisitId = z.infer<typeof VisitId>

/** One tour that was given, in the tour record. */
export const RecordId = timeOrdered.brand<'RecordId'>()
export type RecordId = z.infer<typeof RecordId>

/** One line of the quick log; the tablet makes it, so that sending a line twice stores it once. */
export const LogEntryId = timeOrdered.brand<'LogEntryId'>()
export type LogEntryId = z.infer<typeof LogEntryId>

/** One call for an explainer; the screen makes it, so that sending it twice calls once. */
export const CallId = timeOrdered.brand<'CallId'>()
export type CallId = z.infer<typeof CallId>

export const GuidedSessionId = timeOrdered.brand<'GuidedSessionId'>()
export type GuidedSessionId = z.infer<typeof GuidedSessionId>

/** One lead; the screen makes it, so that sending it twice stores it once. */
export const LeadId = timeOrdered.brand<'LeadId'>()
export type LeadId = z.infer<typeof LeadId>

/** One import of files, done or waiting to be. */
export const ImportId = timeOrdered.brand<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>

/** One line that people entered by hand; the tablet makes it, so that sending it twice stores it once. */
export const DeskId = timeOrdered.brand<'DeskId'>()
export type DeskId = z.infer<typeof DeskId>
