import type { TourMode } from '#shared/booth.ts'
import type { Tour } from '#shared/content.ts'
import { walkSeconds } from '#shared/plan-time.ts'
import { speakingRates, speakingSeconds, type SpeakingRates } from '#shared/speaking-time.ts'

/** How long the tour and this place have lasted, without the pauses (T3). `now` is booth time. */
export function tourTimes(mode: TourMode, now: number): { tourMs: number; phaseMs: number } {
  const pause = mode.pausedSince === null ? 0 : Math.max(0, now - mode.pausedSince)
  return {
    tourMs: Math.max(0, now - mode.since - mode.pausedMs - pause),
    phaseMs: Math.max(0, now - mode.phaseSince - mode.phasePausedMs - pause),
  }
}

/** Well in time, nearly up, over. It is said in words as well as in colour. */
export type Pace = 'good' | 'soon' | 'over'

export function paceOf(ms: number, plannedSeconds: number): Pace {
  const part = ms / 1_000 / plannedSeconds
  return part < 0.8 ? 'good' : part <= 1 ? 'soon' : 'over'
}

/** The time planned for where the tour stands; null where nobody hurries. */
export function plannedSeconds(mode: TourMode, tour: Tour, rates: SpeakingRates = speakingRates): number | null {
  if (mode.phase === 'overview') return Math.round(speakingSeconds(tour.overview.script.zh, rates.standing))
  const stop = mode.phase === 'stop' ? tour.stops.find(({ id }) => id === mode.stop) : undefined
  if (!stop) return null
  // A stop is planned for its short script; a plan that says more or less there takes as long as that is spoken.
  return mode.length === 'short' ? stop.plannedSeconds : walkSeconds([stop], mode.length, rates)
}

/** 7:05, and 1:02:07 beyond the hour. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}
