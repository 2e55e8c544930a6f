import { z } from 'zod'
import { BundleHash, KioskId } from './ids.ts'

/** What a kiosk says of itself every second. Volatile: a lost one is replaced by the next. */
export const KioskStatus = z.object({
  pending: z.number().int().nonnegative(), // visit events not yet settled
  lastTouch: z.number().nullable(), // booth time
  visiting: z.boolean(),
  framesPerSecond: z.number().nonnegative().max(1000),
  visible: z.boolean(), // false: the page is hidden, so nobody sees it
  bundle: BundleHash.nullable(), // what it shows
  ready: BundleHash.nullable(), // what it has fetched and decoded completely, media included
  width: z.number().int().positive().max(20_000),
  height: z.number().int().positive().max(20_000),
  clock: z.object({
    offsetMs: z.number(), // booth time minus the kiosk's own wall clock
    errorMs: z.number().nonnegative(), // half the gap between the bounds
    /** One-way lateness that all but rare messages stay below: what a snapshot needs to get here. */
    oneWayMs: z.number().nonnegative(),
    /** A recent frame boundary in booth time and the time between frames: lets the server aim between boundaries. */
    frameAt: z.number(),
    frameMs: z.number().positive(),
  }),
})
export type KioskStatus = z.infer<typeof KioskStatus>

export const Painted = z.object({
  revision: z.number().int().nonnegative(),
  at: z.number(), // booth time of the second frame after the change
  scene: z.string().max(40).optional(),
})
export type Painted = z.infer<typeof Painted>

/** One tile of the panel: what a screen truly shows, and how long ago it said so. */
export const KioskPresence = z.object({
  kiosk: KioskId,
  name: z.string(),
  number: z.number().int().positive(), // what `identify` shows large on the screen
  paired: z.boolean(),
  online: z.boolean(),
  address: z.string().nullable(),
  since: z.number().nullable(), // online since, or offline since; null when it was never seen in this run
  heardAt: z.number().nullable(),
  painted: z.object({ revision: z.number(), at: z.number(), scene: z.string().nullable() }).nullable(),
  status: KioskStatus.nullable(),
})
export type KioskPresence = z.infer<typeof KioskPresence>
