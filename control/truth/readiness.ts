import type { Booth } from '#shared/booth.ts'
import type { KioskPresence } from '#shared/presence.ts'

/** What a screen still lacks before guests may come: the first thing on this list that somebody could do something about. */
export type Readiness = 'ready' | 'offline' | 'hidden' | 'fetching' | 'painting'

/**
 * The ready lamp of a screen in standby (C8): it is here and seen, has the whole published bundle, media included, and has
 * painted the standby. Nothing of it is assumed; a screen that has not said so is not ready.
 */
export function readinessOf(
  { online, status, painted }: KioskPresence,
  booth: Pick<Booth, 'bundle' | 'nextBundle'>,
): Readiness {
  if (!online || !status) return 'offline'
  if (!status.visible) return 'hidden'
  // While a new bundle is on its way, `ready` may already name that one; then the older one is complete too.
  const whole = status.ready !== null && (status.ready === booth.bundle || status.ready === booth.nextBundle)
  if (status.bundle !== booth.bundle || !whole) return 'fetching'
  return painted?.scene === 'standby' ? 'ready' : 'painting'
}
