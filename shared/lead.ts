import type { KioskStatus } from './presence.ts'

/** Above the worst lateness seen: rendering a frame and the server's own loop take a little too. */
const marginMs = 4
/** A screen on a bad link must not make everybody wait: beyond this it shows late. */
export const leadLimitMs = 400
/** A page that paints more slowly is hidden or in trouble; waiting for its next frame would hold up the others. */
const slowestFrameMs = 50

type KioskClock = KioskStatus['clock']

/**
 * The booth time at which a change is to be on the glass (O1): now, plus what the slowest live kiosk needs,
 * moved between two frame boundaries where the kiosks agree on them, so that no screen falls on the other side of one. An emergency does not wait.
 */
export function chooseShowAt(now: number, clocks: readonly KioskClock[], urgent: boolean): number {
  if (urgent || clocks.length === 0) return now
  // Lateness is told in the kiosk's own idea of booth time, and so is the frame: an error of its clock is in both, and cancels.
  const slowest = Math.max(...clocks.map((clock) => clock.oneWayMs))
  const earliest = now + Math.min(leadLimitMs, slowest + marginMs)
  return betweenFrames(earliest, clocks)
}

/**
 * Half a frame before the first boundary at or after `earliest`, if all run at one rate and in one phase: the frame that
 * shows the change is then that boundary's for everybody, and aiming costs no time. Otherwise `earliest` itself.
 */
function betweenFrames(earliest: number, clocks: readonly KioskClock[]): number {
  const [first] = clocks
  if (!first) return earliest
  const period = first.frameMs
  if (period > slowestFrameMs) return earliest
  const sameRate = clocks.every((clock) => Math.abs(clock.frameMs - period) < period * 0.05)
  if (!sameRate) return earliest
  // Phases live on a circle, so they are averaged as vectors; a short resultant means the panels are not in phase.
  let x = 0
  let y = 0
  for (const clock of clocks) {
    const angle = (2 * Math.PI * (clock.frameAt % period)) / period
    x += Math.cos(angle) / clocks.length
    y += Math.sin(angle) / clocks.length
  }
  if (Math.hypot(x, y) < 0.9) return earliest
  const phase = (Math.atan2(y, x) / (2 * Math.PI)) * period
  const boundary = earliest + mod(phase - earliest, period)
  return boundary - period / 2
}

const mod = (value: number, by: number): number => ((value % by) + by) % by
