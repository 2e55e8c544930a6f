import { z } from 'zod'
import { BundleHash, Epoch, ItemId, KioskId, StopId, TextId, TourId, WelcomeId } from './ids.ts'

/** The one authoritative state of the stand. Time in it is absolute (epoch milliseconds), never a counter. */

/** Where a tour stands. Finer steps are named by destination, so that sending one twice is harmless. */
export const TourPhase = z.enum(['arrival', 'overview', 'stop', 'closing'])
export type TourPhase = z.infer<typeof TourPhase>

/** How near the guests are, as a runner or a telephone call says: ten minutes, five. Nothing follows from it by itself. */
export const StandbyStage = z.enum(['waiting', 't10', 't5'])
export type StandbyStage = z.infer<typeof StandbyStage>

/** How much an explainer says at a stop: one line in passing, about a minute, about three. */
export const ScriptLength = z.enum(['oneLine', 'short', 'full'])
export type ScriptLength = z.infer<typeof ScriptLength>

const instant = z.number().int().nonnegative()

const TourMode = z.object({
  name: z.literal('tour'),
  tour: TourId,
  phase: TourPhase,
  stop: StopId.nullable(), // the stop while `phase` is `stop`, and the last one visited otherwise
  visited: z.array(StopId),
  /** The stops still to come, in the order they will be walked: compressing, reversing and skipping change this list. */
  ahead: z.array(StopId).default([]),
  length: ScriptLength.default('short'), // how much is said at each
  welcome: WelcomeId.nullable().default(null), // null: the neutral one
  kiosks: z.union([z.literal('all'), z.array(KioskId)]),
  released: z.array(KioskId),
  since: instant,
  phaseSince: instant, // when this phase or stop began
  pausedSince: instant.nullable(),
  pausedMs: z.number().int().nonnegative(), // whole tour, earlier pauses
  phasePausedMs: z.number().int().nonnegative(), // this phase or stop, earlier pauses
})
export type TourMode = z.infer<typeof TourMode>

/** Screens go back to visitors in this order, `gapMs` apart; until its turn each keeps a scene for guests. */
const Restore = z.object({
  from: z.enum(['tour', 'standby']),
  gapMs: z.number().int().positive(),
  kiosks: z.array(KioskId),
})
export type Restore = z.infer<typeof Restore>

export const Mode = z.discriminatedUnion('name', [
  z.object({ name: z.literal('free'), since: instant, restore: Restore.optional() }),
  /** `done`: the items that were shown and left, in that order; advanced by hand only. */
  z.object({
    name: z.literal('ceremony'),
    item: ItemId.nullable(),
    done: z.array(ItemId).default([]),
    since: instant,
  }),
  z.object({
    name: z.literal('standby'),
    tour: TourId,
    since: instant,
    stage: StandbyStage.default('waiting'),
    stageSince: instant.default(0),
    /** Until then a visit that was going on may go on. Nobody begins one. */
    courtesyUntil: instant.optional(),
  }),
  TourMode,
  /** `dark`: the screens sleep for the night. */
  z.object({ name: z.literal('closed'), since: instant, dark: z.boolean().default(false) }),
])
export type Mode = z.infer<typeof Mode>
export type ModeName = Mode['name']

/** Lies over a mode and leaves it as it was. The strongest is shown: emergency, safe, blank, freeze. */
export const Over = z.discriminatedUnion('name', [
  z.object({ name: z.literal('emergency'), text: TextId, since: instant }),
  z.object({ name: z.literal('safe'), since: instant }),
  z.object({ name: z.literal('blank'), since: instant }),
  z.object({ name: z.literal('freeze'), since: instant }),
])
export type Over = z.infer<typeof Over>
export type OverName = Over['name']

/** Who steers. Exactly one session holds it; the others watch. */
export const Lease = z.object({ session: z.string(), holder: z.string(), since: instant })
export type Lease = z.infer<typeof Lease>

export const Booth = z.object({
  epoch: Epoch,
  revision: z.number().int().nonnegative(), // one up for each accepted command that changed something
  showAt: z.number(), // booth time at which this is to be on the glass
  bundle: BundleHash,
  /** A bundle that kiosks are fetching; it becomes `bundle` when they are ready. */
  nextBundle: BundleHash.nullable(),
  mode: Mode,
  over: z.array(Over),
  solemn: z.boolean(), // 哀悼: greyscale, no motion, no sound
  rehearsal: z.boolean(), // 演练: logged, left out of every figure
  muted: z.boolean(), // 静音
  /** Kiosks that staff are checking: what is touched there is not a visitor's. */
  staffKiosks: z.array(KioskId),
  lease: Lease.nullable(),
  /** Somebody asks the holder for the lease. */
  leaseRequest: Lease.nullable().default(null),
  /** Groups that wait for the tour that runs, in the order they came. */
  queue: z.array(TourId).default([]),
  /** 0 to 100 for each kiosk; full where none is set. */
  volumes: z.record(z.string(), z.number().int().min(0).max(100)).default({}),
  /** The timetable's items up to this instant are dealt with; a choice made by hand since then stands until the next. */
  timetableUntil: instant.default(0),
})
export type Booth = z.infer<typeof Booth>
