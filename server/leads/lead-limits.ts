import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const leavesEach = { points: 12, duration: 600 } // a class that queues at a screen needs no more
const triesEach = { points: 5, duration: 900 } // against some 134 million codes

/** How often a screen may leave a number, and how often anybody may try a code (P8). */
export class LeadLimits {
  readonly #leaves = new RateLimiterMemory({ keyPrefix: 'lead', ...leavesEach })
  readonly #tries = new RateLimiterMemory({ keyPrefix: 'lead-code', ...triesEach })

  /** Seconds to wait, or 0 and this one is counted. */
  leave = (kiosk: string): Promise<number> => enter(this.#leaves, kiosk)

  /** The same for a code, counted before it is looked up: else a hundred at once would all be tried. */
  try = (who: string): Promise<number> => enter(this.#tries, who)

  /** It was a right one. */
  async found(who: string): Promise<void> {
    await this.#tries.reward(who)
  }
}

async function enter(limiter: RateLimiterMemory, who: string): Promise<number> {
  try {
    await limiter.consume(who)
    return 0
  } catch (limited) {
    if (limited instanceof RateLimiterRes) return Math.max(1, Math.ceil(limited.msBeforeNext / 1_000))
    throw limited
  }
}
