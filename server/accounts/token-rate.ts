import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

const perSecond = 20 // far above any hand on a key, far below what would slow down the booth

/** Keeps a program that runs wild from taking the booth's time (A11). */
export class TokenRate {
  readonly #limiter = new RateLimiterMemory({ keyPrefix: 'token', points: perSecond, duration: 1 })

  /** Whether this call is one too many. */
  async exceeded(token: string): Promise<boolean> {
    try {
      await this.#limiter.consume(token)
      return false
    } catch (limited) {
      if (limited instanceof RateLimiterRes) return true
      throw limited
    }
  }
}
