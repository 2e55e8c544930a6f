import { z } from 'zod'
import { ScriptLength, StandbyStage, TourPhase } from './booth.ts'
import { BundleHash, ItemId, KioskId, StopId, TextId, TourId, WelcomeId } from './ids.ts'

const bare = <Type extends string>(type: Type) => z.strictObject({ type: z.literal(type) })

/**
 * What can be asked of the booth. Every command names a destination, never a step, so each is safe to send twice.
 * Those marked *server* are dispatched by the server itself and refused from anyone else.
 */
export const Command = z.discriminatedUnion('type', [
  bare('open'),
  z.strictObject({ type: z.literal('start-ceremony'), item: ItemId.optional() }),
  z.strictObject({ type: z.literal('show-item'), item: ItemId }),
  z.strictObject({ type: z.literal('stand-by'), tour: TourId }),
  z.strictObject({ type: z.literal('set-stage'), stage: StandbyStage }),
  z.strictObject({ type: z.literal('queue-tour'), tour: TourId }),
  z.strictObject({ type: z.literal('unqueue-tour'), tour: TourId }),
  z.strictObject({ type: z.literal('start-tour'), tour: TourId }),
  z.strictObject({ type: z.literal('go-to-phase'), phase: TourPhase.exclude(['stop']) }),
  z.strictObject({ type: z.literal('go-to-stop'), stop: StopId }),
  // What is still to come, whole: compress, reverse, skip and return are all this one destination.
  z.strictObject({ type: z.literal('set-plan'), ahead: z.array(StopId).max(200), length: ScriptLength }),
  z.strictObject({ type: z.literal('set-welcome'), welcome: WelcomeId.nullable() }),
  bare('pause-tour'),
  bare('continue-tour'),
  z.strictObject({ type: z.literal('release-kiosk'), kiosk: KioskId }),
  bare('end-tour'),
  bare('close'),
  bare('freeze'),
  bare('unfreeze'),
  bare('blank'),
  bare('unblank'),
  bare('show-safe'),
  bare('clear-safe'),
  z.strictObject({ type: z.literal('raise-emergency'), text: TextId }),
  bare('clear-emergency'),
  z.strictObject({ type: z.literal('set-solemn'), on: z.boolean() }),
  z.strictObject({ type: z.literal('set-rehearsal'), on: z.boolean() }),
  z.strictObject({ type: z.literal('set-muted'), on: z.boolean() }),
  z.strictObject({ type: z.literal('set-volume'), kiosk: KioskId, volume: z.number().int().min(0).max(100) }),
  z.strictObject({ type: z.literal('set-staff-check'), kiosk: KioskId, on: z.boolean() }),
  // `pin` is needed to take over from someone else; the server checks it, and it goes no further.
  z.strictObject({ type: z.literal('take-control'), pin: z.string().max(64).optional() }),
  // Asking the holder, and the holder's answer. `session` names who asked, so that a late yes never reaches somebody else.
  bare('request-control'),
  z.strictObject({ type: z.literal('grant-control'), session: z.string() }),
  z.strictObject({ type: z.literal('deny-control'), session: z.string() }),
  bare('yield-control'),
  z.strictObject({ type: z.literal('prepare-bundle'), bundle: BundleHash }), // server
  z.strictObject({ type: z.literal('show-bundle'), bundle: BundleHash }), // server
  // timetable: `until` is the instant at which the item was due
  z.strictObject({
    type: z.literal('follow-timetable'),
    does: z.enum(['open', 'close', 'sleep']),
    until: z.number().int(),
  }),
  z.strictObject({ type: z.literal('drop-lease'), session: z.string() }), // server: that session was revoked
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']
