import type { Booth } from '#shared/booth.ts'
import type { KioskId } from '#shared/ids.ts'
import { takes } from '#shared/handover.ts'
import type { Audience } from '#shared/visit-events.ts'

/** Whose touch it is (V5): staff who check this screen, a tour that holds it, or a visitor. */
export function audienceOf(booth: Booth, kiosk: KioskId): Audience {
  if (booth.staffKiosks.includes(kiosk)) return 'staff'
  return booth.mode.name === 'tour' && takes(booth.mode, kiosk) ? 'tour' : 'visitor'
}
