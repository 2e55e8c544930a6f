import type { ScriptLength } from './booth.ts'
import type { Stop, Tour } from './content.ts'
import { scriptOf, speakingSeconds, type SpeakingRates } from './speaking-time.ts'

const secondsBetweenStops = 8 // a few steps and a greeting

/** How long these stops take at this length: what is said while walking with questions, and the steps between. */
export function walkSeconds(stops: readonly Stop[], length: ScriptLength, rates: SpeakingRates): number {
  const speaking = stops.reduce((sum, stop) => sum + speakingSeconds(scriptOf(stop, length).zh, rates.walking), 0)
  return Math.round(speaking + stops.length * secondsBetweenStops)
}

/** What a whole plan takes beside what it promises, so that whoever writes or walks it is warned (T8). */
export type PlanTime = { seconds: number; budget: number; over: boolean }

/** The overview is spoken standing, the stops while walking. */
export function planTime(tour: Tour, length: ScriptLength, rates: SpeakingRates): PlanTime {
  const overview = speakingSeconds(tour.overview.script.zh, rates.standing)
  const seconds = Math.round(overview) + walkSeconds(tour.stops, length, rates)
  const budget = tour.minutes * 60
  return { seconds, budget, over: seconds > budget }
}
