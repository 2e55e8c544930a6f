import type { Booth } from '#shared/booth.ts'
import type { Command } from '#shared/commands.ts'
import type { KioskId } from '#shared/ids.ts'

const step = 10
const full = 100

export const volumeOf = ({ volumes }: Pick<Booth, 'volumes'>, kiosk: KioskId): number => volumes[kiosk] ?? full

/** One step louder or softer, as the volume that it leads to: pressed twice before an answer it is still one step. */
export function volumeTo(booth: Pick<Booth, 'volumes'>, kiosk: KioskId, by: -1 | 1): Command {
  const steps = Math.round(volumeOf(booth, kiosk) / step) + by
  return { type: 'set-volume', kiosk, volume: Math.max(0, Math.min(full, steps * step)) }
}
