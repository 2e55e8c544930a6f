import type { Booth } from '#shared/booth.ts'

/** A moment further ahead than this is a clock that jumped, and nobody waits for it. */
export const clockJumpMs = 1_000
/** How far past `showAt` pictures may hold a change back: about nine frames, then it is shown as it is. */
export const patienceMs = 150

/** An emergency waits for no moment and no picture. */
export const isUrgent = (booth: Pick<Booth, 'over'>): boolean => booth.over.some((over) => over.name === 'emergency')

/**
 * Whether this frame is the one (O3): the first at or after `showAt`. An emergency does not wait, and a `showAt`
 * far ahead means that a clock jumped, not that the change is for later.
 */
export function isDue(booth: Pick<Booth, 'over' | 'showAt'>, frameAt: number, prepared: boolean): boolean {
  if (isUrgent(booth)) return true
  const early = booth.showAt - frameAt
  if (early > clockJumpMs) return true
  if (early > 0) return false
  return prepared || -early >= patienceMs
}
