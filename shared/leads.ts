import { z } from 'zod'
import { BundleHash, ExhibitId, KioskId, LeadId } from './ids.ts'
import { holdsPhone, isPhone } from './phone.ts'
import { Words } from './words.ts'

/**
 * 对接意向: a visitor asks to be called about an exhibit. The number is the only personal data there is; it is sealed on
 * the server's disk, never kept on a screen, and gone on the day that the notice named.
 */

/** The privacy notice, filled in bit by bit. Until all of it is there nobody is asked for anything (P1). */
export const Privacy = z.object({
  handler: Words.optional(), // who answers for the data
  contact: Words.optional(), // an office, never a person's own number
  purpose: Words.optional(),
  kinds: Words.optional(), // which data
  /** The last day on which it is held, or so many days after it was left; of both the earlier. */
  keepUntil: z.iso.date().optional(),
  keepDays: z.number().int().min(1).max(365).optional(),
  /** Whoever it may be passed on to, by exhibit, each with the contact that the law asks for. */
  exhibitors: z
    .array(z.object({ exhibit: ExhibitId, name: Words.optional(), contact: Words.optional() }))
    .max(500)
    .optional(),
})
export type Privacy = z.infer<typeof Privacy>

export const LeadKind = z.enum(['technology', 'cooperation', 'purchase', 'talent', 'other'])
export type LeadKind = z.infer<typeof LeadKind>

/** `POST /api/leads`. Without the two ticks that are not optional it is no lead at all. */
export const NewLead = z.strictObject({
  id: LeadId,
  exhibit: ExhibitId,
  kind: LeadKind,
  phone: z.string().max(20).refine(isPhone, 'a mobile number, or a landline with its area code, digits only'),
  agreed: z.literal(true),
  over14: z.literal(true),
  passOn: z.boolean(),
  /** What was read before: the notice of this bundle, and the day it named. */
  notice: BundleHash,
  until: z.iso.date(),
})
export type NewLead = z.infer<typeof NewLead>

/** No 0 and no 1: read aloud or written down, no digit is taken for a letter. */
export const LeadCode = z.string().regex(/^[2-9]{9}$/, 'nine digits, none of them 0 or 1')

/** The answer means that the lead is on disk. The code takes it back, at any screen of the booth or at the office. */
export const LeadStored = z.object({ code: LeadCode, until: z.iso.date() })
export type LeadStored = z.infer<typeof LeadStored>

export const WithdrawLead = z.strictObject({ code: LeadCode })

/** Why somebody looks at what others must not see. It goes into the audit, so it holds no number itself. */
export const LeadReason = z
  .string()
  .trim()
  .min(4)
  .max(200)
  .refine((text) => !holdsPhone(text), 'a reason in words, with no telephone number in it')

/** One lead as the list shows it. `phone` is masked; null: it is gone, or its key is. */
export const LeadRow = z.object({
  id: LeadId,
  kiosk: KioskId,
  exhibit: ExhibitId,
  kind: LeadKind,
  at: z.number(),
  phone: z.string().nullable(),
  passOn: z.boolean(),
  deletedOn: z.number(), // the instant at which it goes by itself
  ending: z.enum(['withdrawn', 'expired']).nullable(),
  rehearsal: z.boolean(),
})
export type LeadRow = z.infer<typeof LeadRow>

export const LeadCount = z.object({
  exhibit: ExhibitId,
  kind: LeadKind,
  left: z.number().int(),
  withdrawn: z.number().int(),
})
export type LeadCount = z.infer<typeof LeadCount>

/** Newest first, 500 at most; the counts are of all, rehearsals left out. */
export const LeadList = z.object({ leads: z.array(LeadRow), counts: z.array(LeadCount) })
export type LeadList = z.infer<typeof LeadList>

export const RevealedLead = z.object({ phone: z.string() })
export type RevealedLead = z.infer<typeof RevealedLead>

/** Where a visitor's own phone finds the form; null where phones cannot reach the booth. */
export const LeadLink = z.object({ url: z.string().nullable() })
export type LeadLink = z.infer<typeof LeadLink>
