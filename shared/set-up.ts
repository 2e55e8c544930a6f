import { z } from 'zod'
import { DeskId, ExhibitId } from './ids.ts'

/** 布展: what somebody at the booth says of one exhibit. The first five are of setting up, the others of the open days. */
export const SetUpState = z.enum(['expected', 'arrived', 'checked', 'in-place', 'missing'])
export type SetUpState = z.infer<typeof SetUpState>

/** 在展, 申请离展, 离展, 故障. */
export const ShowState = z.enum(['present', 'leaving', 'withdrawn', 'faulty'])
export type ShowState = z.infer<typeof ShowState>

/** What a tablet sends; it makes the id, so that sending it twice stores it once. */
export const NewSetUpMark = z.strictObject({
  id: DeskId,
  exhibit: ExhibitId,
  state: z.union([SetUpState, ShowState]),
})
export type NewSetUpMark = z.infer<typeof NewSetUpMark>

/** One line of the log: what, when, and the account that said so. */
export const SetUpMark = NewSetUpMark.extend({ at: z.number(), by: z.string() })
export type SetUpMark = z.infer<typeof SetUpMark>

const Said = z.object({ at: z.number(), by: z.string() })

/** How one exhibit stands. `show` is null until it is in place; `arrived` names who received it. */
export const SetUpLine = z.object({
  exhibit: ExhibitId,
  state: SetUpState,
  show: ShowState.nullable(),
  arrived: Said.nullable(),
  last: Said.nullable(),
})
export type SetUpLine = z.infer<typeof SetUpLine>

/** Every exhibit in the official order, until when it had to be there, and when the fair ends. */
export const SetUpBoard = z.object({ deadline: z.number().nullable(), ends: z.number(), lines: z.array(SetUpLine) })
export type SetUpBoard = z.infer<typeof SetUpBoard>

/** What a code in a picture says; `exhibit` is null where it is no label of this booth. */
export const ReadLabel = z.object({ says: z.string(), exhibit: ExhibitId.nullable() })
export type ReadLabel = z.infer<typeof ReadLabel>
