import { z } from 'zod'
import { ActivityId, ChallengeId, ExhibitId, FieldId, KioskId, SeriesId, ThemeId, UnitCode, ZoneId } from './ids.ts'
import { isOfficePhone } from './office-phone.ts'
import { QrCode } from './qr.ts'
import { Words } from './words.ts'

/** What a booth offers beside its exhibits: fields, activities, challenges and the plan of its floor. */

const day = z.iso.date()
const time = z.iso.time({ precision: -1 }) // 09:00, in the booth's time zone

/** Whom to ask: an office and its line, never a person and never somebody's own telephone. */
const Office = z.object({
  name: Words,
  phone: z
    .string()
    .max(30)
    .refine(
      isOfficePhone,
      '只接受单位的固定电话、400/800 或服务短号。Only the line of an office is accepted, never a mobile.',
    )
    .optional(),
})
export type Office = z.infer<typeof Office>

/** Several fields of exhibits under one name. An exhibit says its field in words; `holds` are those words in Chinese. */
export const Field = z.object({ id: FieldId, name: Words, holds: z.array(z.string().min(1)).min(1).max(40) })
export type Field = z.infer<typeof Field>

const Activity = z.object({
  id: ActivityId,
  title: Words,
  about: Words,
  date: day,
  /** The last day of one that goes on for several. */
  until: day.optional(),
  from: time,
  to: time.optional(),
  place: Words,
  /** The unit where it takes place; it is listed there. */
  unit: UnitCode.optional(),
  responsible: Words,
  seats: z.number().int().positive().optional(),
  office: Office,
  series: SeriesId.optional(),
  theme: ThemeId.optional(),
  signUp: QrCode.optional(),
  sample: z.boolean().default(false),
})
export type Activity = z.infer<typeof Activity>

/** The activities of the week. Series and themes are two different lists: an activity is on one of them, or on both. */
export const Activities = z.object({
  from: day,
  to: day,
  series: z.array(z.object({ id: SeriesId, name: Words })).max(12),
  themes: z.array(z.object({ id: ThemeId, name: Words })).max(12),
  list: z.array(Activity).max(500),
})
export type Activities = z.infer<typeof Activities>

/** 揭榜挂帅: a need, what is paid for its answer, until when, and whom to ask. Without a deadline it stays open. */
export const Challenge = z.object({
  id: ChallengeId,
  title: Words,
  need: Words,
  reward: Words,
  deadline: day.optional(),
  unit: UnitCode,
  office: Office,
  answer: QrCode.optional(),
  sample: z.boolean().default(false),
})
export type Challenge = z.infer<typeof Challenge>

const metres = z.number().nonnegative().max(500)
const Point = z.tuple([metres, metres]) // from the left wall, from the back wall
export type Point = z.infer<typeof Point>

const Rectangle = z.object({ x: metres, y: metres, width: metres.positive(), depth: metres.positive() })
const Outline = z.union([Rectangle, z.array(Point).min(3).max(24)])
export type Outline = z.infer<typeof Outline>

const Zone = z.object({ id: ZoneId, name: Words, outline: Outline })
export type Zone = z.infer<typeof Zone>

/** The booth's floor in metres, seen from above, the open front below. A schematic, never a map. */
export const FloorPlan = z.object({
  width: metres.positive(),
  depth: metres.positive(),
  zones: z.array(Zone).min(1).max(20),
  screens: z.array(z.object({ kiosk: KioskId, at: Point })).max(40),
  exhibits: z.array(z.object({ exhibit: ExhibitId, at: Point })).max(200),
})
export type FloorPlan = z.infer<typeof FloorPlan>
