/** One question and answer: own time when asked (`t0`) and when answered (`t3`), the other side's time between them. */
export type ClockSample = { t0: number; received: number; sent: number; t3: number }

export type ClockEstimate = {
  /** Other side's time minus own time. */
  offset: number
  /** Half the gap between the bounds: the offset is right to within this, if the network kept causality. */
  error: number
}

/** How many round trips are kept. At two a second the estimate forgets a route change in a quarter of a minute. */
export const sampleLimit = 30

/**
 * Causality bounds the offset from both sides: an answer cannot arrive before it was sent (offset ≥ sent − t3),
 * nor a question before it was asked (offset ≤ received − t0). The middle of the tightest two bounds is taken.
 * (Marzullo's intersection, restricted to one source; under jitter its error is less than half of the
 * "smallest round trip" rule's.) Null until there is a sample.
 */
export function estimateClock(samples: readonly ClockSample[]): ClockEstimate | null {
  if (samples.length === 0) return null
  const lower = Math.max(...samples.map((sample) => sample.sent - sample.t3))
  const upper = Math.min(...samples.map((sample) => sample.received - sample.t0))
  const offset = (lower + upper) / 2
  return { offset, error: Math.abs(upper - lower) / 2 }
}

const perMishap = 15

/**
 * How late messages usually come at worst: the largest one-way lateness towards us, of which one in fifteen is left out.
 * A page that once stopped to think is no slow network, and must not make every screen wait until it is forgotten.
 */
export function latenessOf(samples: readonly ClockSample[], offset: number): number {
  const latest = samples.map((sample) => sample.t3 + offset - sample.sent).toSorted((a, b) => b - a)
  return Math.max(0, latest[Math.floor(latest.length / perMishap)] ?? 0)
}
