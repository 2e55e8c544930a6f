import type { ScriptLength } from './booth.ts'
import type { Stop, Tour } from './content.ts'
import type { StopId } from './ids.ts'
import { scriptOf, speakingRates, speakingSeconds } from './speaking-time.ts'

/** What to keep when the time is cut: which stops, and how much is said at each. */
export type TourPlan = { stops: StopId[]; length: ScriptLength; seconds: number }

const secondsBetweenStops = 8 // a few steps and a greeting

/**
 * A plan for the stops that are left within `minutes`. More stops are worth more than longer scripts, up to a point:
 * every stop in one line is a march, so first the scripts shrink to short, then stops go from the end (the plan puts
 * highlights first), and only the last three are cut to one line. At least one stop always stays.
 */
export function compress(tour: Tour, left: readonly StopId[], minutes: number): TourPlan {
  const stops = left.flatMap((id) => tour.stops.find((stop) => stop.id === id) ?? [])
  const budget = minutes * 60
  for (const length of ['full', 'short'] as const) {
    const plan = planOf(stops, length)
    if (plan.seconds <= budget) return plan
  }
  for (let kept = stops.length - 1; kept >= Math.min(3, stops.length); kept--) {
    const plan = planOf(stops.slice(0, kept), 'short')
    if (plan.seconds <= budget) return plan
  }
  for (let kept = Math.min(3, stops.length); kept > 1; kept--) {
    const plan = planOf(stops.slice(0, kept), 'oneLine')
    if (plan.seconds <= budget) return plan
  }
  return planOf(stops.slice(0, 1), budget >= planOf(stops.slice(0, 1), 'short').seconds ? 'short' : 'oneLine')
}

function planOf(stops: readonly Stop[], length: ScriptLength): TourPlan {
  const speaking = stops.reduce(
    (sum, stop) => sum + speakingSeconds(scriptOf(stop, length).zh, speakingRates.walking),
    0,
  )
  return {
    stops: stops.map((stop) => stop.id),
    length,
    seconds: Math.round(speaking + stops.length * secondsBetweenStops),
  }
}
