import type { Booth } from '#shared/booth.ts'
import type { KioskId } from '#shared/ids.ts'
import { startDelayMs } from './film-law.ts'

/** What the booth asks of the film that is on the glass. */
export type FilmCue = {
  startAt: number // booth time of its first frame: the same on every screen, and for one that joins late
  still: boolean // under a freeze and in a time of mourning nothing moves
  volume: number // 0 to 1
}

/** Null where no film of a stop can be on the glass. A paused tour stops its clocks and not what guests look at. */
export function filmCue(booth: Booth, kiosk: KioskId): FilmCue | null {
  const { mode } = booth
  if (mode.name !== 'tour' || mode.phase !== 'stop') return null
  return { startAt: mode.phaseSince + startDelayMs, ...filmRules(booth, kiosk) }
}

/** What the booth allows any film on this screen. */
export type FilmRules = Pick<FilmCue, 'still' | 'volume'>

export function filmRules({ over, muted, solemn, volumes }: Booth, kiosk: KioskId): FilmRules {
  const still = solemn || over.some((standing) => standing.name === 'freeze')
  return { still, volume: muted || still ? 0 : (volumes[kiosk] ?? 100) / 100 }
}

/** The same, as a sheet of a stop hands it to its film. */
export type SheetFilm = { cue: FilmCue | null; now: () => number; near: boolean }
