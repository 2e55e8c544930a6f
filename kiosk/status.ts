import type { BundleHash } from '#shared/ids.ts'
import type { KioskStatus } from '#shared/presence.ts'
import type { Clock } from '#shared/web/clock.svelte.ts'
import type { Frames } from './stage/frames.ts'

export type StatusParts = {
  clock: Pick<Clock, 'now' | 'at' | 'error' | 'oneWay'>
  frames: Pick<Frames, 'last' | 'periodMs' | 'perSecond'>
  pending: () => number
  lastTouch: () => number | null
  visiting: () => boolean
  bundle: () => BundleHash | null
  ready: () => BundleHash | null
}

/** What this screen says of itself each second (K4). Null until its clock knows booth time. */
export function statusNow(parts: StatusParts): KioskStatus | null {
  const { clock, frames } = parts
  if (!Number.isFinite(clock.error)) return null
  const pixels = (length: number) => Math.max(1, Math.round(length * window.devicePixelRatio))
  return {
    pending: parts.pending(),
    lastTouch: parts.lastTouch(),
    visiting: parts.visiting(),
    framesPerSecond: Math.round(frames.perSecond() * 10) / 10,
    visible: document.visibilityState === 'visible',
    bundle: parts.bundle(),
    ready: parts.ready(),
    width: pixels(window.innerWidth),
    height: pixels(window.innerHeight),
    clock: {
      offsetMs: clock.now() - Date.now(),
      errorMs: clock.error,
      oneWayMs: clock.oneWay,
      frameAt: clock.at(frames.last),
      frameMs: frames.periodMs,
    },
  }
}
