import type { ScriptLength } from './booth.ts'
import type { Stop, Tour } from './content.ts'
import type { StopId } from './ids.ts'
import { walkSeconds } from './plan-time.ts'
import { speakingRates, type SpeakingRates } from './speaking-time.ts'

/** What to keep when the time is cut: which stops, and how much is said at each. */
export type TourPlan = { stops: StopId[]; length: ScriptLength; seconds: number }

type Circumstances = {
  rates?: SpeakingRates
  /** Whether a stop's exhibit is missing, faulty or without staff: such stops go first (T7). */
  isFlagged?: (stop: Stop) => boolean
}

/**
 * A plan for the stops that are left within `minutes`. If everything cannot be said in full, stops whose exhibit is not
 * in order go at once. Of the rest more stops are worth more than longer scripts, up to a point: every stop in one line is
 * a march, so first the scripts shrink to short, then stops go from the end (the plan puts highlights first), and only the
 * last three are cut to one line. At least one stop always stays.
 */
export function compress(
  tour: Tour,
  left: readonly StopId[],
  minutes: number,
  { rates = speakingRates, isFlagged = () => false }: Circumstances = {},
): TourPlan {
  const all = left.flatMap((id) => tour.stops.find((stop) => stop.id === id) ?? [])
  const sound = all.filter((stop) => !isFlagged(stop))
  const stops = sound.length > 0 ? sound : all
  const plans = [planOf(all, 'full', rates), ...shrinking(stops, rates)]
  return plans.find((plan) => plan.seconds <= minutes * 60) ?? planOf(stops.slice(0, 1), 'oneLine', rates)
}

/** Ever shorter plans of these stops, the best first. */
function shrinking(stops: readonly Stop[], rates: SpeakingRates): TourPlan[] {
  const few = Math.min(3, stops.length)
  const first = (kept: number, length: ScriptLength) => planOf(stops.slice(0, kept), length, rates)
  const counts = (from: number, to: number) => Array.from({ length: Math.max(0, from - to + 1) }, (_, i) => from - i)
  return [
    first(stops.length, 'full'),
    ...counts(stops.length, few).map((kept) => first(kept, 'short')),
    ...counts(few, 2).map((kept) => first(kept, 'oneLine')),
    first(1, 'short'),
  ]
}

function planOf(stops: readonly Stop[], length: ScriptLength, rates: SpeakingRates): TourPlan {
  return { stops: stops.map((stop) => stop.id), length, seconds: walkSeconds(stops, length, rates) }
}
