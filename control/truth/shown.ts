import type { Booth } from '#shared/booth.ts'
import type { KioskPresence } from '#shared/presence.ts'

/** What a screen says of the booth's newest state: painted it, has not yet, is not there, or is hidden behind another window. */
export type Showing = 'shown' | 'waiting' | 'hidden' | 'offline' | 'unpaired'

export function showingOf(kiosk: KioskPresence, booth: Pick<Booth, 'revision'>): Showing {
  if (!kiosk.paired) return 'unpaired'
  if (!kiosk.online) return 'offline'
  if (kiosk.status && !kiosk.status.visible) return 'hidden'
  return kiosk.painted && kiosk.painted.revision >= booth.revision ? 'shown' : 'waiting'
}

/** Whether the mode is meant for this screen: a tour may leave screens to visitors, and let some go early. */
export function isConcerned(kiosk: KioskPresence, { mode, over }: Pick<Booth, 'mode' | 'over'>): boolean {
  if (!kiosk.paired) return false
  if (mode.name !== 'tour' || over.length > 0) return true
  return (mode.kiosks === 'all' || mode.kiosks.includes(kiosk.kiosk)) && !mode.released.includes(kiosk.kiosk)
}

/** “N of M screens show it” (C2): counted from what screens painted, never from what was sent. */
export function countShown(kiosks: readonly KioskPresence[], booth: Booth): { shown: number; of: number } {
  const concerned = kiosks.filter((kiosk) => isConcerned(kiosk, booth))
  return { shown: concerned.filter((kiosk) => showingOf(kiosk, booth) === 'shown').length, of: concerned.length }
}
