import type { Booth, Mode } from './booth.ts'
import type { Content } from './content.ts'
import type { KioskId } from './ids.ts'
import { strongest } from './opening.ts'

/** How screens change hands between visitors and guests: all of it follows from the state and booth time (K16, K17). */

const usualCourtesySeconds = 5
const clockJumpMs = 1_000 // booth time before the change itself: a clock was set back, and nobody waits for it

type Moment = { now: number; content: Content }
type Guests = Extract<Mode, { name: 'tour' | 'standby' }>

/** Until when visits may go on under a stand-by that begins now. Only free mode has visits; one that runs out is not renewed. */
export function courtesyOf(mode: Mode, { now, content }: Moment): number | undefined {
  if (mode.name === 'standby') return mode.courtesyUntil
  const seconds = content.settings.courtesySeconds ?? usualCourtesySeconds
  return mode.name === 'free' && seconds > 0 ? now + seconds * 1_000 : undefined
}

/** Free mode after guests, with the order in which their screens go back where the content asks for one. */
export function freeAfter(guests: Guests, { now, content }: Moment): Mode {
  const gapMs = Math.round((content.settings.restoreGapSeconds ?? 0) * 1_000)
  const kiosks = content.screens.map((screen) => screen.kiosk).filter((kiosk) => held(guests, kiosk))
  if (gapMs === 0 || kiosks.length < 2) return { name: 'free', since: now }
  return { name: 'free', since: now, restore: { from: guests.name, gapMs, kiosks } }
}

const held = (guests: Guests, kiosk: KioskId): boolean => guests.name === 'standby' || takes(guests, kiosk)

/** Whether a tour has this kiosk: it took it, and has not let it go. */
export const takes = (tour: Extract<Mode, { name: 'tour' }>, kiosk: KioskId): boolean =>
  (tour.kiosks === 'all' || tour.kiosks.includes(kiosk)) && !tour.released.includes(kiosk)

/** How long a visit that was going on may still go on under a stand-by; 0 when none may. */
export function courtesyLeftMs({ mode, over }: Pick<Booth, 'mode' | 'over'>, now: number): number {
  if (mode.name !== 'standby' || mode.courtesyUntil === undefined || now < mode.since - clockJumpMs) return 0
  if (over.some((standing) => standing.name !== 'freeze')) return 0
  return Math.max(0, mode.courtesyUntil - now)
}

/** How long this kiosk still waits for its turn to go back to visitors. */
export function restoreLeftMs(mode: Mode, kiosk: KioskId, now: number): number {
  if (mode.name !== 'free' || !mode.restore || now < mode.since - clockJumpMs) return 0
  const place = mode.restore.kiosks.indexOf(kiosk) // a screen that the content does not know waits for nobody
  return Math.max(0, mode.since + place * mode.restore.gapMs - now)
}

/** When this kiosk changes its scene by itself, without another word from the booth; null when it does not. */
export function ownTurn(
  booth: Pick<Booth, 'mode' | 'over'>,
  kiosk: KioskId,
  now: number,
  visiting: boolean,
): number | null {
  const left = (visiting && courtesyLeftMs(booth, now)) || restoreLeftMs(booth.mode, kiosk, now)
  return left > 0 ? now + left : null
}

/** Whether a visit may begin or go on here: tour (unless released), standby, ceremony, closed and every overlay but freeze end it. */
export function visitsAllowed(booth: Pick<Booth, 'mode' | 'over'>, kiosk: KioskId, now = Infinity): boolean {
  const over = strongest(booth.over)
  if (over && over.name !== 'freeze') return false
  const { mode } = booth
  return mode.name === 'free' ? restoreLeftMs(mode, kiosk, now) === 0 : mode.name === 'tour' && !takes(mode, kiosk)
}
