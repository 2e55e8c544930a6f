import type { TourMode } from '#shared/booth.ts'
import type { Tour } from '#shared/content.ts'
import { speakingRates, speakingSeconds } from '#shared/speaking-time.ts'

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
export function plannedSeconds(mode: TourMode, tour: Tour, perMinute: number = speakingRates.standing): number | null {
  if (mode.phase === 'overview') return Math.round(speakingSeconds(tour.overview.script.zh, perMinute))
  if (mode.phase !== 'stop') return null
  return tour.stops.find((stop) => stop.id === mode.stop)?.plannedSeconds ?? null
}

/** 7:05, and 1:02:07 beyond the hour. */
export function clockText(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`
}
