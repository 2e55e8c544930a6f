import { z } from 'zod'
import { CallId, ExhibitId, KioskId } from './ids.ts'

/** 请讲解员来: one call from a screen. Its three instants are the response time; nothing in it says who called. */
export const Call = z.object({
  id: CallId,
  kiosk: KioskId,
  exhibit: ExhibitId,
  called: z.number(),
  accepted: z.number().nullable(),
  by: z.string().nullable(), // the account that said “I am going”
  arrived: z.number().nullable(),
  closed: z.number().nullable(),
  /** `left`: the visitor went, or guests came. `expired`: nobody closed it in a quarter of an hour. */
  ending: z.enum(['arrived', 'left', 'expired']).nullable(),
  rehearsal: z.boolean(), // or staff checked that screen: no figure counts it
})
export type Call = z.infer<typeof Call>

export const NewCall = z.strictObject({ id: CallId, exhibit: ExhibitId })
export type NewCall = z.infer<typeof NewCall>
